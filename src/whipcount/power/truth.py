"""Every coalition of a small game at once: a truth table of 2^n bits in one integer.

Bit S says whether coalition S wins, where S is itself a number whose bit i says whether player i is in it. Moving the
table by 2^i bits asks the same of all coalitions without i, so that swings, minimal coalitions and refusals take one
machine operation for every 64 coalitions. For games with refusals, and for whatever cannot be counted by weight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING

from whipcount.model import Problem, Unusable
from whipcount.power.effort import LARGEST
from whipcount.power.game import Game
from whipcount.power.layout import room
from whipcount.power.rules import Rule, Rules

if TYPE_CHECKING:
    import numpy.typing as npt

    from whipcount.power.counting import Swings

MOST = 28  # players: a table of 32 megabytes, and a dozen of that size on the way
_LOW = 16  # so many players by their sums in Python; those above, one choice of them after the other
_LONG = 1 << 62  # sums of votes that a machine word holds


def table(game: Game) -> int:
    """Which coalitions win. Unusable for more than 28 players."""
    number = len(game.players)
    if number > MOST:
        found = f"{number} players whose coalitions cannot be counted by weight (long weights, many rules or refusals)"
        do = "Give weights of fewer digits, leave players of small weight out, or ask for another index."
        raise Unusable(Problem(None, found, f"at most {MOST}", do))
    wins = _rules(game.rules, number)
    return _closed(wins & _admissible(game, number), number) if game.restricted else wins


def suits(number: int, quota: int) -> bool:
    """Whether looking at all coalitions is less work than counting them by weight up to the quota."""
    return number <= MOST and quota > max(4096, 1 << number)


def shorter(game: Game, *, sized: bool = True) -> bool:
    """Whether looking at all coalitions is less work than counting them by their sums, in any game."""
    number = len(game.players)
    if number > MOST:
        return False
    try:
        return longer(room(game, sized=sized), number)
    except Unusable:
        return True


def longer(room: float, number: int) -> bool:
    """Whether a count that takes so many bits is more work than looking at all coalitions of so many players."""
    return number <= MOST and room > min(number << (number + 6), LARGEST)


def swings(game: Game) -> Swings:
    """The swings of every player by size, from the table."""
    from whipcount.power.counting import Swings  # noqa: PLC0415 - that room calls this one for refusals

    number, wins = len(game.players), table(game)
    by_size = tuple(sizes(critical(wins, number, place), number) for place in range(number))
    return Swings(wins.bit_count(), tuple(map(sum, by_size)), by_size)


def critical(wins: int, number: int, place: int) -> int:
    """The losing coalitions without this player that win with it, at their bits."""
    return (wins >> (1 << place)) & ~wins & outside(number, place)


def minimal(wins: int, number: int) -> int:
    """The winning coalitions in which everybody is critical."""
    held = reduce(int.__or__, ((wins & outside(number, place)) << (1 << place) for place in range(number)), 0)
    return wins & ~held


def outside(number: int, place: int) -> int:
    """The coalitions without this player: runs of 2^place bits, every other one."""
    run = (1 << (1 << place)) - 1
    length = 2 << place
    while length < 1 << number:
        run |= run << length
        length *= 2
    return run


def members(coalition: int) -> tuple[int, ...]:
    """The places in a coalition."""
    return tuple(place for place in range(coalition.bit_length()) if coalition >> place & 1)


def bits(coalitions: int) -> Iterator[int]:
    """The coalitions of a table, in rising order of their numbers."""
    for start, byte in enumerate(coalitions.to_bytes(coalitions.bit_length() // 8 + 1, "little")):
        yield from (8 * start + place for place in range(8) if byte >> place & 1)


def sizes(coalitions: int, number: int) -> tuple[int, ...]:
    """How many of these coalitions have 0, 1, ... members, up to all."""
    found = [0] * (number + 1)
    low = min(number, _LOW)
    by_size = list(_by_size(low))
    data = coalitions.to_bytes(max((1 << number) // 8, 1), "little")
    step = max((1 << low) // 8, 1)
    for high in range(1 << (number - low)):
        if part := int.from_bytes(data[high * step : (high + 1) * step], "little"):
            for size, of_size in enumerate(by_size):
                found[high.bit_count() + size] += (part & of_size).bit_count()
    return tuple(found)


def inside(number: int, place: int) -> int:
    """The coalitions with this player."""
    return outside(number, place) << (1 << place)


def _rules(rules: Rules, number: int) -> int:
    if not isinstance(rules, Rule):
        parts = [_rules(part, number) for part in rules.parts]
        return reduce(int.__and__ if rules.how == "and" else int.__or__, parts)
    if number <= _LOW:
        return _packed(_sums(rules.weights), lambda total: total >= rules.quota)
    if rules.total >= _LONG:
        found = f"{number} players with {rules.total:,} votes in the smallest units"
        raise Unusable(Problem(None, found, f"at most {_LONG:,}", "Give weights of fewer digits."))
    return int.from_bytes(b"".join(_bytes(rules)), "little")


def _bytes(rule: Rule) -> Iterator[bytes]:
    """The table of one rule, for each choice of the players above the lower ones."""
    import numpy as np  # noqa: PLC0415 - small games need no numpy

    lower: npt.NDArray[np.int64] = np.array(_sums(rule.weights[:_LOW]), np.int64)
    for above in _sums(rule.weights[_LOW:]):
        yield np.packbits(lower >= rule.quota - above, bitorder="little").tobytes()


def _sums(weights: Iterable[int]) -> list[int]:
    sums = [0]
    for weight in weights:
        sums += [total + weight for total in sums]
    return sums


def _packed(sums: list[int], holds: Callable[[int], bool]) -> int:
    return int("".join("1" if holds(total) else "0" for total in reversed(sums)), 2)


def _admissible(game: Game, number: int) -> int:
    """The coalitions without a refusing pair that split no group."""
    everything = (1 << (1 << number)) - 1
    without = [outside(number, place) for place in range(number)]
    for one, other in game.refusals:
        everything &= without[one] | without[other]
    for group in game.together:
        for one, other in pairwise(group):
            everything &= ~(without[one] ^ without[other])
    return everything


def _closed(wins: int, number: int) -> int:
    """With every coalition, all that hold it."""
    for place in range(number):
        wins |= (wins & outside(number, place)) << (1 << place)
    return wins


def _by_size(number: int) -> Iterator[int]:
    """For each size from 0, the coalitions of it."""
    tables = [1]
    for place in range(number):
        tables = [
            (tables[size] if size < len(tables) else 0) | ((tables[size - 1] << (1 << place)) if size else 0)
            for size in range(len(tables) + 1)
        ]
    yield from tables
