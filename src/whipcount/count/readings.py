"""Fifth pass: which rows must hold on their own day, and which may be read otherwise.

A row that nothing contradicts holds on its own day in every account. A contested one may be set aside, or be read
as an older count: of a day whose number is known well without it and is the same. A total is *overtaken* when it
has no rival on its day, yet the house would have to move back unexplained to meet it, while an earlier day fits as
it is: reports go on printing a count for days after it has changed.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from whipcount.count.flows import Flow
from whipcount.count.lasting import PLACING, lasting
from whipcount.count.quarrels.contradictions import Conflict, cheapest, contradictions, contrary
from whipcount.count.rows import Demand, Frame, Row
from whipcount.count.solving.accounts import Accounts, Choice, Reading
from whipcount.count.solving.carrying import carried
from whipcount.count.solving.drafting import accounts
from whipcount.count.solving.engine import SolverError
from whipcount.count.solving.moves import Move


@dataclass(frozen=True)
class Ledger:
    """Every row with its readings.

    conflicts: the smallest contradictory sets; contested: the rows of these, and whatever the cheapest way out gives
    up; overtaken: rows like old counts. moved: moves of accounts met on the way, a hint where to look for others.
    """

    choices: tuple[Choice, ...]
    conflicts: tuple[Conflict, ...]
    contested: frozenset[Row]
    overtaken: frozenset[Row]
    moved: frozenset[Move] = frozenset()

    @property
    def open(self) -> tuple[Choice, ...]:
        """The rows that have more than one reading."""
        return tuple(choice for choice in self.choices if len(choice.readings) > 1)


@dataclass
class _Reader:
    """The accounts of the rows that hold on their own day, in the fewest unexplained moves."""

    frame: Frame
    flows: Sequence[Flow]
    moved: set[Move] = field(default_factory=set)

    def cheapest(self, rows: Sequence[Row], loose: Container[Row] = ()) -> tuple[Accounts, int]:
        """The accounts in which these rows hold in the fewest moves, and how many these are."""
        made = self._accounts(rows, loose=loose)
        moves = made.least_moves()
        if moves is None:
            raise SolverError("no account meets the rows that nothing contradicts")
        self.moved |= made.moved()
        made.tighten(moves)
        return made, moves

    def within(self, rows: Sequence[Row], moves: int, *, before: Accounts) -> Accounts:
        """The accounts in which these rows hold, in so many moves; knowing that keeps the relaxed programme close.

        before: accounts of rows of which these are some; those that were met are a start.
        """
        made = self._accounts(rows, cap=moves)
        made.limit(moves=moves)
        made.adopt(carried(before, made))
        return made

    def _accounts(self, rows: Sequence[Row], loose: Container[Row] = (), cap: int | None = None) -> Accounts:
        made = accounts(self.frame.house, [_pinned(row, rows) for row in rows], self.flows, cap=cap, loose=loose)
        made.expect(self.moved)
        return made

    def older(self, row: Row, beside: Accounts) -> tuple[int, ...]:
        """The earlier days whose number is known well without the row, and is the row's."""
        return tuple(t for t in (() if row.flexible else row.older) if self._fits(row, t, beside))

    def _fits(self, row: Row, stretch: int, beside: Accounts) -> bool:
        return all(beside.settles(demand, stretch, self.frame.prices.known) for demand in row.demands)


def read(frame: Frame, rows: Sequence[Row], flows: Sequence[Flow], known: Ledger | None = None) -> Ledger:
    """Give every row its readings; an allegiance that only repeats an earlier one is left out.

    known: the ledger of the same rows on another day, whose contradictions are those of this one.
    """
    rows = needed(rows)
    conflicts, contested = (known.conflicts, known.contested) if known else _contested(frame, rows)
    reader = _Reader(frame, flows, set(known.moved) if known else set())
    rows = lasting(frame, rows, contested)
    firm = [row for row in rows if row not in contested]
    overtaken, fewest = _overtaken(reader, firm)
    firm = [row for row in firm if row not in overtaken]
    beside = _beside(reader, firm, fewest) if contested else None
    said = [row for row in rows if row not in overtaken]
    choices = [_pinned(row, said) for row in firm]
    choices += [Choice(row, _stale(row, overtaken[row])) for row in overtaken]
    if beside is not None:
        choices += [Choice(row, _open(row, reader.older(row, beside))) for row in rows if row in contested]
    return Ledger(tuple(choices), conflicts, contested, frozenset(overtaken), frozenset(reader.moved))


def _beside(reader: _Reader, firm: Sequence[Row], fewest: tuple[Accounts, int] | None) -> Accounts:
    """The accounts without what is contested. fewest: some that meet these rows, and the fewest moves of any."""
    return reader.within(firm, fewest[1], before=fewest[0]) if fewest else reader.cheapest(firm)[0]


def _contested(frame: Frame, rows: Sequence[Row]) -> tuple[tuple[Conflict, ...], frozenset[Row]]:
    """The smallest contradictory sets, and the rows that are contested.

    The cheapest way out gives up rows of such sets only; of which others, where not all sets are known, is asked.
    """
    found = contradictions(rows, frame.blocs.names, frame.seats, frame.prices)
    contested = frozenset(row for conflict in found.sets for row in conflict)
    contested |= frozenset() if found.every else cheapest(rows, frame.blocs.names, frame.seats)
    return found.sets, contested


def _pinned(row: Row, rows: Sequence[Row]) -> Choice:
    """The row as it is: its own day, or for a standing allegiance any of the days that matter.

    An allegiance of the first day that nobody gainsays may as well be true of the time before: an account
    that has it on the first day stays as cheap with every seat placed before as it then stands.
    """
    if row.flexible and row.older == (0,) and row.own == 1 and not any(contrary(row, other) for other in rows):
        return Choice(row, ((0, 0),))
    if row.flexible:
        return Choice(row, tuple((t, 0) for t in _days_that_matter(row, rows)))
    return Choice(row, ((row.own, 0),))


def _days_that_matter(row: Row, rows: Sequence[Row]) -> tuple[int, ...]:
    """The days of which a standing allegiance may be true that differ in what is said of its bloc.

    Between two days on which something else is said of where the bloc stands its place is free, and moves are
    counted: whoever stood there in between stood there on the first or on the last of these days as well, unless
    they came and went unreported within the fortnight.
    """
    said = {other.own for other in rows if other.kind in PLACING and other is not row and other.cells & row.cells}
    days = sorted({row.own, *row.older})
    runs = {days[0], row.own, *(t for t in days if t in said or t + 1 in said)}
    return tuple(sorted(runs, reverse=True))


def _open(row: Row, older: Iterable[int]) -> tuple[Reading, ...]:
    """A contested row: its own day, an older one, or not at all."""
    days = tuple((t, 0) for t in row.older) if row.flexible else tuple((t, row.lag) for t in older)
    return ((row.own, 0), *days, (None, row.aside))


def _stale(row: Row, older: Iterable[int]) -> tuple[Reading, ...]:
    """An overtaken row: the older days come first, its own day costs what an older one would have."""
    return (*((t, 0) for t in older), (row.own, row.lag))


def needed(rows: Sequence[Row]) -> list[Row]:
    """Without allegiances that only repeat an earlier one: said again before it could have been forgotten."""
    said: dict[tuple[Demand, ...], set[int]] = {}
    for row in (row for row in rows if row.flexible):
        said.setdefault(row.demands, set()).add(row.own)
    return [row for row in rows if not (row.flexible and said[row.demands].intersection(row.older))]


def _overtaken(reader: _Reader, firm: Sequence[Row]) -> tuple[dict[Row, tuple[int, ...]], tuple[Accounts, int] | None]:
    """Totals that repeat an older count, newest first, with the days they fit.

    With the accounts of the other rows, and the fewest moves of these.
    """
    found: dict[Row, tuple[int, ...]] = {}
    groups = _printed_together(reader.frame, firm)[: reader.frame.prices.repeats]
    if not groups:
        return found, None
    made, fewest = reader.cheapest(firm, loose={row for group in groups for row in group})
    for group in groups if fewest else ():
        made.release(group)
        moves = made.least_moves(below=fewest)
        older = None
        if moves is not None and fewest - moves > _unseen(reader.frame, group, firm):
            made.limit(moves=moves)
            older = {row: reader.older(row, made) for row in group}
            made.limit(moves=fewest)
        if older and moves is not None and all(older.values()):
            found |= older
            fewest = moves
        else:
            made.hold(group)
    reader.moved |= made.moved()
    return found, (made, fewest)


def _printed_together(frame: Frame, firm: Sequence[Row]) -> list[list[Row]]:
    """The totals of each report, newest day first: a report that repeats an older count repeats all of it."""
    reports = {claim.id: claim.quote.report for claim in frame.evidence.weighing}
    groups: dict[tuple[int, str], list[Row]] = {}
    for row in firm:
        if row.kind == "total" and row.older:
            groups.setdefault((-row.own, reports[row.claims[0]]), []).append(row)
    return [groups[key] for key in sorted(groups)]


def _unseen(frame: Frame, group: Sequence[Row], firm: Iterable[Row]) -> int:
    """What may have moved unseen since the total before these."""
    own = group[0].own
    before = [row.own for row in firm if row.kind == "total" and row.own < own]
    start, end = frame.timeline.day(max(before, default=own)), frame.timeline.day(own)
    return frame.prices.drift(_days(start, end), frame.seats)[0]


def _days(start: date | None, end: date | None) -> int:
    return (end - start).days if start and end else 0
