"""The indices that share a prize among those who are needed: Johnston, Deegan-Packel and the public good index.

They look only at coalitions in which somebody is needed, and differ in who is heard. A coalition is *minimal winning*
when it needs every member, *vulnerable* when it needs at least one. All exact, at every number of players.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import lcm

from whipcount.power import minimal, vulnerable
from whipcount.power.game import Game

BySize = list[dict[int, int]]


def holler(game: Game) -> tuple[Fraction, ...] | None:
    """The public good index: a player's share of all memberships in minimal winning coalitions.

    The prize is a good that all members enjoy whole, so a large coalition is worth as much as a small one and nobody
    is taken in for nothing. Not monotone: a heavier player can have less, which is a finding and no fault. Formula:
    own minimal winning coalitions / sum of everybody's. None when nobody can win. Source: M. J. Holler, "Forming
    Coalitions and Measuring Voting Power", Political Studies 30 (1982).
    """
    return _shared(minimal.memberships(game, sized=False), lambda _: 1)


def deegan_packel(game: Game) -> tuple[Fraction, ...] | None:
    """The share of a prize when every minimal winning coalition is equally likely and its members share equally.

    Favours members of small coalitions. Not monotone either. Formula: mean over minimal winning coalitions of
    1/size for each member. None when nobody can win. Source: J. Deegan and E. W. Packel, "A New Index of Power for
    Simple n-Person Games", International Journal of Game Theory 7 (1978).
    """
    return _shared(minimal.memberships(game, sized=True), lambda size: size)


def johnston(game: Game) -> tuple[Fraction, ...] | None:
    """The share of a prize when every vulnerable coalition is equally likely and its critical members share equally.

    Favours whoever is needed alone, hence large players, more than any other index here. Formula: sum over vulnerable
    coalitions of 1/number of critical members, normalised. None when nobody can win. Source: R. J. Johnston, "On the
    Measurement of Power: Some Reactions to Laver", Environment and Planning A 10 (1978).
    """
    return _shared(vulnerable.memberships(game), lambda size: size)


def _shared(memberships: BySize, among: Callable[[int], int]) -> tuple[Fraction, ...] | None:
    """Each player's sum of count/among(size), as a share of everybody's; players alike are summed once."""
    common = lcm(*(among(size) for counts in memberships for size in counts))
    known: dict[int, int] = {}
    for counts in memberships:
        if id(counts) not in known:
            known[id(counts)] = sum(count * (common // among(size)) for size, count in counts.items())
    values = [known[id(counts)] for counts in memberships]
    every = sum(values)
    shares = {value: Fraction(value, every) for value in set(values)} if every else {}
    return tuple(shares[value] for value in values) if every else None
