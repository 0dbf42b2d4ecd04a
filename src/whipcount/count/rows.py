"""Second pass: each claim becomes a row, `low <= seats in these cells <= high` in one stretch of time.

A row says nothing about what other claims say. Which rows must hold, and of which day, is decided later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from whipcount.count.blocs import OTHERS, Blocs
from whipcount.count.gather import Evidence
from whipcount.count.prices import Prices
from whipcount.count.timeline import Timeline
from whipcount.model.claims import Allegiance, Claim, Seats, SittingMembers, Switch, Total, Vacancy
from whipcount.model.quantity import Quantity
from whipcount.model.words import Base, Bench, Modality, MotionKind, Option

Cell = tuple[str | None, Bench]

BENCHES = (Bench.GOVERNMENT, Bench.OPPOSITION, Bench.CROSSBENCH)
NOBODY: Cell = (None, Bench.VACANT)


@dataclass(frozen=True, slots=True)
class Demand:
    """From `low` to `high` seats stand in `cells` together; `high` None is no upper bound."""

    cells: tuple[Cell, ...]
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
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

    @property
    def cells(self) -> frozenset[Cell]:
        return frozenset(cell for demand in self.demands for cell in demand.cells)


@dataclass(frozen=True, slots=True)
class Frame:
    """What rows are written against: the evidence, its blocs and stretches, the house and the prices."""

    evidence: Evidence
    blocs: Blocs
    timeline: Timeline
    seats: int
    prices: Prices
    motion: MotionKind

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

    def standing(self, claim: Claim, demand: Demand) -> Row:
        """An allegiance, true of some day of the recent past."""
        older = self.timeline.before(claim.holds_on, self.prices.lag_days)
        return self.row(claim, "allegiance", [demand], older=older, lag=0)


def rows(frame: Frame) -> tuple[Row, ...]:
    """Every row, with identical ones merged: two witnesses of one number weigh twice."""
    evidence = frame.evidence
    made = [_total(frame, total) for total in evidence.of(Total)]
    for seats in evidence.of(Seats):
        made += _seats(frame, seats) if seats.party not in frame.blocs.within else [_at_least(frame, seats)]
    made += _vacancies(frame)
    for allegiance in evidence.of(Allegiance):
        made += _allegiance(frame, allegiance)
    for switch in evidence.of(Switch):
        made += _switch(frame, switch)
    return _merged(frame, made)


def _total(frame: Frame, claim: Total) -> Row:
    if claim.bench is Bench.VACANT:
        return frame.counted(claim, "vacancy", _span([NOBODY], claim.quantity))
    cells = [(bloc, claim.bench) for bloc in frame.blocs.names]
    if claim.base is Base.PRESENT:
        return frame.counted(claim, "total", Demand(tuple(cells), claim.quantity.low, None))
    return frame.counted(claim, "total", _span(cells, claim.quantity))


def _seats(frame: Frame, claim: Seats) -> Iterator[Row]:
    if counted_apart(frame, claim.party):
        yield _some(frame, claim)
        return
    yield frame.counted(claim, "seats", _span([(claim.party, bench) for bench in BENCHES], claim.quantity))
    if claim.bench in BENCHES:
        yield frame.standing(claim, _none_off(claim.party, claim.bench))


def _at_least(frame: Frame, claim: Seats) -> Row:
    """A number of a part: the bloc that the part is counted in has at least as many."""
    cells = tuple((frame.blocs.bloc(claim.party), bench) for bench in BENCHES)
    return frame.counted(claim, "seats", Demand(cells, claim.quantity.low, None))


def _some(frame: Frame, claim: Seats) -> Row:
    """A number of independents: those on the bench that is named, or some of all."""
    bench = bench_said(frame.evidence, claim)
    if bench in BENCHES:
        return frame.standing(claim, _span([(claim.party, bench)], claim.quantity))
    return _at_least(frame, claim)


def bench_said(evidence: Evidence, claim: Seats) -> Bench | None:
    """The bench of a number; "two independents support the government" gives them as two claims side by side."""
    if claim.bench is not None:
        return claim.bench
    beside = (a for a in evidence.of(Allegiance) if a.actor == claim.party and a.quote.report == claim.quote.report)
    benches = {allegiance.bench for allegiance in beside if allegiance.bench}
    return benches.pop() if len(benches) == 1 else None


def counted_apart(frame: Frame, party: str) -> bool:
    """Whether independents are counted bench by bench: reports that differ speak of different members."""
    if party not in frame.blocs.independents:
        return False
    numbers = [claim for claim in frame.evidence.of(Seats) if claim.party == party]
    sides = {bench_said(frame.evidence, claim) for claim in numbers} - {None}
    return len({claim.quantity for claim in numbers}) > 1 or len(sides) > 1


def _vacancies(frame: Frame) -> Iterator[Row]:
    for claim in frame.evidence.of(Vacancy):
        yield frame.counted(claim, "vacancy", _span([NOBODY], claim.quantity))
    for sitting in frame.evidence.of(SittingMembers):
        low, high = sitting.quantity.low, sitting.quantity.high
        least = 0 if high is None else max(0, frame.seats - high)
        yield frame.counted(sitting, "vacancy", Demand((NOBODY,), least, frame.seats - low))


def _allegiance(frame: Frame, claim: Allegiance) -> Iterator[Row]:
    actor = frame.blocs.actor(claim.actor, claim.party)
    bench = claim.bench or bench_of(claim.option, frame.motion)
    if actor is None or bench not in BENCHES or (actor.whole and actor.bloc == OTHERS):
        return
    together = actor.whole and not counted_apart(frame, actor.party)
    demand = _none_off(actor.bloc, bench) if together else Demand(((actor.bloc, bench),), 1, None)
    yield frame.standing(claim, demand) if claim.bench else frame.row(claim, "allegiance", [demand])


def bench_of(option: Option | None, motion: MotionKind) -> Bench | None:
    """A vote stands for a bench only on a motion that is about the government itself."""
    asked_by_government = motion in (MotionKind.CONFIDENCE, MotionKind.INVESTITURE)
    with_it, against = (Option.YES, Option.NO) if asked_by_government else (Option.NO, Option.YES)
    return {with_it: Bench.GOVERNMENT, against: Bench.OPPOSITION}.get(option) if option else None


def _switch(frame: Frame, claim: Switch) -> Iterator[Row]:
    actor = frame.blocs.actor(claim.actor, claim.party)
    place = _place(claim)
    if actor is None or not place or claim.modality is Modality.EXPECTED:
        return
    cells = tuple((actor.bloc, bench) for bench in place)
    if claim.quantity or not actor.whole or counted_apart(frame, actor.party):
        least = max(1, _moved(frame, claim)) + _there_before(frame, claim, actor.party)
        yield frame.row(claim, "switch", [Demand(cells, least, None)])
    elif actor.bloc != OTHERS:
        off = tuple((actor.bloc, bench) for bench in BENCHES if bench not in place)
        yield frame.row(claim, "switch", [Demand(off, 0, 0)])


def _place(claim: Switch) -> tuple[Bench, ...]:
    """Where those who switched stand afterwards."""
    if claim.target in BENCHES:
        return (claim.target,)
    return tuple(bench for bench in BENCHES if bench is not claim.origin) if claim.origin in BENCHES else ()


def _moved(frame: Frame, claim: Switch) -> int:
    """How many of the bloc have gone the same way by then: members named one by one add up."""
    if claim.quantity:
        return claim.quantity.low
    alike = (c for c in frame.evidence.of(Switch) if not c.quantity and c.party == claim.party)
    gone = {c.actor for c in alike if c.target is claim.target and c.holds_on <= claim.holds_on and c.actor != c.party}
    return len(gone)


def _there_before(frame: Frame, claim: Switch, party: str) -> int:
    """Independents who stood on the bench before others joined them there: the number reported before the switch."""
    if not counted_apart(frame, party):
        return 0
    numbers = [seats for seats in frame.evidence.of(Seats) if seats.party == party and seats.holds_on < claim.holds_on]
    there = [seats.quantity.low for seats in numbers if bench_said(frame.evidence, seats) is claim.target]
    return max(there, default=0)


def _span(cells: Iterable[Cell], quantity: Quantity) -> Demand:
    return Demand(tuple(cells), quantity.low, quantity.high)


def _none_off(bloc: str, bench: Bench) -> Demand:
    return Demand(tuple((bloc, other) for other in BENCHES if other is not bench), 0, 0)


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
