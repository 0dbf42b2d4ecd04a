"""In how many vulnerable coalitions each player is critical, by how many are critical in them.

In a coalition that has e votes more than it needs, exactly the members heavier than e are critical. So the weights are
taken class by class, heaviest first: while e lies between two neighbouring classes, the players above are those who
would be critical and are counted, the players below merely fill up.
"""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext, suppress
from itertools import accumulate, pairwise

from whipcount.model import Unusable
from whipcount.power import regions
from whipcount.power.game import Game
from whipcount.power.minimal import Sizes, add, field, unpacked
from whipcount.power.packed import without
from whipcount.power.rules import Rule, reduced
from whipcount.power.truth import MOST, critical, shorter, suits, table


def memberships(game: Game) -> list[Sizes]:
    """For each player, the coalitions it is critical in by the number of critical members."""
    number = len(game.players)
    if isinstance(game.rules, Rule) and not game.restricted:
        rule = reduced(game.rules)
        if rule.quota > rule.total or not suits(number, rule.quota):
            return _by_weight(rule, field(rule, number))
    elif not shorter(game):
        with suppress(Unusable) if number <= MOST else nullcontext():  # then every coalition is looked at
            return regions.vulnerable(game)
    return _by_table(game, number)


def _by_weight(rule: Rule, code: int) -> list[Sizes]:
    if rule.quota > rule.total:
        return [{} for _ in rule.weights]
    alike = Counter(rule.weights)
    classes = sorted(filter(None, alike), reverse=True)
    most = min(rule.quota + classes[0], rule.total) if classes else 0
    rows = [1]
    for weight in sorted(rule.weights):
        rows = add(rows, weight, 0, most)
    rows += [0] * (most + 1 - len(rows))
    totals = dict.fromkeys(rule.weights, 0)
    for above, below in pairwise([*classes, 0]):
        for _ in range(alike[above]):
            rows = _promote(rows, above, code)
        upto = list(accumulate(rows))
        for weight in classes[: classes.index(above) + 1]:
            highest = min(rule.quota + above - 1, most) - weight
            lowest = rule.quota + below - 1 - weight
            if highest > lowest:
                ways = without(upto, highest, weight, code) - without(upto, lowest, weight, code)
                totals[weight] += ways << code
    known = {weight: unpacked(total, code) for weight, total in totals.items()}
    return [known[weight] for weight in rule.weights]


def _promote(rows: list[int], weight: int, code: int) -> list[int]:
    """Count a player that merely filled up among the critical: divide by (1 + x^w), multiply by (1 + y x^w)."""
    rest = rows[:weight]
    made = rows[:weight]
    for start in range(weight, len(rows), weight):
        moved = rest[-weight:]
        block = [row - without_it for row, without_it in zip(rows[start : start + weight], moved, strict=False)]
        made += [row + (more << code) for row, more in zip(block, moved, strict=False)]
        rest = block
    return made


def _by_table(game: Game, number: int) -> list[Sizes]:
    """From the truth table: how many are critical is added up in binary, all coalitions at once."""

    wins = table(game)
    needed = [critical(wins, number, place) << (1 << place) for place in range(number)]
    planes = [0] * number.bit_length()
    for coalitions in needed:
        carried = coalitions
        for place, plane in enumerate(planes):
            planes[place], carried = plane ^ carried, plane & carried
    found: list[Sizes] = [{} for _ in range(number)]
    for size in range(1, number + 1):
        exactly = wins
        for place, plane in enumerate(planes):
            exactly &= plane if size >> place & 1 else ~plane
        for sizes, coalitions in zip(found, needed, strict=True):
            if count := (coalitions & exactly).bit_count():
                sizes[size] = count
    return found
