"""A count: who stands where on a date, how sure that is, and what follows in law."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from whipcount.model.claims import Agreement, Claim, Statement
from whipcount.model.law import Chamber, Threshold
from whipcount.model.quantity import Quantity, Range
from whipcount.model.report import Quote, Report
from whipcount.model.words import Bench, MotionKind, Outcome, Stage


@dataclass(frozen=True, slots=True)
class Reported:
    """A number that a report prints, with the claim that prints it."""

    quantity: Quantity
    claim: str
    published: date


@dataclass(frozen=True, slots=True)
class Band:
    """Three answers that are never mixed: what is printed, what is plausible, what is possible.

    reported: figures printed for the date of the count, newest first.
    plausible: what every account allows that needs hardly more unreported moves than the simplest one.
    possible: what some account allows that sets aside only contradicted claims. Plausible lies within it.
    because: ids of the claims that bear on it.
    """

    reported: tuple[Reported, ...]
    plausible: Range
    possible: Range
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyCount:
    """One party's seats: in all, and by bench."""

    party: str
    seats: Band
    benches: dict[Bench, Band]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong or worth knowing in what reports say.

    code: a short word, listed in docs/findings.md. sentence: says it whole, with the numbers.
    contradicts: true when the claims behind it cannot all hold (then `whipcount check` exits 3).
    """

    code: str
    sentence: str
    expected: str | None = None
    found: str | None = None
    claims: tuple[str, ...] = ()
    contradicts: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What to find out next: the bloc whose stand narrows the count most.

    party: the bloc, or a bench. bits: how much the answer would tell, all accounts being equally likely;
    explanations: how many accounts fit. Both None while nothing bounds what is asked.
    """

    party: str
    sentence: str
    bits: float | None = None
    explanations: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the motion carries if every member votes with the bench they stand on.

    certainty: "reported" when a report gives the result, "certain" when even the possible range decides it,
    "plausible" when the plausible one does, "open" otherwise. margin: the votes of those who must find them,
    less the threshold.
    """

    outcome: Outcome
    certainty: str
    margin: Range | None
    sentence: str


@dataclass(frozen=True, slots=True)
class StageReport:
    """One reported step of the motion: which, on which day, and the claims that say so."""

    stage: Stage
    day: date | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """The legal days for the vote. earliest and latest are None when the day they run from is not reported.

    inside: whether the reported day lies in it; None when that cannot be told.
    """

    earliest: date | None
    latest: date | None
    article: str | None
    sentence: str
    inside: bool | None = None


@dataclass(frozen=True, slots=True)
class Motion:
    """The motion that the reports are about, as they describe it."""

    kind: MotionKind
    target: str | None
    mover: str | None
    stages: tuple[StageReport, ...]
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that holds a number or a known name and gave no claim: a gap, shown."""

    quote: Quote
    why: str


@dataclass(frozen=True, slots=True)
class BenchCount:
    """Who stands on which bench on one date, and what follows in law: all that a timeline shows of a day.

    seats: the statutory size, None if neither the law nor a report gives it.
    benches: a band for each bench, vacant included; the numbers of any one account sum to `seats`. In a house
    of unknown size only the benches are there whose number a report gives, and none while nothing is reported
    of any side: a range that only the size of the house bounds is not a count.
    claims: all that were known by then. parties: None where only benches were asked for.
    """

    chamber: Chamber | None
    as_of: date
    seats: int | None
    benches: dict[Bench, Band]
    threshold: Threshold | None
    verdict: Verdict
    claims: tuple[Claim, ...]
    parties: tuple[PartyCount, ...] | None

    @property
    def government(self) -> Band:
        return self._bench(Bench.GOVERNMENT)

    @property
    def opposition(self) -> Band:
        return self._bench(Bench.OPPOSITION)

    def _bench(self, bench: Bench) -> Band:
        if bench not in self.benches:
            raise LookupError(f"the {bench.value} cannot be counted: no report says who is on which side")
        return self.benches[bench]


@dataclass(frozen=True, slots=True)
class Count(BenchCount):
    """The whole answer for one chamber on one date.

    set_aside: ids of contested claims that the cheapest account gives up; read_as_of: ids of those that it
    reads as an older count, with that day; moves: how many seats it has moving with no report that says they did.
    """

    parties: tuple[PartyCount, ...]
    motion: Motion | None
    agreements: tuple[Agreement, ...]
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    next_question: Question | None
    reports: tuple[Report, ...]
    unread: tuple[Unread, ...] = field(default=())
    set_aside: tuple[str, ...] = ()
    read_as_of: dict[str, date] = field(default_factory=dict)
    moves: int = 0

    def claim(self, claim_id: str) -> Claim:
        return next(claim for claim in self.claims if claim.id == claim_id)

    def report(self, report_id: str) -> Report:
        return next(report for report in self.reports if report.id == report_id)
