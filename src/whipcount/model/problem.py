"""What a person wrote wrongly, and where.

A misprint in a chamber's law, a report without a date, an address that answers nothing: these are
facts about somebody's text, so they are values with a place, never tracebacks. Misuse of our own
functions stays an ordinary Python exception.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a person's text: a path as they named it, line and column counted from 1."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.path]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in what a person wrote or asked for.

    place: where it stands, or None when it is about no text (a missing option, an unknown name).
    found: what stands there, in words.
    expected: what should stand there, in words.
    do: what the person can do about it, as an instruction.
    """

    place: Place | None
    found: str
    expected: str
    do: str

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.found}; expected {self.expected}. {self.do}"


class Unusable(Exception):  # noqa: N818 - it says what the input is, which is what a reader needs
    """The input cannot be worked with; carries every Problem found, never only the first."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
