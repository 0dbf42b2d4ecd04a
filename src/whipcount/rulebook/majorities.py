"""The kinds of majority. Each is one decorated function; a chamber's file says which applies, of which base.

The function gives the least number of votes that suffices out of a base of so many members. All else
(thresholds, verdicts, the tests) runs over the register, so a new kind is one function and no more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whipcount.model.words import Base, Option

MAJORITIES: dict[str, Majority] = {}
Least = Callable[[int], int]
TURNOUT = frozenset({Base.PRESENT, Base.PRESENT_AND_VOTING, Base.VOTES_CAST})


@dataclass(frozen=True, slots=True)
class Majority:
    """A registered kind of majority.

    least: the least number of votes that suffices out of a base. counted: YES when ayes carry the motion,
    NO when noes defeat it. words: the majority in a sentence, before "of the votes cast".
    bases: the bases it can be taken of; any, when a law may combine it with all of them.
    """

    name: str
    least: Least
    counted: Option
    words: str
    bases: frozenset[Base]

    def carried(self, ayes: int, noes: int, base: int) -> bool:
        """Whether the motion is carried by these votes out of a base of so many."""
        if self.counted is Option.NO:
            return noes < self.least(base)
        return ayes >= self.least(base)


def majority(
    name: str, words: str, *, counted: Option = Option.YES, bases: frozenset[Base] = frozenset(Base)
) -> Callable[[Least], Least]:
    """Register a function as a kind of majority under the word that stands in chamber files."""

    def register(least: Least) -> Least:
        MAJORITIES[name] = Majority(name, least, counted, words, bases)
        return least

    return register


@majority("absolute", "more than half")
def absolute(base: int) -> int:
    """More than half of the base, whoever stays away or abstains.

    Of the members of a house this is the usual price of removing a government: 172 of 342, 367 of 733,
    175 of 349. A member who abstains or is absent has the effect of a no.
    """
    return base // 2 + 1


@majority("simple", "more ayes than noes", bases=TURNOUT)
def simple(base: int) -> int:
    """More ayes than noes among those who vote; a tie is lost.

    Abstainers and absentees change the base, not the side, so no number of votes can be named before
    it is known who turns up.
    """
    return base // 2 + 1


@majority("at_least_half", "at least half")
def at_least_half(base: int) -> int:
    """Half of the base is enough: with 120 members 60 votes carry, even against 60. One vote must be cast."""
    return max(1, -(-base // 2))


@majority("three_fifths", "at least three fifths")
def three_fifths(base: int) -> int:
    """Three fifths of the base or more, rounded up to a whole vote: 90 of 150, 91 of 151."""
    return max(1, -(-3 * base // 5))


@majority("two_thirds", "at least two thirds")
def two_thirds(base: int) -> int:
    """Two thirds of the base or more, rounded up to a whole vote: 100 of 150, 101 of 151."""
    return max(1, -(-2 * base // 3))


@majority("negative", "more than half", counted=Option.NO)
def negative(base: int) -> int:
    """Carried unless more than half of the base votes no: a government needs to be tolerated, not supported.

    So abstainers and absentees help the candidate, and the burden lies on the opponents. The least
    number given is that of the noes which defeat the proposal.
    """
    return base // 2 + 1
