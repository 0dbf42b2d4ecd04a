"""whipcount: reports in, a sourced count out. `whipcount.open(...)` is the way in from Python.

>>> import whipcount
>>> crisis = whipcount.open("examples/pakistan-2022")
>>> crisis.count(as_of="2022-03-30").government.plausible
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whipcount.crisis import open, open_ledger  # noqa: A004 - whipcount.open(...) is what a reader would say

__version__ = "0.1.0"
__all__ = ["__version__", "open", "open_ledger"]


def __getattr__(name: str) -> object:
    """The functions of `whipcount.crisis`, loaded when they are first asked for: importing whipcount costs nothing."""
    if name not in ("open", "open_ledger"):
        raise AttributeError(f"module 'whipcount' has no attribute '{name}'")
    from whipcount import crisis  # noqa: PLC0415 - as said

    globals()[name] = getattr(crisis, name)
    return globals()[name]
