"""A refusal."""

from __future__ import annotations

from pydantic import Field

from whipcount.web.v1.shapes.parts import Shape


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
    problems: list[Said] = Field(default_factory=list)
