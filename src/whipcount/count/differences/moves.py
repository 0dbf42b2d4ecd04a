"""Reported moves that one side's number has and the other's has not.

A side is taken to have counted what had happened by its day. That its number leaves a move out is an assumption, unless
its own words still have the party on the old bench; that it leaves out what its own reports tell is not considered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whipcount.count.differences import wording
from whipcount.count.differences.ground import Ground
from whipcount.count.differences.reasons import Direction, Family, Weight, reason
from whipcount.count.differences.ways import Level, Way, ways
from whipcount.count.say import SIDES
from whipcount.model.claims import Claim
from whipcount.model.difference import Reason, ReasonKind, Side
from whipcount.model.quantity import Range
from whipcount.model.words import Bench
from whipcount.sentences import listed, worded

_ELSEWHERE = {
    Bench.GOVERNMENT: (Bench.OPPOSITION, Bench.CROSSBENCH),
    Bench.OPPOSITION: (Bench.GOVERNMENT, Bench.CROSSBENCH),
    Bench.CROSSBENCH: (Bench.GOVERNMENT, Bench.OPPOSITION),
}


@dataclass(frozen=True, slots=True)
class _Count:
    """The levels of a way that a side may have counted, from `least` to `most`, and the one that is `due`.

    behind: whether its own words still have the party where it was.
    """

    side: Side
    least: int
    most: int
    due: int
    behind: bool


def moves(ground: Ground) -> Iterator[Family]:
    """One family for each way that is reported to have been gone."""
    for way in ways(ground.record):
        if family := tuple(_reasons(ground, way)):
            yield family


def _reasons(ground: Ground, way: Way) -> Iterator[Reason]:
    """What each two levels that the sides may have counted make between them, the one that is due first."""
    one, two = (_count(ground, way, side) for side in ground.sides)
    pairs = [(a, b) for a in range(one.least, one.most + 1) for b in range(two.least, two.most + 1) if a != b]
    for a, b in sorted(pairs, key=lambda pair: (pair[0] != one.due) + (pair[1] != two.due)):
        taken = [(count, level) for count, level in ((one, a), (two, b)) if level != count.due]
        behind, before, after = (one, a, b) if a < b else (two, b, a)
        level, seats = way.levels[after - 1], _between(way, before, after)
        who = wording.whose(ground.record, way.party, seats, way.member)
        for direction, open_end, assumed in _directions(way, 1 if a < b else -1):
            why = _why(way, behind, level, taken)
            sentence = worded("compare.move", who=who, way=_way(way, level), open=open_end, why=why)
            weight, told = (
                Weight(seats, direction),
                [claim for n in (after, before) if n for claim in way.levels[n - 1].claims],
            )
            taken_for_granted = assumed + len(taken)
            yield reason(
                ReasonKind.MOVE, who, weight, sentence, told, assumed=taken_for_granted, party=way.party, day=level.day
            )


def _count(ground: Ground, way: Way, side: Side) -> _Count:
    most = _reached(way, lambda claim: ground.knew(side, claim))
    least = min(most, _reached(way, lambda claim: ground.said(side, claim)))
    behind = not least and most > 0 and _still_there(ground, way, side)
    return _Count(side, least, most, 0 if behind else most, behind)


def _reached(way: Way, test: Callable[[Claim], bool]) -> int:
    """The highest level of which, for each of those it is told of, some claim passes."""
    passed = [all(any(map(test, claims)) for claims in level.told) for level in way.levels]
    return max((number for number, true in enumerate(passed, 1) if true), default=0)


def _still_there(ground: Ground, way: Way, side: Side) -> bool:
    """Whether a side's own words of the day of its figures have the whole party on the old bench."""
    if way.member or way.party is None or way.party in ground.record.independents:
        return False
    found = ground.record.bench(way.party, lambda claim: ground.said(side, claim) and claim.holds_on == side.day)
    return found is not None and found[0] is way.origin


def _between(way: Way, before: int, after: int) -> Range:
    low = way.levels[before - 1].seats if before else Range(0, 0)
    high = way.levels[after - 1].seats
    return Range(max(1, high.low - low.high), max(1, high.high - low.low))


def _directions(way: Way, sign: int) -> Iterator[tuple[Direction, str, int]]:
    """The benches that feel a move; where one end is not reported it is left open, or else assumed."""
    ends = {bench: step * sign for bench, step in ((way.origin, -1), (way.target, 1)) if bench}
    yield ends, "", 0
    if len(ends) == 1:
        ((known, step),) = ends.items()
        end = "compare.gone" if way.origin else "compare.come"
        for other in _ELSEWHERE[known]:
            yield ends | {other: -step}, worded(end, side=SIDES[other]), 1


def _way(way: Way, level: Level) -> str:
    said = {"day": level.day, "firm": wording.told(level.claims)}
    if wording.is_switch(level.claims) or way.target is None:
        return worded("compare.way", route=wording.route(way.origin, way.target), **said)
    return worded("compare.way.said", side=SIDES[way.target], **said)


def _why(way: Way, behind: _Count, level: Level, taken: list[tuple[_Count, int]]) -> str:
    """Why one number has it and the other has not."""
    if taken:
        return worded("compare.assumed", taken=listed(_taken(way, count, number) for count, number in taken))
    if behind.behind:
        return worded("compare.behind", side=wording.of(behind.side))
    if behind.side.dated or behind.side.day >= level.day:
        return ""
    return worded("compare.later", day=behind.side.day, name=behind.side.name)


def _taken(way: Way, count: _Count, level: int) -> str:
    side = wording.of(count.side)
    if level:
        return worded("compare.taken", side=side, seats=way.levels[level - 1].seats)
    them = "member" if way.member else "it" if way.levels[-1].seats == Range(1, 1) else "them"
    return worded(f"compare.taken.{them}", side=side)
