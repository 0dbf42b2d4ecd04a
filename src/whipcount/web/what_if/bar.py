"""The votes as a bar along the house: ayes grow from the left, noes from the right; what stays does not move."""

from __future__ import annotations

from markupsafe import Markup

from whipcount.count.places import bench_of
from whipcount.count.what_if import Votes
from whipcount.model.count import Count
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, By, MotionKind, Option

_WIDE = 200


def bar(count: Count, votes: Votes) -> Markup:
    """Sure votes solid, those that may be cast either way pale, the votes needed as a stroke; by the plausible band."""
    whole = max(1, count.seats or 1)
    kind = count.motion.kind if count.motion else MotionKind.NO_CONFIDENCE
    told = votes.plausible
    benches = [bench_of(option, kind) or Bench.CROSSBENCH for option in (Option.YES, Option.NO)]
    drawn = [*_side(benches[0], told.ayes, whole, right=False), *_side(benches[1], told.noes, whole, right=True)]
    if told.needed is not None and told.needed.high <= whole:
        from_right = count.threshold is not None and count.threshold.by is By.OPPONENTS
        at = _at(told.needed.high, whole)
        drawn.append(_part("votes", (_WIDE - at if from_right else at) - 0.6, 1.2))
    return Markup(
        '<svg class="bar cast" viewBox="0 0 {} 12" preserveAspectRatio="none" aria-hidden="true">{}</svg>'
    ).format(_WIDE, Markup("").join(drawn))


def _side(bench: Bench, votes: Range, whole: int, *, right: bool) -> list[Markup]:
    low, high = _at(votes.low, whole), _at(votes.high, whole)
    return [
        _part("sure", _WIDE - low if right else 0, low, bench),
        _part("open", _WIDE - high if right else low, high - low, bench),
    ]


def _part(name: str, start: float, wide: float, bench: Bench | None = None) -> Markup:
    return Markup('<rect class="{}"{} x="{}" y="0" width="{}" height="12"/>').format(
        name, Markup(' data-bench="{}"').format(bench.value) if bench else "", round(max(0.0, start), 2), round(wide, 2)
    )


def _at(number: int, whole: int) -> float:
    return _WIDE * min(number, whole) / whole
