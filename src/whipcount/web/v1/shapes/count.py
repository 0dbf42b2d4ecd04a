"""A count: who stands where on a day, the votes needed, the verdict, the motion, what is wrong."""

from __future__ import annotations

from datetime import date

from whipcount.web.v1.shapes.parts import Band, Chamber, Claim, Report, Shape, Span


class Party(Band):
    """One party's seats, in all and by bench."""

    benches: dict[str, Band]


class Threshold(Shape):
    """The votes needed, of which base, by whom, under which article."""

    votes: int | None
    base: str | None
    article: str | None
    by: str | None
    range: Span
    source: str | None
    sentence: str


class Verdict(Shape):
    """Whether the motion carries if every member votes with the bench they stand on."""

    sentence: str
    outcome: str
    certainty: str
    margin: Span | None


class Stage(Shape):
    """A reported step of the motion."""

    stage: str
    date: date | None
    claims: list[str]


class Window(Shape):
    """The legal days for the vote."""

    earliest: date | None
    latest: date | None
    article: str | None
    sentence: str
    inside: bool | None


class Motion(Shape):
    """The motion as the reports describe it."""

    kind: str
    target: str | None
    mover: str | None
    stages: list[Stage]
    window: Window | None


class Finding(Shape):
    """Something wrong or worth knowing in what reports say."""

    code: str
    sentence: str
    expected: str | None
    found: str | None
    claims: list[str]
    contradicts: bool


class Question(Shape):
    """What to find out next."""

    party: str
    sentence: str
    bits: float | None
    explanations: int | None


class Unread(Shape):
    """A sentence that holds a number or a known name and gave no claim."""

    report: str
    path: str | None
    start: int
    end: int
    quote: str
    why: str


class Count(Shape):
    """The whole answer for one chamber on one date."""

    chamber: Chamber | None
    as_of: date
    seats: int | None
    benches: dict[str, Band]
    parties: dict[str, Party]
    threshold: Threshold | None
    verdict: Verdict
    motion: Motion | None
    agreements: list[Claim]
    statements: list[Claim]
    findings: list[Finding]
    next_question: Question | None
    unread: list[Unread]
    claims: list[Claim]
    reports: list[Report]
    set_aside: list[str]
    read_as_of: dict[str, date]
    moves: int
