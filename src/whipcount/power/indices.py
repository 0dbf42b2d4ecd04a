"""The indices that count swings: Penrose-Banzhaf, Shapley-Shubik and Coleman's three. All exact.

Two questions hide under the word power. *Influence*: how often does my vote decide? (Banzhaf, Coleman.) *Prize*:
what share of the spoils can I expect? (Shapley-Shubik.) No index answers both, so each says below which it answers.
In all of them a dictator has everything, a dummy (who never decides) nothing, and equals have equal power.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import comb, lcm
from operator import mul

from whipcount.power.counting import Swings


def penrose_banzhaf(swings: Swings) -> tuple[Fraction, ...]:
    """How probable it is that a player decides, when all others vote yes or no as coins fall.

    Favours nobody by assumption: every coalition is equally likely. Grows roughly with weight, and much faster where
    one player comes near the quota. Formula: swings / 2^(n-1). The values do not sum to 1.
    Source: L. S. Penrose, "The Elementary Statistics of Majority Voting", Journal of the Royal Statistical Society
    109 (1946); J. F. Banzhaf, "Weighted Voting Doesn't Work", Rutgers Law Review 19 (1965).
    """
    return _of(swings.swings, 2 ** (len(swings.swings) - 1)) or ()


def banzhaf(swings: Swings) -> tuple[Fraction, ...] | None:
    """A player's share of all swings, so that shares can be compared within one house; not between houses.

    Formula: swings / sum of everybody's swings. None when nobody ever decides. Source: Banzhaf (1965), as above.
    """
    return _of(swings.swings, sum(swings.swings))


def shapley_shubik(swings: Swings) -> tuple[Fraction, ...]:
    """How probable it is that a player turns the vote, when players join in random order: a share of a prize.

    Very small and very large coalitions count for more than with Banzhaf, so it favours large players where the
    quota is high or the others are many and small. Formula: sum over swings of s! (n-1-s)! / n!, s being the number of
    others. Sums to 1 whenever anybody can win. Source: L. S. Shapley and M. Shubik, "A Method for Evaluating the
    Distribution of Power in a Committee System", American Political Science Review 48 (1954).
    """
    number = len(swings.swings)
    every = lcm(*range(1, number + 1))  # a multiple of each n (n-1)! / (s! (n-1-s)!), and much less than n!
    orders = [every // (number * comb(number - 1, size)) for size in range(number)]
    known: dict[tuple[int, ...], Fraction] = {}
    for sizes in swings.by_size:
        if sizes not in known:
            known[sizes] = Fraction(sum(map(mul, sizes, orders)), every)
    return tuple(known[sizes] for sizes in swings.by_size)


def coleman_collective(swings: Swings) -> Fraction:
    """The power of the house to act: the share of coalitions that win. One number, the same for every player.

    Favours no player; a high quota makes it small. Formula: winning / 2^n. Source: J. S. Coleman, "Control of
    Collectivities and the Power of a Collectivity to Act", in B. Lieberman (ed.), Social Choice (1971).
    """
    return Fraction(swings.winning, 2 ** len(swings.swings))


def coleman_preventive(swings: Swings) -> tuple[Fraction, ...] | None:
    """The power to prevent action: in what share of the winning coalitions a player's leaving means defeat.

    Favours whoever can block: a veto player has 1. Formula: swings / winning coalitions; None when none wins.
    Source: Coleman (1971), as above.
    """
    return _of(swings.swings, swings.winning)


def coleman_initiative(swings: Swings) -> tuple[Fraction, ...] | None:
    """The power to initiate action: in what share of the losing coalitions a player's joining means victory.

    Favours whoever completes a majority; small where the quota is high. Formula: swings / losing coalitions; None
    when none loses. Source: Coleman (1971), as above.
    """
    return _of(swings.swings, 2 ** len(swings.swings) - swings.winning)


def _of(counts: Sequence[int], every: int) -> tuple[Fraction, ...] | None:
    """Each count as a share of `every`; players alike are divided once. None where `every` is nothing."""
    if not every:
        return None
    known = {count: Fraction(count, every) for count in set(counts)}
    return tuple(known[count] for count in counts)
