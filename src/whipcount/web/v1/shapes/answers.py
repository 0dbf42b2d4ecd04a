"""A forecast, the legal steps, and why a number is what it is."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict

from whipcount.web.v1.shapes.parts import Chamber, Shape


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
