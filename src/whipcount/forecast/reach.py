"""How many dissenters it takes: how far the result is from turning if everybody else votes by their line."""

from __future__ import annotations

from collections.abc import Callable

from whipcount.forecast.conditions import Condition, conditions
from whipcount.forecast.votes import Law, Lines
from whipcount.model.forecast import Reach
from whipcount.model.words import Option


def reach(case: Lines, law: Law) -> Reach:
    """For one explanation; the same on either side of the result. Equal votes count as the law settles them."""
    found = conditions(law.rule, law.seats, case.vacant)
    carried = _met(found, law, case, case.ayes, case.noes)
    side = Option.YES if carried else Option.NO
    most = case.ayes - case.sure_ayes if carried else case.noes - case.sure_noes
    if carried:
        staying = _first(lambda n: _met(found, law, case, case.ayes - n, case.noes), most, wanted=False)
        crossing = _first(lambda n: _met(found, law, case, case.ayes - n, case.noes + n), most, wanted=False)
    else:
        staying = _first(lambda n: _met(found, law, case, case.ayes, case.noes - n), most, wanted=True)
        crossing = _first(lambda n: _met(found, law, case, case.ayes + n, case.noes - n), most, wanted=True)
    return Reach(carried, side, staying, crossing)


def _met(found: tuple[Condition, ...], law: Law, case: Lines, ayes: int, noes: int) -> bool:
    if all(each.met(ayes, noes, case.abstain) for each in found):
        return True
    tied = found[0].tied is not None and found[0].of(ayes, noes, case.abstain) == found[0].tied
    return tied and (law.tie == "carried" or (law.tie == "casting" and case.presiding is Option.YES))


def _first(met: Callable[[int], bool], most: int, *, wanted: bool) -> int | None:
    return next((number for number in range(1, most + 1) if met(number) is wanted), None)
