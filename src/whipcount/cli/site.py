"""The pages of `whipcount serve` written into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from whipcount.cli.clock import now, today
from whipcount.cli.output import write


def write_site(paths: Sequence[str], folder: str) -> None:
    """Write every page and file; a line on a terminal says how many there are so far."""
    from whipcount.model import Place, Problem, Unusable  # noqa: PLC0415 - --help needs none of it
    from whipcount.web.folder import site_files  # noqa: PLC0415 - the same
    from whipcount.web.served import served  # noqa: PLC0415 - the same

    place, number = Path(folder), 0
    for name, body in site_files(served(paths), now, today):
        target = place / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            found = f"no folder can be made here ({error.strerror or error})"
            raise Unusable(Problem(Place(folder), found, "a folder that is yours", "Name another.")) from None
        write(str(target), body)
        number += 1
    click.echo(f"{number:,} files in {folder}; begin with {place / 'index.html'}", err=True)
