"""The count against a slow count that does what the definitions say: every state of a tiny house, one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.told import CROSSBENCH, GOVERNMENT, OPPOSITION, Told

from whipcount.count.bands import bands, questions
from whipcount.count.best import cheapest
from whipcount.count.blocs import blocs
from whipcount.count.case import Case
from whipcount.count.flows import Flow, flows
from whipcount.count.gather import gather
from whipcount.count.places import BENCHES
from whipcount.count.prices import Prices
from whipcount.count.quarrels.contradictions import contradictions
from whipcount.count.readings import read
from whipcount.count.rows import NOBODY, Cell, Demand, Frame, Row, rows
from whipcount.count.solving.accounts import Choice
from whipcount.count.timeline import timeline
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, MotionKind, Option

pytestmark = pytest.mark.slow

FIRST = date(2022, 3, 1)
State = tuple[int, ...]
# Benches that drift quickly and slowly, so that a house of three members shows the difference.
PRICES = Prices(drift_plausible=Fraction(1, 10), drift_possible=Fraction(1, 3), vacant_plausible=Fraction(1, 3))

SIDES = st.sampled_from([GOVERNMENT, OPPOSITION, CROSSBENCH])
SAYINGS = st.lists(
    st.one_of(
        st.tuples(st.just("total"), SIDES, st.integers(0, 3)),
        st.tuples(st.just("seats"), st.just(None), st.integers(0, 3)),
        st.tuples(st.just("stands"), SIDES, st.integers(0, 1)),
        st.tuples(st.just("switches"), st.sampled_from([GOVERNMENT, OPPOSITION]), st.integers(0, 2)),
        st.tuples(st.just("group"), st.just(None), st.integers(1, 2)),
        st.tuples(st.just("vacant"), st.just(None), st.integers(0, 1)),
        st.tuples(st.sampled_from(["died", "elected"]), st.just(None), st.integers(1, 2)),
    ),
    min_size=1,
    max_size=4,
)
TOLD = st.lists(st.tuples(st.integers(0, 4), SAYINGS), min_size=1, max_size=2)


# A party of two, of which one member goes another way than the party does.
ASTRAY = st.tuples(
    st.just((0, [("seats", None, 2), ("switches", OPPOSITION, 1)])),
    st.tuples(
        st.integers(0, 4),
        st.lists(
            st.one_of(
                st.tuples(st.just("stands"), SIDES, st.integers(0, 1)),
                st.tuples(st.just("switches"), st.just(GOVERNMENT), st.integers(0, 1)),
                st.tuples(st.just("total"), SIDES, st.integers(0, 2)),
                st.tuples(st.just("vacant"), st.just(None), st.integers(0, 1)),
                st.tuples(st.just("died"), st.just(None), st.integers(1, 2)),
                st.tuples(st.just("elected"), st.just(None), st.integers(1, 2)),
            ),
            min_size=1,
            max_size=3,
        ),
    ),
)


# A party of two that sits under another name from some day on.
BROKEN = st.tuples(
    st.just((0, [("seats", None, 2)])),
    st.tuples(
        st.integers(1, 4),
        st.lists(
            st.one_of(
                st.tuples(st.just("stands"), SIDES, st.just(0)),
                st.tuples(st.just("total"), SIDES, st.integers(0, 2)),
                st.tuples(st.just("seats"), st.just(None), st.sampled_from([0, 2])),
            ),
            max_size=1,
        ).map(lambda sayings: [("breaks", None, 2), *sayings]),
    ),
)


def told(days: Iterable[tuple[int, list[tuple[str, Bench | None, int]]]]) -> list[Told]:
    """Reports about one party X in a house of three, at most two days of them."""
    reports = []
    for number, (day, sayings) in enumerate(days):
        report = Told(f"P{number}", FIRST + timedelta(day))
        for what, bench, quantity in sayings:
            say(report, what, bench, quantity)
        reports.append(report)
    return reports


def say(report: Told, what: str, bench: Bench | None, number: int) -> None:
    match what, bench:
        case "total", Bench():
            report.total(bench, number)
        case "stands", Bench():
            report.stands("X", bench, **({"actor": f"Member {number}"} if number else {}))
        case "switches", Bench():
            report.switches("X", bench, origin=None, **({"actor": f"Member {number}"} if number else {}))
        case "seats", _:
            report.seats("X", number)
        case "died", _:
            report.seat(f"Member {number}", "X", "died")
        case "elected", _:
            report.seat(f"Member {number}", "X", "appointed")
        case "breaks", _:
            report.group("X", number)
            report.seats("Y", number)
            report.seats("X", 0)
        case "group", _:
            report.group("X", number, option=Option.YES)
        case _:
            report.vacant(number)


def frame(reports: list[Told], seats: int, later: int) -> Frame:
    """The frame of these reports, counted some days after the last of them."""
    as_of = max(each.report.published for each in reports) + timedelta(later)
    claims = [claim for each in reports for claim in each.claims]
    evidence = gather(claims, reports=[each.report for each in reports], witnesses={}, as_of=as_of)
    motion = MotionKind.NO_CONFIDENCE
    return Frame(evidence, blocs(evidence, None, motion), timeline(evidence), seats, PRICES, motion)


class Slow:
    """Every state of a tiny house, and what each account of it costs, by the definitions."""

    def __init__(self, of: Frame) -> None:
        self.frame = of
        self.cells: list[Cell] = [*((bloc, bench) for bloc in of.blocs.names for bench in BENCHES), NOBODY]
        self.place = {cell: number for number, cell in enumerate(self.cells)}
        self.states = list(shared(of.seats, len(self.cells)))
        self.known: dict[object, list[State]] = {}

    def meets(self, state: State, demand: Demand) -> bool:
        seats = self.seats(state, demand.cells)
        return demand.low <= seats and (demand.high is None or seats <= demand.high)

    def seats(self, state: State, cells: Iterable[Cell]) -> int:
        return sum(state[self.place[cell]] for cell in cells)

    def holds(self, subset: Sequence[Row]) -> bool:
        """Whether some account has all these rows on their own day, standing ones on any of theirs."""
        stretches = range(self.frame.timeline.last + 1)
        given_days = [(row.own, *row.older) if row.flexible else (row.own,) for row in subset]
        return any(
            all(self.allowed(t, zip(subset, days, strict=True)) for t in stretches) for days in product(*given_days)
        )

    def allowed(self, t: int, read: Iterable[tuple[Row, int | None]]) -> list[State]:
        demands = [demand for row, day in read if day == t for demand in row.demands]
        return [state for state in self.states if all(self.meets(state, demand) for demand in demands)]

    def moves(self, before: State, after: State, steps: dict[tuple[Cell, Cell], int]) -> int:
        """Seats that arrive in a place, or in a party, beyond what the steps explain."""
        explained = [0] * len(self.cells)
        for (origin, target), seats in steps.items():
            explained[self.place[origin]] -= seats
            explained[self.place[target]] += seats
        arrived = sum(max(0, b - a - e) for a, b, e in zip(before, after, explained, strict=True))
        for bloc in self.frame.blocs.names:
            cells = [(bloc, bench) for bench in BENCHES]
            joined = sum(explained[self.place[cell]] for cell in cells)
            arrived += max(0, self.seats(after, cells) - self.seats(before, cells) - joined)
        return arrived

    def fewest(
        self, read: Sequence[tuple[Row, int | None]], ways: Sequence[Flow], rumours: int, answers: dict[Bench, int]
    ) -> dict[State, int]:
        """For each last state the fewest moves of an account that ends in it; a rumoured step counts `rumours`.

        answers: the newest total of each bench; what was rumoured by then is no way any more.
        """
        reached = {(state, (0,) * len(ways)): 0 for state in self.allowed(0, read)}
        for t in range(1, self.frame.timeline.last + 1):
            after: dict[tuple[State, tuple[int, ...]], int] = {}
            for (state, used), moved in reached.items():
                for steps, spent, price in self.steps(ways, used, t, rumours, answers):
                    for then in self.allowed_at(t, read):
                        cost = moved + price + self.moves(state, then, steps)
                        key = (then, spent)
                        after[key] = min(after.get(key, cost), cost)
            reached = after
        last: dict[State, int] = {}
        for (state, _), moved in reached.items():
            last[state] = min(last.get(state, moved), moved)
        return last

    def allowed_at(self, t: int, read: Sequence[tuple[Row, int | None]]) -> list[State]:
        key = (t, tuple(row for row, day in read if day == t))
        if key not in self.known:
            self.known[key] = self.allowed(t, read)
        return self.known[key]

    def steps(
        self, ways: Sequence[Flow], used: tuple[int, ...], t: int, rumours: int, answers: dict[Bench, int]
    ) -> Iterator[tuple[dict[tuple[Cell, Cell], int], tuple[int, ...], int]]:
        """Every way to let flows carry seats in the change into stretch t, within what is left of their caps."""
        most = 2 * self.frame.seats  # two steps lead from any bench to any other
        ways_open = [(n, way) for n, way in enumerate(ways) if way.since <= t <= way.until]
        steps_of = {n: [s for s in way.steps if way.firm or not _answered(way, s, answers)] for n, way in ways_open}
        limits = {n: min(most, way.most - used[n]) for n, way in ways_open}
        for every in product(*(shares(limits[n], len(steps)) for n, steps in steps_of.items())):
            if sum(map(sum, every)) > most:
                continue
            spent, taken = list(used), dict[tuple[Cell, Cell], int]()
            for (n, steps), carried in zip(steps_of.items(), every, strict=True):
                spent[n] += sum(carried)
                for step, seats in zip(steps, carried, strict=True):
                    taken[step] = taken.get(step, 0) + seats
            rumoured = sum(sum(c) for n, c in zip(steps_of, every, strict=True) if not ways[n].firm)
            yield taken, tuple(spent), rumours * rumoured


def _answered(way: Flow, step: tuple[Cell, Cell], answers: dict[Bench, int]) -> bool:
    return any(way.told <= answers.get(bench, -1) for _, bench in step)


def shared(seats: int, cells: int) -> Iterator[State]:
    """Every way to put so many seats into so many cells."""
    if cells == 1:
        yield (seats,)
        return
    for first in range(seats + 1):
        yield from ((first, *rest) for rest in shared(seats - first, cells - 1))


def shares(most: int, steps: int) -> Iterator[tuple[int, ...]]:
    """Every way to carry no more than so many seats by so many steps."""
    return (carried[1:] for carried in shared(most, steps + 1))


def readings(choice: Choice) -> list[tuple[int | None, int]]:
    """The readings of a row; a standing allegiance has all its days, even where the count has pinned one."""
    if choice.row.flexible and len(choice.readings) == 1:
        return [(day, 0) for day in (choice.row.own, *choice.row.older)]
    return list(choice.readings)


def every(
    of: Frame, choices: Sequence[Choice], ways: Sequence[Flow], answers: dict[Bench, int]
) -> Iterator[tuple[int, tuple[dict[State, int], ...], list[int | None]]]:
    """For each reading of all rows its price, the fewest moves by last state, and the days.

    The moves with rumours counted, with those free that no total has answered, and with all of them free.
    """
    slow = Slow(of)
    for given_readings in product(*(readings(choice) for choice in choices)):
        read_ = [(choice.row, day) for choice, (day, _) in zip(choices, given_readings, strict=True)]
        counted = slow.fewest(read_, ways, 1, {})
        if counted:
            price = sum(price for _, price in given_readings)
            moves = counted, slow.fewest(read_, ways, 0, answers), slow.fewest(read_, ways, 0, {})
            yield price, moves, [day for _, day in read_]


@settings(max_examples=80, deadline=None)
@given(days=st.one_of(TOLD, ASTRAY, BROKEN))
def test_the_smallest_contradictions_are_those_that_trying_every_subset_finds(
    days: list[tuple[int, list[tuple[str, Bench | None, int]]]],
) -> None:
    of = frame(told(days), seats=3, later=0)
    made, slow = rows(of), Slow(of)
    impossible: list[frozenset[Row]] = []
    for size in range(1, len(made) + 1):
        for subset in combinations(made, size):
            smallest = not any(known <= set(subset) for known in impossible)
            if smallest and not slow.holds(subset):
                impossible.append(frozenset(subset))

    assert set(impossible) == set(contradictions(made, of.blocs.names, of.seats, of.prices).sets)


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(days=st.one_of(TOLD, ASTRAY), seats=st.integers(1, 2), later=st.integers(0, 5))
@example(
    [(0, [("seats", None, 1), ("total", GOVERNMENT, 1), ("stands", OPPOSITION, 0), ("stands", CROSSBENCH, 1)])], 1, 0
)
@example(
    [(0, [("seats", None, 0), ("stands", GOVERNMENT, 0), ("stands", OPPOSITION, 1), ("stands", CROSSBENCH, 1)])], 1, 0
)
@example(
    [(0, [("seats", None, 0), ("stands", GOVERNMENT, 0), ("stands", GOVERNMENT, 1), ("stands", OPPOSITION, 1)])], 1, 0
)
def test_price_moves_and_both_ranges_are_those_of_all_accounts_tried_one_by_one(
    days: list[tuple[int, list[tuple[str, Bench | None, int]]]], seats: int, later: int
) -> None:
    agrees(days, seats, later)


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(days=st.one_of(TOLD, ASTRAY), seats=st.integers(1, 2), later=st.integers(1, 3))
def test_they_are_so_where_a_day_without_news_knows_what_was_found_the_day_before(
    days: list[tuple[int, list[tuple[str, Bench | None, int]]]], seats: int, later: int
) -> None:
    agrees(days, seats, later, day_by_day=True)


@pytest.mark.slow
@settings(max_examples=6, deadline=None)
@given(days=BROKEN)
def test_they_are_so_where_a_party_breaks_in_two(days: list[tuple[int, list[tuple[str, Bench | None, int]]]]) -> None:
    agrees(days, seats=2, later=0)


def counted(of: Frame, before: Case | None = None) -> Case:
    """A day, as the count works it out after the day before; only what the bands need."""
    made, ways = rows(of), flows(of)
    if before and before.stands(of, made, ways):
        ledger, start, known = before.ledger, before.bands.again(), before.bands
    else:
        ledger, known = read(of, made, ways), None
        start = cheapest(of, ledger, ways)
    case = Case(of, True, made, ways, ledger, bands(of, ledger, ways, start, known), None, None, None, None)
    spans = [(case.bands.plausible[cells], case.bands.possible[cells]) for cells in questions(of)]
    assert all(near.low in far and near.high in far for near, far in spans)
    return case


def agrees(
    days: list[tuple[int, list[tuple[str, Bench | None, int]]]], seats: int, later: int, *, day_by_day: bool = False
) -> None:
    case: Case | None = None
    for day in range(0 if day_by_day else later, later + 1):
        case = counted(frame(told(days), seats, day), case)
    assert case is not None
    of, ways, ledger, quick = case.frame, case.ways, case.ledger, case.bands
    accounts = list(every(of, ledger.choices, ways, quick.answers))
    slow = Slow(of)

    price = min(cost for cost, _, _ in accounts)
    moves = min(min(counted.values()) for cost, (counted, _, _), _ in accounts if cost == price)
    assert (price, moves) == (quick.best.price, quick.best.moves)

    def ranges(most: int, reach: int, vacant: int, *, answered: bool) -> dict[tuple[Cell, ...], Range]:
        last = {
            state
            for cost, (_, answering, free), _ in accounts
            if cost <= most
            for state, moved in (answering if answered else free).items()
            if moved <= reach and slow.seats(state, [NOBODY]) <= vacant
        }
        return {
            cells: Range(min(slow.seats(s, cells) for s in last), max(slow.seats(s, cells) for s in last))
            for cells in questions(of)
        }

    near, far = quick.near, quick.far
    assert {cells: quick.plausible[cells] for cells in questions(of)} == ranges(
        price + of.prices.slack, near.moves, near.vacant, answered=True
    )
    possible = ranges(10**6, far.moves, far.vacant, answered=False)
    for place, choice in enumerate(ledger.choices):  # and what is printed of the day and could be true
        optional = any(day is None for day, _ in choice.readings) and choice.row.own == of.timeline.last
        if optional and any(days[place] == choice.row.own for *_, days in accounts):
            for demand in choice.row.demands:
                if demand.cells in possible and demand.high is not None:
                    span = possible[demand.cells]
                    possible[demand.cells] = Range(min(span.low, demand.low), max(span.high, demand.high))
    assert {cells: quick.possible[cells] for cells in questions(of)} == possible
