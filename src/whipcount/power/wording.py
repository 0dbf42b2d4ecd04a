"""Rules in words, as treaties have them: "states >= 55% and people >= 65%, or states >= 25".

A condition names a column of weights and asks for an amount of it: `>=` or `at least`, `>` or `more than`, then a
number, a percentage or a fraction of the whole. Conditions are joined by `and`, which binds first, and `or`; brackets
say otherwise. The column `players` is always there and counts one for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import NoReturn

from whipcount.model import Place, Problem, Unusable
from whipcount.model.words import Base
from whipcount.power.game import Game
from whipcount.power.rules import Joined, Number, Rule, Rules, leaves, rule

Column = Sequence[Number | Problem]
Make = Callable[[str], Sequence[Number]]
PLAYERS = "players"
_MARKS = re.compile(r"(\(|\)|,|>=|>|\bat\s+least\b|\bmore\s+than\b|\band\b|\bor\b)", re.IGNORECASE)
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)(?:\s*/\s*(\d+))?\s*(%|per\s?cent)?", re.IGNORECASE)
_EXAMPLE = "conditions such as 'votes >= 172', 'people > 50%' or 'votes at least 2/3'"
_DEEPEST = 50  # brackets within brackets
_LONGEST = 2_000  # characters


def ruled(  # noqa: PLR0913 - each option by its name, and most calls need none
    text: str,
    names: Sequence[str],
    columns: Mapping[str, Column],
    *,
    base: Base = Base.MEMBERS,
    vacant: Number = 0,
    place: Place | None = None,
) -> Game:
    """A game by a rule in words.

    columns: each column of weights by its heading, in the order of the names; a cell that is no number may be a
    Problem, which is raised when the column is asked for. vacant: votes of the base that nobody holds, in the only
    column that the rule names. place: where the text stands. Unusable for a text that is no rule of these columns.
    """
    found = _Reader(text, lambda name: _column(name, len(names), columns), base, vacant, place).whole()
    units = {rule.unit.casefold(): rule.unit for rule in leaves(found)}
    units.pop(PLAYERS, None)
    if vacant and len(units) != 1:
        named = f"a rule on {' and '.join(units.values()) or PLAYERS}, and vacant votes"
        raise Unusable(Problem(place, named, "one column that they belong to", "Leave the vacant votes out."))
    return Game(tuple(names), found)


def _column(name: str, number: int, columns: Mapping[str, Column]) -> Sequence[Number]:
    """The column of this name, in large letters or small; `players` is always there."""
    found = next((heading for heading in columns if heading.casefold() == name.casefold()), None)
    if found is None and name.casefold() == PLAYERS:
        return (1,) * number
    if found is None:
        known = ", ".join([*columns, PLAYERS])
        problem = Problem(None, f"there is no column '{name}'", f"one of {known}", "Name one of them in the rule.")
        raise Unusable(problem)
    if problems := [cell for cell in columns[found] if isinstance(cell, Problem)]:
        raise Unusable(problems)
    return [cell for cell in columns[found] if not isinstance(cell, Problem)]


class _Reader:
    """One text, read from left to right."""

    def __init__(self, text: str, column: Make, base: Base, vacant: Number, place: Place | None) -> None:
        if len(text) > _LONGEST:
            _wrong(f"{len(text):,} characters", place, f"at most {_LONGEST:,}")
        pieces = (" ".join(piece.split()) for piece in _MARKS.split(text))
        self._pieces = [piece for piece in pieces if piece]
        self._at, self._depth = 0, 0
        self._column, self._base, self._vacant, self._place = column, base, vacant, place

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
            vacant = 0 if name.casefold() == PLAYERS else self._vacant
            make = self._share if match[2] or match[3] else self._votes
            made = make(partial(rule, weights, base=self._base, vacant=vacant), more, match)
        except Unusable as unusable:
            raise Unusable(replace(each, place=each.place or self._place) for each in unusable.problems) from None
        return replace(made, unit=name)

    def _share(self, made: Callable[..., Rule], more: bool, match: re.Match[str]) -> Rule:
        share = Fraction(match[1]) / int(match[2] or 100)
        if share > 1:
            _wrong(f"'{match[0]}'", self._place, "a share of at most the whole")
        return made(more_than=share) if more else made(at_least=share)

    def _votes(self, made: Callable[..., Rule], more: bool, match: re.Match[str]) -> Rule:
        """So many votes, or the least that is more than so many: with whole weights, one more."""
        votes = Fraction(match[1])
        if not more:
            return made(votes)
        beyond = made(votes + 1)
        return replace(beyond, quota=beyond.quota - beyond.scale + 1)

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
