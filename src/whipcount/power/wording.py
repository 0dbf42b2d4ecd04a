"""Rules in words, as treaties have them: "states >= 55% and people >= 65%, or states >= 25".

A condition names a column of weights and asks for an amount of it: `>=` or `at least`, `>` or `more than`, then a
number, a percentage or a fraction of the whole. Conditions are joined by `and`, which binds first, and `or`; brackets
say otherwise. The column `players` is always there and counts one for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NoReturn

from whipcount.model import Place, Problem, Unusable
from whipcount.model.words import Base
from whipcount.power.rules import Joined, Number, Rule, Rules, rule

Make = Callable[[str], "Weights"]
_MARKS = re.compile(r"(\(|\)|,|>=|>|\bat\s+least\b|\bmore\s+than\b|\band\b|\bor\b)", re.IGNORECASE)
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)(?:\s*/\s*(\d+))?\s*(%|per\s?cent)?", re.IGNORECASE)
_EXAMPLE = "conditions such as 'votes >= 172', 'people > 50%' or 'votes at least 2/3'"
_DEEPEST = 50  # brackets within brackets
_LONGEST = 2_000  # characters


@dataclass(frozen=True, slots=True)
class Weights:
    """A column as a condition needs it: what each player weighs, and how much of the base nobody holds."""

    of: Sequence[Number]
    vacant: Number = 0


def rules(text: str, column: Make, base: Base = Base.MEMBERS, place: Place | None = None) -> Rules:
    """The rules that a text says, each condition made of the column it names.

    column: gives a column by its name, and raises Unusable for one that is not there. base: of whom every share is
    taken. Unusable where the text is no rule, with what was found and what was expected.
    """
    if len(text) > _LONGEST:
        _wrong(f"{len(text):,} characters", place, f"at most {_LONGEST:,}")
    return _Reader(text, column, base, place).whole()


class _Reader:
    """One text, read from left to right."""

    def __init__(self, text: str, column: Make, base: Base, place: Place | None) -> None:
        pieces = (" ".join(piece.split()) for piece in _MARKS.split(text))
        self._pieces = [piece for piece in pieces if piece]
        self._at, self._depth = 0, 0
        self._column, self._base, self._place = column, base, place

    def whole(self) -> Rules:
        if not self._pieces:
            _wrong("an empty rule", self._place)
        found = self._either()
        if self._at < len(self._pieces):
            _wrong(f"'{self._pieces[self._at]}' where the rule could end", self._place, "'and' or 'or'")
        return found

    def _either(self) -> Rules:
        """Alternatives; a comma before the "or", as in the treaties, changes nothing."""
        parts = [self._all()]
        while self._took(",") or self._next() == "or":
            self._expect("or")
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Joined("or", tuple(parts))

    def _all(self) -> Rules:
        parts = [self._one()]
        while self._took("and"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else Joined("and", tuple(parts))

    def _one(self) -> Rules:
        if not self._took("("):
            return self._condition()
        self._depth += 1
        if self._depth > _DEEPEST:
            _wrong(f"brackets more than {_DEEPEST} deep", self._place, "fewer")
        found = self._either()
        self._expect(")")
        self._depth -= 1
        return found

    def _condition(self) -> Rule:
        name, how, amount = self._take(), self._take(), self._take()
        if _MARKS.fullmatch(name) or how not in (">=", ">", "at least", "more than"):
            _wrong(f"'{' '.join(filter(None, (name, how, amount)))}'", self._place)
        match = _AMOUNT.fullmatch(amount)
        if match is None or (match[2] and (match[3] or not int(match[2]))):
            _wrong(f"'{amount}' after '{name} {how}'", self._place, "a number, a percentage or a fraction")
        more = how in (">", "more than")
        try:
            weights = self._column(name)
            made = self._share(weights, more, match) if match[2] or match[3] else self._votes(weights, more, match[1])
        except Unusable as unusable:
            raise Unusable(replace(each, place=each.place or self._place) for each in unusable.problems) from None
        return replace(made, unit=name)

    def _share(self, weights: Weights, more: bool, match: re.Match[str]) -> Rule:
        share = Fraction(match[1]) / int(match[2] or 100)
        if share > 1:
            _wrong(f"'{match[0]}'", self._place, "a share of at most the whole")
        if more:
            return rule(weights.of, more_than=share, base=self._base, vacant=weights.vacant)
        return rule(weights.of, at_least=share, base=self._base, vacant=weights.vacant)

    def _votes(self, weights: Weights, more: bool, number: str) -> Rule:
        """So many votes, or the least that is more than so many: with whole weights, one more."""
        votes = Fraction(number)
        if not more:
            return rule(weights.of, votes, base=self._base, vacant=weights.vacant)
        made = rule(weights.of, votes + 1, base=self._base, vacant=weights.vacant)
        return replace(made, quota=made.quota - made.scale + 1)

    def _next(self) -> str:
        return self._pieces[self._at].lower() if self._at < len(self._pieces) else ""

    def _take(self) -> str:
        piece = self._pieces[self._at] if self._at < len(self._pieces) else ""
        self._at += 1
        return piece.lower() if _MARKS.fullmatch(piece) else piece

    def _took(self, mark: str) -> bool:
        if self._next() != mark:
            return False
        self._at += 1
        return True

    def _expect(self, mark: str) -> None:
        if not self._took(mark):
            found = f"'{self._next()}'" if self._next() else "the end of the rule"
            _wrong(found, self._place, f"'{mark}'")


def _wrong(found: str, place: Place | None, expected: str = _EXAMPLE) -> NoReturn:
    do = "Write them with 'and', 'or' and brackets; each names a column of weights, or players."
    raise Unusable(Problem(place, f"in the rule: {found}", expected, do))
