"""Floors under a score: "numbers.recall=0.9" holds while nine in ten numbers of the gold are read."""

from __future__ import annotations

from dataclasses import dataclass

from whipcount.files import nearest
from whipcount.model import KINDS, Problem, Unusable
from whipcount.scoring.score import GROUPS, SHARES, Score

_MEASURES = ("precision", "recall", "f1")
_OF_SHARES = (*SHARES, "off_topic")


@dataclass(frozen=True)
class Floor:
    """The least that a measure of a kind, a group or a share may be."""

    name: str
    measure: str
    least: float

    @classmethod
    def of(cls, text: str) -> Floor:
        """A floor as it is typed; Unusable with what is wrong in it."""
        what, _, least = text.partition("=")
        name, _, measure = what.strip().replace("-", "_").partition(".")
        known = [f"{n}.{m}" for n in (*GROUPS, *KINDS) for m in _MEASURES] + [f"{n}.share" for n in _OF_SHARES]
        if f"{name}.{measure}" not in known:
            guess = nearest(f"{name}.{measure}", known) or "numbers.recall"
            expected, do = "one such as numbers.recall=0.9", f"Write {guess}=0.9."
            raise Unusable(Problem(None, f"the floor '{text}'", expected, do))
        try:
            value = float(least)
        except ValueError:
            value = -1
        if not 0 <= value <= 1:
            raise Unusable(Problem(None, f"the floor '{text}'", "a share from 0 to 1", f"Write {name}.{measure}=0.9."))
        return cls(name, measure, value)

    def broken(self, score: Score) -> str | None:
        """A sentence when the score lies below, or when there is nothing to measure; else None."""
        tally = score.shares[self.name] if self.name in score.shares else score.tallies[self.name]
        reached = getattr(tally, self.measure)
        if reached is None:
            return f"{self.name}.{self.measure} cannot be measured on this gold; the floor is {self.least:g}."
        if reached < self.least:
            return f"{self.name}.{self.measure} is {reached:.4f} and lies below the floor of {self.least:g}."
        return None
