"""Numbers that have not taken in the news of the day.

A number is *behind the news* when another report told on its day or the day before that somebody had moved, its own
report tells nothing of them, no other number of the side was printed since, and to read it as of the day before that
move takes no more unreported moves.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date, timedelta

from whipcount.count.best import Best, cheapest
from whipcount.count.doubts.otherwise import Doubt, Group, Otherwise, printers, settled
from whipcount.count.flows import Flow
from whipcount.count.readings import Ledger
from whipcount.count.rows import Frame, Row
from whipcount.count.solving.accounts import Accounts
from whipcount.count.solving.engine import SolverError
from whipcount.model.claims import Allegiance, Switch
from whipcount.model.words import Bench, Modality


def behind(
    frame: Frame, ledger: Ledger, flows: Sequence[Flow], best: Best, groups: Sequence[Group]
) -> Iterator[Otherwise]:
    """The numbers of the newest day that has any, each read as of the day before the news that its report has not."""
    for group in (group for group in groups if group[0].own == groups[0][0].own):
        before = _before_news(frame, group)
        if before is None or _numbered_since(ledger, group, before):
            continue
        quarrels = {choice.row: best.given[choice.row] for choice in ledger.open if choice.optional}
        other = settled(ledger, quarrels | dict.fromkeys(group, before))
        start = _no_dearer(frame, other, flows, best)
        if start:
            yield Otherwise(Doubt(group, "late"), other, start)


def _numbered_since(ledger: Ledger, group: Group, before: int) -> bool:
    """Whether another number of one of the sides was printed after that day and before these."""
    sides = {row.cells for row in group}
    totals = (choice.row for choice in ledger.choices if choice.row.kind == "total")
    return any(row.cells in sides and before < row.own < group[0].own for row in totals)


def _before_news(frame: Frame, group: Sequence[Row]) -> int | None:
    """The stretch before the earliest move of these sides that is news on the day of a report and not told in it."""
    day = frame.timeline.day(group[0].own)
    if day is None:
        return None
    benches = {bench for row in group for _, bench in row.cells}
    own = printers(frame)[group[0].claims[0]]
    here = [claim for claim in frame.evidence.weighing if claim.quote.report == own]
    span = timedelta(days=frame.prices.news_days)
    known = {name for claim in here if isinstance(claim, Switch | Allegiance) for name in (claim.actor, claim.party)}
    news = {who: first for who, first in _first_told(frame, benches).items() if day - span <= first <= day}
    before = min((frame.timeline.stretch(first) for who, first in news.items() if who not in known), default=0) - 1
    return before if before > 0 else None


def _first_told(frame: Frame, benches: Container[Bench]) -> dict[str, date]:
    """Who is said to have moved from or to one of these benches, with the day of the first report of it."""
    moved = [s for s in frame.evidence.of(Switch) if s.modality is not Modality.EXPECTED]
    touching = [switch for switch in moved if switch.origin in benches or switch.target in benches]
    return {switch.party or switch.actor: switch.holds_on for switch in reversed(touching)}


def _no_dearer(frame: Frame, other: Ledger, flows: Sequence[Flow], best: Best) -> tuple[Accounts, Best] | None:
    """The cheapest accounts of another ledger, if they set aside and move no more than the best ones."""
    try:
        made, found = cheapest(frame, other, flows)
    except SolverError:  # the numbers cannot be those of that day
        return None
    return (made, found) if found.moves <= best.moves else None
