"""The kinds of majority. Each is one decorated function and its words (`law.majority.NAME`) in every language.

A chamber's file says which applies, of which base.

The function gives the least number of votes that suffices out of a base of so many members. All else
(thresholds, verdicts, the tests) runs over the register, so a new kind is one function and its words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from whipcount.model.words import Base, Option
from whipcount.sentences import worded

MAJORITIES: dict[str, Majority] = {}
Least = Callable[..., int]
VOTING = frozenset({Base.PRESENT_AND_VOTING, Base.VOTES_CAST})
TURNOUT = frozenset({Base.PRESENT, Base.PRESENT_AND_VOTING, Base.VOTES_CAST})


@dataclass(frozen=True, slots=True)
class Majority:
    """A registered kind of majority.

    rule: the function that was registered. counted: YES when ayes carry the motion, NO when noes defeat it.
    bases: the bases it can be taken of; any, when a law may combine it with all of them. shared: whether a file must
    say how large the share is.
    """

    name: str
    rule: Least
    counted: Option
    bases: frozenset[Base]
    shared: bool = False

    def least(self, base: int, share: Fraction | None = None) -> int:
        """The least number of votes that suffices out of a base of so many."""
        return self.rule(base, share) if self.shared else self.rule(base)

    def carried(self, ayes: int, noes: int, base: int, share: Fraction | None = None) -> bool:
        """Whether the motion is carried by these votes out of a base of so many."""
        if self.counted is Option.NO:
            return noes < self.least(base, share)
        return ayes >= self.least(base, share)

    def said(self, whom: str, share: Fraction | None = None) -> str:
        """The majority in words, with the share where the kind has none of its own. whom: "of the votes cast"."""
        return worded(f"law.majority.{self.name}", share=str(share), whom=whom)


def majority(
    name: str,
    *,
    counted: Option = Option.YES,
    bases: frozenset[Base] = frozenset(Base),
    shared: bool = False,
) -> Callable[[Least], Least]:
    """Register a function as a kind of majority under the word that stands in chamber files."""

    def register(rule: Least) -> Least:
        MAJORITIES[name] = Majority(name, rule, counted, bases, shared)
        return rule

    return register


@majority("absolute")
def absolute(base: int) -> int:
    """More than half of the base, whoever stays away or abstains.

    Of the members of a house this is the usual price of removing a government: 172 of 342, 367 of 733,
    175 of 349. A member who abstains or is absent has the effect of a no.
    """
    return base // 2 + 1


@majority("simple", bases=VOTING)
def simple(base: int) -> int:
    """More ayes than noes among those who vote; a tie is lost.

    Abstainers and absentees change the base, not the side, so no number of votes can be named before
    it is known who turns up. More than half of those present is another kind: `absolute` of `present`, under
    which 158 ayes against 136 noes were lost because 24 members abstained.
    """
    return base // 2 + 1


@majority("plurality", bases=VOTING)
def plurality(base: int) -> int:
    """More votes than the strongest rival, in the last round of an election with several candidates.

    The noes are then the votes for that rival. A candidate who has more than half of the votes has won however the
    rest is shared out, and that is the least number that can be named.
    """
    return base // 2 + 1


@majority("at_least_half")
def at_least_half(base: int) -> int:
    """Half of the base is enough: with 120 members 60 votes carry, even against 60. One vote must be cast."""
    return max(1, -(-base // 2))


@majority("at_least", shared=True)
def at_least(base: int, share: Fraction) -> int:
    """A share of the base or more that the file names, rounded up to a whole vote.

    For shares with no word of their own: 2/5 of 300 members is 120. Often the second condition beside another
    majority, such as more than half of those present who are at least two fifths of all members.
    """
    return max(1, -(-share.numerator * base // share.denominator))


@majority("share_plus_one", shared=True)
def share_plus_one(base: int, share: Fraction) -> int:
    """A share of the base, rounded up to a whole vote, and one vote more: a quarter of 550 members plus one is 139.

    Some laws let no decision stand on fewer ayes than that, whatever the majority of those present; then it is the
    second condition beside that majority.
    """
    return -(-share.numerator * base // share.denominator) + 1


@majority("three_fifths")
def three_fifths(base: int) -> int:
    """Three fifths of the base or more, rounded up to a whole vote: 90 of 150, 91 of 151."""
    return max(1, -(-3 * base // 5))


@majority("two_thirds")
def two_thirds(base: int) -> int:
    """Two thirds of the base or more, rounded up to a whole vote: 100 of 150, 101 of 151."""
    return max(1, -(-2 * base // 3))


@majority("negative", counted=Option.NO)
def negative(base: int) -> int:
    """Carried unless more than half of the base votes no: a government needs to be tolerated, not supported.

    So abstainers and absentees help the candidate, and the burden lies on the opponents. The least
    number given is that of the noes which defeat the proposal.
    """
    return base // 2 + 1
