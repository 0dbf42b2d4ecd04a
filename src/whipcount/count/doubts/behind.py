"""Numbers that have not taken in the news of the day.

A number is *behind the news* when another report told on its day or the day before that somebody had moved, its own
report tells nothing of them, no other number of the side was printed since, and to read it as of the day before that
move takes no more unreported moves. A report that tells the news itself has counted with it, unless it prints the very
number that was printed before: that may be as old as its last printing.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date, timedelta

from whipcount.count.best import Best, cheapest
from whipcount.count.doubts.otherwise import Doubt, Group, Otherwise, printers, settled
from whipcount.count.flows import Flow
from whipcount.count.places import of_all
from whipcount.count.readings import Ledger
from whipcount.count.rows import Frame, Row
from whipcount.count.solving.accounts import Accounts
from whipcount.count.solving.engine import SolverError
from whipcount.model.claims import Allegiance, Switch, Total
from whipcount.model.quantity import Quantity
from whipcount.model.words import Bench, Modality

Late = tuple[dict[Row, int], str]  # numbers that may be older than news, each with the stretch it may be of; and why


def behind(
    frame: Frame, ledger: Ledger, flows: Sequence[Flow], best: Best, groups: Sequence[Group]
) -> Iterator[Otherwise]:
    """The numbers of the newest day that has any, each read as of a day before the news that its report has not."""
    newest = (group for group in groups if group[0].own == groups[0][0].own)
    late = (each for group in newest for each in (_missed(frame, group), _unchanged(frame, group)))
    for older, why in (each for each in late if each[0]):
        quarrels = {choice.row: best.given[choice.row] for choice in ledger.open if choice.optional}
        other = settled(ledger, quarrels | older)
        start = _no_dearer(frame, other, flows, best)
        if start:
            yield Otherwise(Doubt(tuple(older), why), other, start)


def _missed(frame: Frame, group: Group) -> Late:
    """The numbers of a report that tells nothing of the news, as of the day before the earliest of it."""
    before = min(_before_news(frame, group, told=False), default=0)
    settles = before < 1 or _numbered_since(frame, group, before)
    return ({} if settles else dict.fromkeys(group, before)), "late"


def _unchanged(frame: Frame, group: Group) -> Late:
    """The numbers of a report that tells the newest news and prints what was printed before, as of the day of that."""
    before = max(_before_news(frame, group, told=True), default=0)
    older = {row: _printed_on(frame, row, before) for row in group if not _numbered_since(frame, [row], before)}
    return {row: stretch for row, stretch in older.items() if stretch}, "unchanged"


def _printed_on(frame: Frame, row: Row, last: int) -> int:
    """The newest stretch up to the last for which the very number of a side was printed; 0 if for none."""
    span = row.demands[0].low, row.demands[0].high
    same = (own for own, number in _numbers(frame, [row]) if (number.low, number.high) == span)
    return max((own for own in same if own <= last), default=0)


def _numbered_since(frame: Frame, group: Sequence[Row], before: int) -> bool:
    """Whether another number of one of the sides was printed after that day and before these."""
    return any(before < own < group[0].own for own, _ in _numbers(frame, group))


def _numbers(frame: Frame, rows: Iterable[Row]) -> Iterator[tuple[int, Quantity]]:
    """What is printed of the sides that some numbers are of, with the stretch it is of."""
    sides = {bench for row in rows for _, bench in row.demands[0].cells}
    for total in frame.evidence.of(Total):
        if total.bench in sides and of_all(total):
            yield frame.timeline.stretch(total.holds_on), total.quantity


def _before_news(frame: Frame, group: Sequence[Row], *, told: bool) -> list[int]:
    """The stretches before the moves of these sides that are news on the day of a report.

    told: whether the report tells the news itself.
    """
    day = frame.timeline.day(group[0].own)
    if day is None:
        return []
    benches = {bench for row in group for _, bench in row.cells}
    own = printers(frame)[group[0].claims[0]]
    here = [claim for claim in frame.evidence.weighing if claim.quote.report == own]
    span = timedelta(days=frame.prices.news_days)
    known = {name for claim in here if isinstance(claim, Switch | Allegiance) for name in (claim.actor, claim.party)}
    news = {who: first for who, first in _first_told(frame, benches).items() if day - span <= first <= day}
    return [frame.timeline.stretch(first) - 1 for who, first in news.items() if (who in known) is told]


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
