"""What several answers are made of: numbers with their sources, chambers, claims, reports."""

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


class Chamber(Shape):
    """A house of a parliament."""

    id: str
    name: str
    country: str


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
