"""The shapes of the API's answers, for its OpenAPI and for whoever makes a client from it.

They describe what `publish` and `exchange` write; the tests hold every answer against them. A claim has further fields
by its kind, which docs/api.md lists.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Span = Annotated[list[int], Field(min_length=2, max_length=2, description="The least and the greatest number.")]


class Shape(BaseModel):
    """An object that has these fields and no others."""

    model_config = ConfigDict(extra="forbid")


class Quantity(Shape):
    """Whole members from `low` to `high`; `high` null means that no upper bound was given."""

    low: int
    high: int | None
    hedged: bool = False


class Source(Shape):
    """A figure that a report prints."""

    quantity: Quantity
    claim: str
    published: date


class Band(Shape):
    """Three answers that are never mixed, and the claims behind them."""

    reported: list[int]
    plausible: Span
    possible: Span
    because: list[str]
    sources: list[Source]


class Party(Band):
    """One party's seats, in all and by bench."""

    benches: dict[str, Band]


class Chamber(Shape):
    """A house of a parliament."""

    id: str
    name: str
    country: str


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


class Claim(BaseModel):
    """What a report says, with its exact quote; further fields by its kind."""

    model_config = ConfigDict(extra="allow")

    id: str
    kind: str
    report: str
    path: str | None = None
    start: int
    end: int
    quote: str
    speaker: str | None
    modality: str
    holds_on: date


class Report(Shape):
    """What is known of a report."""

    id: str
    path: str
    published: date
    publisher: str | None
    address: str | None
    title: str | None


class WholeReport(Report):
    """A report with its text; `body` is where its prose begins."""

    body: int
    text: str


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


class Crisis(Shape):
    """A crisis: its house if it is known, the days on which reports were published, and how many there are."""

    name: str
    chamber: Chamber | None
    first: date
    last: date
    days: list[date]
    reports: int
    claims: int


class Name(Shape):
    """The name of a crisis and its page."""

    name: str
    page: str


class Listed(Shape):
    """A part of a list. next: the address of the part behind it, null at the end."""

    next: str | None


class Crises(Listed):
    """The crises that there are."""

    items: list[Name]


class Claims(Listed):
    """Claims, report by report, the oldest first."""

    items: list[Claim]


class Reports(Listed):
    """Reports, the oldest first."""

    items: list[Report]


class Forecast(BaseModel):
    """How a vote on the motion may end; docs/api.md lists its further fields."""

    model_config = ConfigDict(extra="allow")

    chamber: Chamber | None
    as_of: date
    sentence: str
    chance: float | None
    missing: list[str]


class Ends(Shape):
    """A day under the generous and the strict way of counting."""

    generous: date
    strict: date


class Step(Shape):
    """What may happen next, and by when."""

    step: str
    sentence: str
    article: str | None
    earliest: Ends | None
    latest: Ends | None
    barred: bool
    who: str | None
    not_told: list[str]


class Turn(Shape):
    """What has happened to the motion."""

    turn: str
    on: date


class Steps(Shape):
    """Where the motion stands in law and what may come next."""

    chamber: str
    motion: str
    stands: str | None
    happened: list[Turn]
    steps: list[Step]


class Why(Shape):
    """Why a number is what it is, in sentences that name their sources."""

    what: str
    sentences: list[str]


class Said(Shape):
    """One thing that is wrong, what was expected and what to do."""

    found: str
    expected: str
    do: str


class Problem(Shape):
    """A refusal (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    problems: list[Said] = []
