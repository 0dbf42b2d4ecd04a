"""All indices of a game from one call, as values that keep every digit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from whipcount.model import Problem, Unusable
from whipcount.power import indices, shares, unions
from whipcount.power.counting import Swings, count
from whipcount.power.game import Game
from whipcount.power.quotient import United
from whipcount.power.rules import Rule

Values = tuple[Fraction, ...] | tuple[float, ...] | None

OF_SWINGS: dict[str, Callable[[Swings], Values]] = {
    "penrose_banzhaf": indices.penrose_banzhaf,
    "banzhaf": indices.banzhaf,
    "shapley_shubik": indices.shapley_shubik,
    "coleman_preventive": indices.coleman_preventive,
    "coleman_initiative": indices.coleman_initiative,
}
OF_GAME: dict[str, Callable[[Game], Values]] = {
    "johnston": shares.johnston,
    "deegan_packel": shares.deegan_packel,
    "holler": shares.holler,
}
OF_UNITED: dict[str, Callable[[Sequence[United]], Values]] = {
    "owen": unions.in_order,
    "banzhaf_owen": unions.by_coins,
}
INDICES = (*OF_SWINGS, *OF_GAME, *OF_UNITED)


@dataclass(frozen=True, slots=True)
class Power:
    """The power of every player of a game.

    values: by index, one value for each player in the order of the game; None where the index is undefined because
    nobody can win (or, for initiative, nobody can lose). Exact, unless `bound` says by how much a float may be off.
    winning: how many coalitions win; None with floats. collective: their share of all (Coleman's power to act).
    """

    game: Game
    values: dict[str, Values]
    winning: int | None = None
    collective: Fraction | float | None = None
    bound: float | None = None

    def of(self, index: str) -> dict[str, Any]:
        """One index by the names of players; Unusable where it is undefined or was not asked for."""
        values = self.values.get(index)
        if values is None:
            found = f"there is no value of {index}"
            raise Unusable(Problem(None, found, "an index that was asked for and is defined", "Ask for another."))
        return dict(zip(self.game.players, values, strict=True))

    def rows(self) -> Iterator[dict[str, Any]]:
        """One row a player, as data frames take them: its name, its weights and its value of every index."""
        for place, name in enumerate(self.game.players):
            own = {index: values[place] if values else None for index, values in self.values.items()}
            yield {"player": name, "weight": weight(self.game, place)} | own


def power(game: Game, names: Iterable[str] = INDICES, *, floats: bool = False) -> Power:
    """These indices of every player, all of them unless some are named.

    floats: each value within the bound that the answer states, for games of one rule; of all indices those are left
    out that floats cannot hold. Unusable for an unknown index, and for a game that is too large for one that is named:
    an answer is never a wrong one.
    """
    asked = tuple(dict.fromkeys(names))
    for name in asked:
        if name not in INDICES:
            found = f"there is no index '{name}'"
            raise Unusable(Problem(None, found, f"some of {', '.join(INDICES)}", "Name one of them."))
    if floats:
        return _in_floats(game, asked)
    values: dict[str, Values] = {}
    swings = count(game, sized="shapley_shubik" in asked)
    counted = unions.united(game) if any(name in OF_UNITED for name in asked) else ()
    for name in asked:
        if name in OF_SWINGS:
            values[name] = OF_SWINGS[name](swings)
        else:
            values[name] = OF_UNITED[name](counted) if name in OF_UNITED else OF_GAME[name](game)
    return Power(game, values, swings.winning, indices.coleman_collective(swings))


def weight(game: Game, place: int) -> Fraction | None:
    """What a player weighs, in the units it was given in; None under several rules, where no one number says it."""
    if not isinstance(game.rules, Rule):
        return None
    return Fraction(game.rules.weights[place], game.rules.scale)


def _in_floats(game: Game, asked: tuple[str, ...]) -> Power:
    from whipcount.power import float_shares, float_unions, floats  # noqa: PLC0415 - exact values need no numpy

    of_halves: dict[str, Callable[[floats.Halves], Values]] = {
        "penrose_banzhaf": floats.penrose_banzhaf,
        "banzhaf": floats.banzhaf,
        "coleman_preventive": floats.coleman_preventive,
        "coleman_initiative": floats.coleman_initiative,
    }
    of_game: dict[str, Callable[[Game], Values]] = {
        "shapley_shubik": floats.shapley_shubik,
        "johnston": float_shares.johnston,
        "deegan_packel": float_shares.deegan_packel,
        "holler": float_shares.holler,
        "owen": float_unions.owen,
        "banzhaf_owen": float_unions.banzhaf_owen,
    }
    values: dict[str, Values] = {}
    found = floats.halves(game)
    for name in asked:
        with suppress(Unusable) if asked == INDICES else nullcontext():
            values[name] = of_halves[name](found) if name in of_halves else of_game[name](game)
    return Power(game, values, collective=floats.coleman_collective(found), bound=floats.BOUND)
