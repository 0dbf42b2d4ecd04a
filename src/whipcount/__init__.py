"""whipcount: reports in, a sourced count out. `whipcount.open(...)` is the way in from Python.

>>> import whipcount
>>> crisis = whipcount.open("examples/pakistan-2022")
>>> crisis.count(as_of="2022-03-30").government.plausible
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os
    from datetime import date

    from whipcount.crisis import Crisis

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(  # noqa: A001 - whipcount.open(...) is what a reader would say
    *paths: str | os.PathLike[str],
    chamber: str | None = None,
    published: date | str | None = None,
    publisher: str | None = None,
    stdin: bytes | None = None,
) -> Crisis:
    """The crisis that the reports at these paths are about: files, folders, or "-" for `stdin`.

    chamber: its id, country or name; recognised from the reports when None. An unknown one still counts,
    by the numbers of the reports alone. published, publisher: for reports that do not say themselves.
    Raises `whipcount.model.Unusable` with everything that is wrong with the input.
    """
    from whipcount import crisis  # noqa: PLC0415 - importing whipcount must cost nothing

    return crisis.open(*paths, chamber=chamber, published=published, publisher=publisher, stdin=stdin)
