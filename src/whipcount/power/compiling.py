"""How a loop over numbers is compiled. Needs the extra `whipcount[fast]`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from numba import njit


def compiled(loop: Callable[..., Any]) -> Callable[..., Any]:
    """The loop as machine code, kept on the disk for the next time; other threads go on while it runs."""
    return njit(cache=True, nogil=True)(loop)  # type: ignore[no-any-return]
