"""When a coalition wins: one rule, or several joined by and/or.

A rule gives every player a weight and asks for a sum. Parliaments have one: so many votes. The EU Council has
two at once, states and population, and a third that wins alone. Weights are whole numbers inside, whatever was
given: 12.5 per cent is counted in tenths, so that no sum is ever rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, gcd, lcm
from typing import Literal, TypeAlias

from whipcount.model import Problem, Unusable
from whipcount.model.words import Base

Number: TypeAlias = int | Fraction | Decimal | float
HALF = Fraction(1, 2)
_DIGITS = 60


@dataclass(frozen=True, slots=True)
class Rule:
    """A coalition meets it when its weights sum to the quota or more.

    weights: one for each player, in units of 1/scale. quota: the least sum that wins, in the same units.
    base: of whom the majority is counted. vacant: votes of the base that nobody holds, in the same units.
    unit: what is counted, in the word of whoever gave the weights: votes, states, people.
    """

    weights: tuple[int, ...]
    quota: int
    base: Base = Base.MEMBERS
    vacant: int = 0
    scale: int = 1
    unit: str = "votes"

    def __and__(self, other: Rules) -> Joined:
        """Both must be met."""
        return Joined("and", (self, other))

    def __or__(self, other: Rules) -> Joined:
        """Either suffices."""
        return Joined("or", (self, other))

    @property
    def total(self) -> int:
        """The sum of all weights, vacant ones not included."""
        return sum(self.weights)

    def given(self, votes: int) -> int | Fraction:
        """Votes in the units in which the weights were given."""
        units = Fraction(votes, self.scale)
        return units.numerator if units.denominator == 1 else units

    def met(self, coalition: Iterable[int]) -> bool:
        """Whether the players with these places meet it."""
        return sum(self.weights[place] for place in coalition) >= self.quota


@dataclass(frozen=True, slots=True)
class Joined:
    """Rules joined by "and" (all must be met) or by "or" (one suffices); they may be nested."""

    how: Literal["and", "or"]
    parts: tuple[Rules, ...]

    def __and__(self, other: Rules) -> Joined:
        return Joined("and", (self, other))

    def __or__(self, other: Rules) -> Joined:
        return Joined("or", (self, other))

    def met(self, coalition: Iterable[int]) -> bool:
        """Whether the players with these places meet the rules as they are joined."""
        members = tuple(coalition)
        answers = (part.met(members) for part in self.parts)
        return all(answers) if self.how == "and" else any(answers)


Rules: TypeAlias = Rule | Joined


def leaves(rules: Rules) -> Iterator[Rule]:
    """The single rules, from left to right."""
    if isinstance(rules, Rule):
        yield rules
    else:
        for part in rules.parts:
            yield from leaves(part)


def rule(  # noqa: PLR0913 - each option by its name, and most calls need none
    weights: Sequence[Number],
    quota: Number | None = None,
    *,
    more_than: Fraction = HALF,
    at_least: Fraction | None = None,
    base: Base = Base.MEMBERS,
    vacant: Number = 0,
) -> Rule:
    """A rule by its quota, or by a share of its base: more than half unless told otherwise.

    `at_least` is for "two thirds" and "65 per cent", `more_than` for "more than half". Vacant votes belong to
    the base MEMBERS and raise a quota that is a share of it; any other base leaves them out.
    Unusable for weights or quotas that no vote can have.
    """
    exact = [_exact(weight, f"the weight of player {place}") for place, weight in enumerate(weights, 1)]
    asked = None if quota is None else _exact(quota, "the quota")
    empty = _exact(vacant, "the number of vacant votes")
    scale = lcm(*(number.denominator for number in [*exact, empty]), 1 if asked is None else asked.denominator)
    whole = [int(weight * scale) for weight in exact]
    of = sum(whole) + (int(empty * scale) if base is Base.MEMBERS else 0)
    if asked is not None:
        least = int(asked * scale)
    else:
        least = floor(of * more_than) + 1 if at_least is None else ceil(of * at_least)
    return checked(Rule(tuple(whole), least, base, int(empty * scale), scale))


def checked(made: Rule) -> Rule:
    """The rule, if the empty coalition does not meet it and nobody's weight is negative; Unusable otherwise."""
    problems = [
        Problem(None, f"the weight of player {place} is {weight}", "a weight of 0 or more", "Correct the weight.")
        for place, weight in enumerate(made.weights, 1)
        if weight < 0
    ]
    if made.vacant < 0:
        problems.append(Problem(None, "the number of vacant votes is negative", "0 or more", "Correct it."))
    if made.quota < 1:
        found = f"the quota is {Fraction(made.quota, made.scale)}, so that nobody at all would win"
        problems.append(Problem(None, found, "a quota above 0", "Name the least sum that wins."))
    if problems:
        raise Unusable(problems)
    return made


def reduced(made: Rule) -> Rule:
    """The same winning coalitions with the smallest weights that division gives: 50, 100 of 120 is 1, 2 of 3."""
    common = gcd(*made.weights)
    if common < 2:
        return made
    return Rule(tuple(weight // common for weight in made.weights), -(-made.quota // common))


def _exact(number: Number, what: str) -> Fraction | int:
    """The number as it is printed: the float 0.1 is a tenth."""
    if type(number) is int:
        return number
    if isinstance(number, Decimal) and number.is_finite() and abs(number.adjusted()) > _DIGITS:
        raise Unusable(Problem(None, f"{what} is {number}", f"a number of at most {_DIGITS} digits", "Correct it."))
    try:
        return Fraction(repr(number)) if isinstance(number, float) else Fraction(number)
    except (TypeError, ValueError, OverflowError):
        raise Unusable(Problem(None, f"{what} is {number!r}", "a number", "Correct it.")) from None
