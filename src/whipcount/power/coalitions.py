"""Minimal winning coalitions as a list: who could govern together, with how many votes to spare, and who is needed.

Refusals and groups that come together are kept to: here a coalition is one that can really be formed, and it is
minimal when nobody (and no group) can leave it without defeat. Connected coalitions leave no gap on a left-right scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, islice

from whipcount.model import Problem, Unusable
from whipcount.power.game import Game
from whipcount.power.rules import Rule

MOST = 100_000  # coalitions in one list: more than anybody reads
_STEPS = 5_000_000


@dataclass(frozen=True, slots=True)
class Coalition:
    """Members by name; their votes; the votes to spare; and who of them is pivotal: defeat follows if it leaves.

    Votes are in the units in which the weights were given: whole numbers where they are whole, else fractions.
    """

    members: tuple[str, ...]
    votes: int | Fraction
    surplus: int | Fraction
    pivotal: tuple[str, ...]


def minimal_winning(game: Game, most: int = MOST) -> tuple[Coalition, ...]:
    """Every minimal winning coalition that can be formed, the smallest surplus first.

    For a game of one rule. Unusable when there are more than `most`; `smallest` still finds the best of them.
    """
    found = list(islice(_minimal(game), most + 1))
    if len(found) > most:
        problem = f"more than {most:,} minimal winning coalitions"
        raise Unusable(
            Problem(
                None, problem, f"at most {most:,} in a list", "Ask `minimal.number` how many there are, or `smallest`."
            )
        )
    return tuple(sorted((described(game, places) for places in found), key=_order))


def smallest(game: Game) -> Coalition | None:
    """A coalition with the fewest votes to spare; None when nobody can win.

    Without refusals it is found among the sums that can be reached, at any number of players; with them by looking
    at the minimal winning coalitions, and then Unusable when these are too many.
    """
    if game.restricted:
        return next(iter(minimal_winning(game)), None)
    rule = game.rule
    reached = list(accumulate(rule.weights, lambda sums, weight: sums | sums << weight, initial=1))
    winning = reached[-1] >> rule.quota
    if not winning:
        return None
    left, inside = rule.quota + (winning & -winning).bit_length() - 1, []
    for place in reversed(range(len(rule.weights))):
        if not reached[place] >> left & 1:
            inside.append(place)
            left -= rule.weights[place]
    return described(game, inside)


def connected(game: Game, order: Sequence[str]) -> tuple[Coalition, ...]:
    """Winning coalitions of neighbours on a scale that cannot lose either end: Axelrod's minimal connected ones.

    order: all players from one end of the scale to the other. A member in the middle may be superfluous in votes.
    Source: R. Axelrod, Conflict of Interest (1970).
    """
    places = tuple(game.place(name) for name in order)
    if sorted(places) != list(range(len(game.players))):
        raise Unusable(Problem(None, "the scale does not name every player once", "all of them", "Complete it."))
    spans = ((first, last) for first in range(len(places)) for last in range(first, len(places)))
    wins = {span for span in spans if _forms(game, places[span[0] : span[1] + 1])}
    ends = [span for span in wins if not any(one[0] >= span[0] and one[1] <= span[1] and one != span for one in wins)]
    return tuple(sorted((described(game, places[first : last + 1]) for first, last in ends), key=_order))


def described(game: Game, places: Sequence[int]) -> Coalition:
    """A coalition by its places, with its votes and pivots; groups that come together leave together."""
    rule, inside = game.rule, frozenset(places)
    votes = sum(rule.weights[place] for place in inside)
    pivotal = [place for place in sorted(inside) if votes - _leaving(game, rule, place) < rule.quota]
    names = tuple(game.players[place] for place in sorted(inside))
    needed = tuple(game.players[place] for place in pivotal)
    return Coalition(names, rule.given(votes), rule.given(votes - rule.quota), needed)


def _order(coalition: Coalition) -> tuple[int | Fraction, int, tuple[str, ...]]:
    return coalition.surplus, len(coalition.members), coalition.members


def _leaving(game: Game, rule: Rule, place: int) -> int:
    return sum(rule.weights[member] for member in _bloc(game, place))


def _bloc(game: Game, place: int) -> tuple[int, ...]:
    return next((group for group in game.together if place in group), (place,))


def _forms(game: Game, places: Sequence[int]) -> bool:
    inside = set(places)
    refused = any(one in inside and other in inside for one, other in game.refusals)
    split = any(inside & set(group) not in (set(), set(group)) for group in game.together)
    return not refused and not split and game.rule.met(places)


def _minimal(game: Game) -> Iterator[tuple[int, ...]]:
    """Blocs heaviest first; a branch ends when it wins, or when all that is left would not suffice.

    The last bloc in is the lightest, so a coalition that wins with it and lost without it is minimal. With refusals
    the sum of what is left is only an upper bound, which costs time and no coalition.
    """
    rule = game.rule
    every = {_bloc(game, place) for place in range(len(game.players))}
    blocs = sorted(every, key=lambda bloc: (-_weight(rule, bloc), bloc))
    blocs = [bloc for bloc in blocs if _weight(rule, bloc) and not _at_odds(game, bloc, bloc)]
    rest = [*accumulate((_weight(rule, bloc) for bloc in reversed(blocs)), initial=0)][::-1]
    stack: list[tuple[int, int, tuple[tuple[int, ...], ...]]] = [(0, 0, ())]
    for _ in range(_STEPS):
        if not stack:
            return
        at, votes, inside = stack.pop()
        if votes >= rule.quota:
            yield tuple(place for bloc in inside for place in bloc)
        elif votes + rest[at] >= rule.quota:
            stack.append((at + 1, votes, inside))
            if not any(_at_odds(game, blocs[at], bloc) for bloc in inside):
                stack.append((at + 1, votes + _weight(rule, blocs[at]), (*inside, blocs[at])))
    found = f"a search of more than {_STEPS:,} steps among {len(blocs)} players and their refusals"
    raise Unusable(Problem(None, found, "fewer players or refusals", "Leave players of small weight out."))


def _weight(rule: Rule, bloc: Sequence[int]) -> int:
    return sum(rule.weights[place] for place in bloc)


def _at_odds(game: Game, bloc: Sequence[int], other: Sequence[int]) -> bool:
    return any((a in bloc and b in other) or (b in bloc and a in other) for a, b in game.refusals)
