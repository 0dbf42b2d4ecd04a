"""From paths or a ledger to a crisis: the reports, and the chamber that they are about."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, datetime

from whipcount.crisis.crisis import Crisis
from whipcount.crisis.days import day, moment
from whipcount.model import Chamber, Problem, Report, Unusable


def open(  # noqa: A001 - it is whipcount.open, as a reader would say it
    *paths: str | os.PathLike[str],
    chamber: str | None = None,
    published: date | str | None = None,
    publisher: str | None = None,
    stdin: bytes | None = None,
) -> Crisis:
    """The crisis that the reports at these paths are about: files, folders, or "-" for `stdin`.

    chamber: its id, country or name; recognised from the reports when None. An unknown one still counts,
    by the numbers of the reports alone. published, publisher: for reports that do not say themselves.
    Raises Unusable with everything that is wrong with the input.
    """
    from whipcount.reports import open_reports  # noqa: PLC0415 - importing whipcount stays cheap

    places = [os.fspath(path) for path in paths]
    if "-" in places and stdin is None:
        raise Unusable(_no_input())
    on = day(published, "day of publication") if published else None
    reports = open_reports(places, published=on, publisher=publisher, stdin=stdin)
    return Crisis(reports, _chamber(chamber, reports), named=chamber is not None)


def open_ledger(
    address: str | os.PathLike[str],
    crisis: str | None = None,
    *,
    chamber: str | None = None,
    known_at: datetime | str | None = None,
) -> Crisis:
    """A crisis that is kept in a ledger: a file, or `postgresql://…`; with what people decided about its claims.

    crisis: its name there; the only one when None. chamber: as in `open`; the one that the ledger has when None.
    known_at: what was known at a time such as "2022-03-30T18:00" (UTC unless it names a zone).
    Raises Unusable when there is no such ledger or crisis, or nothing was known by then.
    """
    from whipcount.crisis.kept import KeptCrisis  # noqa: PLC0415 - importing whipcount stays cheap
    from whipcount.ledger import Ledger  # noqa: PLC0415 - the same
    from whipcount.rulebook import find  # noqa: PLC0415 - the same

    then = moment(known_at) if known_at else None
    house = find(chamber) if chamber else None
    with Ledger(os.fspath(address), new=False) as ledger:
        return KeptCrisis(ledger, crisis).open(house, known_at=then)


def _chamber(name: str | None, reports: Sequence[Report]) -> Chamber | None:
    from whipcount.reading import recognise  # noqa: PLC0415 - importing whipcount stays cheap
    from whipcount.rulebook import find, names, whole  # noqa: PLC0415 - the same

    return recognise(reports, names(), whole) if name is None else find(name)


def _no_input() -> Problem:
    return Problem(None, "'-' without a text", "the bytes of standard input", "Pass them as stdin=.")
