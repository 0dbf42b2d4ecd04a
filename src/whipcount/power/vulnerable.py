"""In how many vulnerable coalitions each player is critical, by how many are critical in them.

In a coalition that has e votes more than it needs, exactly the members heavier than e are critical. So the weights are
taken class by class, heaviest first: while e lies between two neighbouring classes, the players above are those who
would be critical and are counted, the players below merely fill up.
"""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import nullcontext, suppress
from itertools import pairwise
from operator import add, sub

from whipcount.model import Unusable
from whipcount.power import regions
from whipcount.power.effort import LARGEST
from whipcount.power.game import Game
from whipcount.power.minimal import Sizes, field, unpacked
from whipcount.power.packed import bits_for, cumulated, without
from whipcount.power.rules import Rule, reduced
from whipcount.power.truth import MOST, critical, shorter, suits, table

_MANY, _SOME = 400_000, 60_000  # players times quota, from where compiled loops pay, and once they are loaded anyway


def memberships(game: Game) -> list[Sizes]:
    """For each player, the coalitions it is critical in by the number of critical members."""
    number = len(game.players)
    if isinstance(game.rules, Rule) and not game.restricted:
        rule = reduced(game.rules)
        if rule.quota > rule.total or not suits(number, rule.quota):
            return _in_words(rule) or by_sums(rule, field(rule, number))
    elif not shorter(game):
        with suppress(Unusable) if number <= MOST else nullcontext():  # then every coalition is looked at
            return regions.vulnerable(game)
    return _by_table(game, number)


def _in_words(rule: Rule) -> list[Sizes] | None:
    """In compiled loops, where these are installed, pay, and have words enough; else None."""
    number, work = len(rule.weights), len(rule.weights) * rule.quota
    if rule.quota > rule.total or work < (_SOME if "numba" in sys.modules else _MANY):
        return None
    with suppress(ImportError):
        from whipcount.power import odds  # noqa: PLC0415 - small games need no numpy

        if odds.compiled() is not None:
            from whipcount.power import vulnerable_words as words  # noqa: PLC0415 - and few need numba

            if number < words.MOST and words.bytes_of(rule.weights, rule.quota) < LARGEST // 8:
                known = words.memberships(rule.weights, rule.quota)
                return [known.get(weight, {}) for weight in rule.weights]
    return None


def by_sums(rule: Rule, code: int) -> list[Sizes]:
    """Class by class; `upto` counts by weight or less, and `sums` what stands between neighbouring classes so far.

    The coalitions that a player is in are those of the others, moved up by its weight, in every class from its own on.
    So `sums` is laid out from the top, where a coalition of the heaviest class has one vote less than it can spare.
    """
    totals = dict.fromkeys(rule.weights, 0)
    alike = Counter(rule.weights)
    classes = sorted(filter(None, alike), reverse=True)
    if rule.quota > rule.total or not classes:
        return [{} for _ in rule.weights]
    fields = rule.quota + classes[0]
    upto = cumulated([(weight, 0) for weight in rule.weights], bits_for(1 << len(rule.weights)), 1, fields)
    sums = [0] * fields
    for above, below in pairwise([*classes, 0]):
        totals[above] = -without(sums, fields - 1 - above, above, code)
        for _ in range(alike[above]):
            upto = _promote(upto, above, code)
        starts, ends = classes[0] - above, classes[0] - below
        sums[starts:] = map(add, sums[starts:], upto)
        sums[ends:] = map(sub, sums[ends:], upto)
    for weight in classes:
        totals[weight] = (totals[weight] + without(sums, fields - 1 - weight, weight, code)) << code
    known = {weight: unpacked(total, code) for weight, total in totals.items()}
    return [known[weight] for weight in rule.weights]


def _promote(upto: list[int], weight: int, code: int) -> list[int]:
    """Count a player that merely filled up among the critical: divide by (1 + x^w), multiply by (1 + y x^w)."""
    rest = upto[:weight]
    for row in upto[weight:]:
        rest.append(row - rest[-weight])
    return rest[:weight] + [row + (less << code) for row, less in zip(rest[weight:], rest, strict=False)]


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
