"""Minimal winning coalitions as a list: who could govern together, with how many votes to spare, and who is needed.

Refusals and groups that come together are kept to: here a coalition is one that can really be formed, and it is
minimal when nobody (and no group) can leave it without defeat. Connected coalitions leave no gap on a left-right scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, islice

from whipcount.model import Problem, Unusable
from whipcount.power import minimal
from whipcount.power.dimensions import formations
from whipcount.power.effort import LARGEST
from whipcount.power.game import Game
from whipcount.power.rules import Rule
from whipcount.power.search import blocs, minimal_sets, smallest_set

MOST = 100_000  # coalitions in one list: more than anybody reads
_FEW = 16  # players: with more, the coalitions are counted before they are listed


@dataclass(frozen=True, slots=True)
class Coalition:
    """Members by name; their votes; the votes to spare; and who of them is pivotal: defeat follows if it leaves.

    Votes are in the units in which the weights were given: whole numbers where they are whole, else fractions. Under
    several rules no one number says them, and both are None.
    """

    members: tuple[str, ...]
    votes: int | Fraction | None
    surplus: int | Fraction | None
    pivotal: tuple[str, ...]


def minimal_winning(game: Game, most: int = MOST) -> tuple[Coalition, ...]:
    """Every minimal winning coalition that can be formed: the smallest surplus first, under several rules the fewest.

    Unusable when there are more than `most`; `smallest` still finds the best of them.
    """
    if len(game.players) > _FEW:
        _few_enough(game, most)
    found = list(islice(minimal_sets(game), most + 1))
    if len(found) > most:
        raise Unusable(_too_many(f"more than {most:,}", most))
    return tuple(sorted((described(game, places) for places in found), key=_order))


def smallest(game: Game) -> Coalition | None:
    """A coalition with the fewest votes to spare, under several rules with the fewest members; None if nobody can win.

    It is found among the sums that can be reached, at any number of players, once for each way to take in those who
    refuse or come together. Unusable when these sums would not fit into memory.
    """
    if not isinstance(game.rules, Rule):
        inside = smallest_set(game)
        return None if inside is None else described(game, inside)
    rule, best = game.rules, None
    for taken, others in formations(game):
        held = sum(rule.weights[place] for place in taken)
        if (joined := _reaching(rule, rule.quota - held, others)) is not None:
            found = described(game, sorted((*taken, *joined)))
            best = found if best is None or _order(found) < _order(best) else best
    return best


def _reaching(rule: Rule, votes: int, others: Sequence[int]) -> list[int] | None:
    """Who of these together has so many votes or the fewest more; None when not even all have."""
    weights = [rule.weights[place] for place in others]
    if votes <= 0:
        return []
    if sum(weights) * len(weights) > LARGEST:
        found = f"sums of up to {sum(weights):,} votes in the smallest units"
        raise Unusable(Problem(None, found, "sums that fit into memory", "Give weights of fewer digits."))
    reached = list(accumulate(weights, lambda sums, weight: sums | sums << weight, initial=1))
    winning = reached[-1] >> votes
    if not winning:
        return None
    left, inside = votes + (winning & -winning).bit_length() - 1, []
    for at in reversed(range(len(others))):
        if not reached[at] >> left & 1:
            inside.append(others[at])
            left -= weights[at]
    return inside


def connected(game: Game, order: Sequence[str]) -> tuple[Coalition, ...]:
    """Winning coalitions of neighbours on a scale that cannot lose either end: Axelrod's minimal connected ones.

    order: all players from one end of the scale to the other. A member in the middle may be superfluous in votes.
    Source: R. Axelrod, Conflict of Interest (1970).
    """
    places = tuple(game.place(name) for name in order)
    if sorted(places) != list(range(len(game.players))):
        raise Unusable(Problem(None, "the scale does not name every player once", "all of them", "Complete it."))
    found = []
    for first in range(len(places)):
        ends = (last for last in range(first + 1, len(places) + 1) if _forms(game, places[first:last]))
        found += [(first, last) for last in islice(ends, 1)]
    shortest = [span for span in found if not any(span[0] < one[0] and one[1] <= span[1] for one in found)]
    return tuple(sorted((described(game, places[first:last]) for first, last in shortest), key=_order))


def described(game: Game, places: Sequence[int]) -> Coalition:
    """A coalition by its places, with its votes and pivots; groups that come together leave together."""
    inside, every = frozenset(places), blocs(game)
    bloc = {place: own for own in every for place in own}
    pivotal = [place for place in sorted(inside) if not game.rules.met(inside.difference(bloc[place]))]
    names, needed = (tuple(game.players[place] for place in some) for some in (sorted(inside), pivotal))
    if not isinstance(game.rules, Rule):
        return Coalition(names, None, None, needed)
    rule = game.rules
    votes = sum(rule.weights[place] for place in inside)
    return Coalition(names, rule.given(votes), rule.given(votes - rule.quota), needed)


def _few_enough(game: Game, most: int) -> None:
    """Count before listing: a number is known in a moment where the list would take minutes."""
    number = 0
    with suppress(Unusable):  # what cannot be counted may still be listed; the search has an end of its own
        number = minimal.number(game)
    if number > most:
        raise Unusable(_too_many(f"{number:,}", most))


def _too_many(number: str, most: int) -> Problem:
    do = "Ask `minimal.number` how many there are, or `smallest`."
    return Problem(None, f"{number} minimal winning coalitions", f"at most {most:,} in a list", do)


def _order(coalition: Coalition) -> tuple[int | Fraction, int, tuple[str, ...]]:
    return coalition.surplus or 0, len(coalition.members), coalition.members


def _forms(game: Game, places: Sequence[int]) -> bool:
    inside = set(places)
    refused = any(one in inside and other in inside for one, other in game.refusals)
    split = any(inside & set(group) not in (set(), set(group)) for group in game.together)
    return not refused and not split and game.rules.met(places)
