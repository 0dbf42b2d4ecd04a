"""Second pass: each claim becomes a row, `low <= seats in these cells <= high` in one stretch of time.

A row says nothing about what other claims say. Which rows must hold, and of which day, is decided later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from whipcount.count.apart import Part
from whipcount.count.blocs import OTHERS, Actor, Blocs
from whipcount.count.gather import Evidence
from whipcount.count.members import Member
from whipcount.count.places import BENCHES, bench_after, bench_by_bench, bench_of, bench_said, leaves_seat, of_all
from whipcount.count.prices import Prices
from whipcount.count.timeline import Timeline
from whipcount.model.claims import Allegiance, Claim, Office, Seats, SittingMembers, Switch, Total, Vacancy
from whipcount.model.quantity import Quantity
from whipcount.model.words import Bench, Modality, MotionKind

Cell = tuple[str | None, Bench]

NOBODY: Cell = (None, Bench.VACANT)


@dataclass(frozen=True, slots=True)
class Demand:
    """From `low` to `high` seats stand in `cells` together; `high` None is no upper bound."""

    cells: tuple[Cell, ...]
    low: int
    high: int | None


@dataclass(frozen=True)
class Row:
    """What a claim demands of the stretch it counts for.

    own: its stretch. older: earlier stretches that it may be read of; `lag` is the price of that, 0 for
    a standing allegiance. aside: the price of setting it aside. claims: whose row it is.
    """

    kind: str
    demands: tuple[Demand, ...]
    own: int
    older: tuple[int, ...]
    lag: int
    aside: int
    claims: tuple[str, ...]

    @property
    def flexible(self) -> bool:
        """A background allegiance: true of some recent day, whichever."""
        return self.lag == 0 and bool(self.older)

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.kind, self.demands, self.own, self.claims))

    @cached_property
    def cells(self) -> frozenset[Cell]:
        """The cells that it binds."""
        return frozenset(cell for demand in self.demands for cell in demand.cells)

    @property
    def needed(self) -> frozenset[str | None]:
        """The blocs that it asks seats of."""
        return frozenset(bloc for demand in self.demands if demand.low for bloc, _ in demand.cells)


@dataclass(frozen=True, slots=True)
class House:
    """So many seats, divided among blocs, over the stretches 0 to `last`."""

    blocs: tuple[str, ...]
    seats: int
    last: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What rows are written against: the evidence, its blocs and stretches, the house and the prices."""

    evidence: Evidence
    blocs: Blocs
    timeline: Timeline
    seats: int
    prices: Prices
    motion: MotionKind

    @property
    def house(self) -> House:
        return House(self.blocs.names, self.seats, self.timeline.last)

    def row(self, claim: Claim, kind: str, demands: Iterable[Demand], **terms: object) -> Row:
        """A row of its own day and nothing else; `terms` change that."""
        own = self.timeline.stretch(claim.holds_on)
        plain = Row(kind, tuple(demands), own, (), 0, self.prices.aside(claim.modality), (claim.id,))
        return replace(plain, **terms)  # type: ignore[arg-type]

    def counted(self, claim: Claim, kind: str, demand: Demand) -> Row:
        """A printed number, which may be an older count of a day that some report is about."""
        lag = self.prices.older_seats if kind == "seats" else self.prices.older_total
        older = tuple(t for t in self.timeline.before(claim.holds_on, self.prices.lag_days) if t)
        return self.row(claim, kind, [demand], older=older, lag=lag)

    def standing(self, claim: Claim, *demands: Demand) -> Row:
        """An allegiance, true of some day of the recent past on which those who stand there were a party."""
        blocs = {bloc for demand in demands for bloc, _ in demand.cells}
        since = [each.since for each in self.blocs.factions if each.since and each.name in blocs]
        first = max((self.timeline.stretch(day) for day in since), default=0)
        older = tuple(t for t in self.timeline.before(claim.holds_on, self.prices.lag_days) if t >= first)
        return self.row(claim, "allegiance", demands, older=older, lag=0)


def rows(frame: Frame) -> tuple[Row, ...]:
    """Every row, with identical ones merged: two witnesses of one number weigh twice."""
    evidence = frame.evidence
    made = [_total(frame, total) for total in evidence.of(Total)]
    for seats in evidence.of(Seats):
        made += _seats(frame, seats) if frame.blocs.apart(seats.party) else [_at_least(frame, seats)]
    made += _vacancies(frame)
    for allegiance in evidence.of(Allegiance):
        made += _allegiance(frame, allegiance)
    for switch in evidence.of(Switch):
        made += _switch(frame, switch)
    made += _seats_left(frame)
    return _merged(frame, made)


def _total(frame: Frame, claim: Total) -> Row:
    if claim.bench is Bench.VACANT:
        return frame.counted(claim, "vacancy", _span([NOBODY], claim.quantity))
    cells = [(bloc, claim.bench) for bloc in frame.blocs.names]
    if not of_all(claim):
        return frame.counted(claim, "total", Demand(tuple(cells), claim.quantity.low, None))
    return frame.counted(claim, "total", _span(cells, claim.quantity))


def _seats(frame: Frame, claim: Seats) -> Iterator[Row]:
    if counted_apart(frame, claim.party):
        yield _some(frame, claim)
        return
    cells = [(bloc, bench) for bench in BENCHES for bloc in frame.blocs.counted_in(claim)]
    yield frame.counted(claim, "seats", _span(cells, claim.quantity))
    if claim.bench in BENCHES:
        yield frame.standing(claim, _none_off(_standing_with(frame, claim.party, claim), claim.bench))


def _at_least(frame: Frame, claim: Seats) -> Row:
    """A number of a part: the bloc that the part is counted in has at least as many."""
    cells = frame.blocs.cells(frame.blocs.bloc(claim.party))
    return frame.counted(claim, "seats", Demand(cells, claim.quantity.low, None))


def _some(frame: Frame, claim: Seats) -> Row:
    """A number of independents: those on the bench that is named, or some of all."""
    bench = bench_said(frame.evidence, claim)
    if bench in BENCHES:
        return frame.standing(claim, _span(frame.blocs.cells(claim.party, [bench]), claim.quantity))
    return _at_least(frame, claim)


def counted_apart(frame: Frame, party: str) -> bool:
    """Whether independents are counted bench by bench: reports that differ speak of different members."""
    return bench_by_bench(frame.evidence, party, frame.blocs.independents)


def _vacancies(frame: Frame) -> Iterator[Row]:
    for claim in frame.evidence.of(Vacancy):
        yield frame.counted(claim, "vacancy", _span([NOBODY], claim.quantity))
    for sitting in frame.evidence.of(SittingMembers):
        low, high = sitting.quantity.low, sitting.quantity.high
        if low > frame.seats:  # of another house, or of this one under another law: the finding `house_size` says so
            continue
        least = 0 if high is None else max(0, frame.seats - high)
        yield frame.counted(sitting, "vacancy", Demand((NOBODY,), least, frame.seats - low))


def _allegiance(frame: Frame, claim: Allegiance) -> Iterator[Row]:
    actor = frame.blocs.actor(claim.actor, claim.party)
    bench = claim.bench or bench_of(claim.option, frame.motion)
    if actor is None or bench not in BENCHES or (actor.whole and actor.bloc == OTHERS):
        return
    if actor.part:
        demands = _all_of(actor.part, (bench,))
    elif actor.whole and not counted_apart(frame, actor.party):
        demands = _whole(_standing_with(frame, actor.bloc, claim), bench, today=not claim.bench)
    else:
        demands = (Demand(((actor.bloc, bench),), max(1, len(_beside(frame, claim, actor))), None),)
    yield frame.standing(claim, *demands) if claim.bench else frame.row(claim, "allegiance", demands)


def _whole(blocs: Sequence[str], bench: Bench, *, today: bool) -> tuple[Demand, ...]:
    """None of a party off its bench. One who votes that day is there: no party is emptied to meet two reports."""
    off = _none_off(blocs, bench)
    return (off, Demand(tuple((bloc, bench) for bloc in blocs), 1, None)) if today else (off,)


def _standing_with(frame: Frame, bloc: str, claim: Claim) -> tuple[str, ...]:
    """Who is meant by a whole party: all but the members who were put somewhere by themselves by then."""
    return (bloc, *(part.name for part in frame.blocs.parts_of(bloc) if claim.holds_on < part.since))


def _beside(frame: Frame, claim: Allegiance, actor: Actor) -> set[Member]:
    """The members counted in one bloc who are put on one bench in the same way on the same day, one by one."""
    alike = (c for c in frame.evidence.of(Allegiance) if (c.bench, c.option) == (claim.bench, claim.option))
    named = (frame.blocs.actor(c.actor, c.party) for c in alike if c.holds_on == claim.holds_on)
    return {each.member for each in named if each and each.member and each.bloc == actor.bloc}


def _switch(frame: Frame, claim: Switch) -> Iterator[Row]:
    actor = frame.blocs.actor(claim.actor, claim.party)
    place = bench_after(claim)
    if actor is None or not place or claim.modality is Modality.EXPECTED:
        return
    apart = counted_apart(frame, actor.party)
    least = max(1, _moved(frame, claim, actor)) + (_there_before(frame, claim, actor.party) if apart else 0)
    if actor.part and not claim.quantity:
        beside = (Demand(frame.blocs.cells(actor.part.of, place), least, None),) if apart else ()
        yield frame.row(claim, "switch", (*_all_of(actor.part, place), *beside))
    elif claim.quantity or apart:
        yield frame.row(claim, "switch", [Demand(frame.blocs.cells(actor.bloc, place), least, None)])
    elif not actor.whole:
        yield frame.row(claim, "switch", [Demand(tuple((actor.bloc, bench) for bench in place), least, None)])
    elif actor.bloc != OTHERS:
        gone = _standing_with(frame, actor.bloc, claim)
        off = tuple((bloc, bench) for bench in BENCHES if bench not in place for bloc in gone)
        yield frame.row(claim, "switch", [Demand(off, 0, 0)])


def _moved(frame: Frame, claim: Switch, actor: Actor) -> int:
    """How many of the bloc have gone the same way by then: members named one by one add up."""
    if claim.quantity:
        return claim.quantity.low
    alike = (c for c in frame.evidence.of(Switch) if not c.quantity and c.target is claim.target)
    gone = (frame.blocs.actor(c.actor, c.party) for c in alike if c.holds_on <= claim.holds_on)
    return len({each.member for each in gone if each and each.member and each.bloc == actor.bloc})


def _there_before(frame: Frame, claim: Switch, party: str) -> int:
    """Independents who stood on the bench before others joined them there: the number reported before the switch."""
    numbers = [seats for seats in frame.evidence.of(Seats) if seats.party == party and seats.holds_on < claim.holds_on]
    there = [seats.quantity.low for seats in numbers if bench_said(frame.evidence, seats) is claim.target]
    return max(there, default=0)


def _seats_left(frame: Frame) -> Iterator[Row]:
    """A member with a bloc of their own who has died or given up the seat sits nowhere.

    Any other's seat was one of the party's, which may be vacant or have another member: no row says which.
    """
    for claim in frame.evidence.of(Office):
        actor = frame.blocs.actor(claim.holder, claim.party)
        if actor and actor.part and leaves_seat(claim) and claim.modality is not Modality.EXPECTED:
            yield frame.row(claim, "left", [Demand(frame.blocs.cells(actor.part.name), 0, 0)])


def _all_of(part: Part, place: Sequence[Bench]) -> tuple[Demand, ...]:
    """Members who have a bloc of their own stand on one of these benches, and nowhere else."""
    off = Demand(tuple((part.name, bench) for bench in BENCHES if bench not in place), 0, 0)
    return off, Demand(tuple((part.name, bench) for bench in place), len(part.members), len(part.members))


def _span(cells: Iterable[Cell], quantity: Quantity) -> Demand:
    return Demand(tuple(cells), quantity.low, quantity.high)


def _none_off(blocs: Iterable[str], bench: Bench) -> Demand:
    return Demand(tuple((bloc, other) for other in BENCHES if other is not bench for bloc in blocs), 0, 0)


def _merged(frame: Frame, made: Iterable[Row]) -> tuple[Row, ...]:
    """Identical rows as one; claims of one report are one witness, whose firmest word counts."""
    reports = {claim.id: claim.quote.report for claim in frame.evidence.weighing}
    alike: dict[tuple[object, ...], list[Row]] = {}
    for row in made:
        alike.setdefault((row.kind, row.demands, row.own, row.older, row.lag), []).append(row)
    return tuple(_one(group, reports) for group in alike.values())


def _one(group: list[Row], reports: dict[str, str]) -> Row:
    witness: dict[str, int] = {}
    for row in group:
        report = reports[row.claims[0]]
        witness[report] = max(witness.get(report, 0), row.aside)
    claims = dict.fromkeys(claim for row in group for claim in row.claims)
    return replace(group[0], aside=sum(witness.values()), claims=tuple(claims))
