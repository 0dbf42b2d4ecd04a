"""Under every law of the shelf a hung house gets a forecast, or it is said what is missing; none is forgotten."""

from __future__ import annotations

from datetime import date

import pytest

from whipcount.forecast import About, forecast
from whipcount.forecast.standing import Party, Standing
from whipcount.forecast.supposing import ASKED_BY_GOVERNMENT
from whipcount.model import Law, Unusable
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, MotionKind
from whipcount.rulebook import chambers, law

pytestmark = pytest.mark.slow

DAY = date(2025, 1, 1)


def laws() -> list[tuple[str, Law, MotionKind]]:
    """Every motion of every chamber whose law is known on one day."""
    found = []
    for chamber in chambers():
        try:
            house = law(chamber, DAY)
        except Unusable:
            continue
        found += [(f"{chamber.id}-{kind}", house, kind) for kind in house.motions]
    return found


LAWS = laws()


def house_of(seats: int, government: int, kind: MotionKind) -> Standing:
    """Two sides of a few parties each, nobody in doubt and no seat vacant."""
    other = seats - government
    spans = {Bench.GOVERNMENT: government, Bench.OPPOSITION: other, Bench.CROSSBENCH: 0, Bench.VACANT: 0}
    parties = (
        Party("Green", government // 2, 0),
        Party("White", government - government // 2, 0),
        Party("Blue", 0, other // 2),
        Party("Red League", 0, other - other // 2),
    )
    benches = {bench: Range(number, number) for bench, number in spans.items()}
    return Standing(seats, benches, parties, (), (), kind, reported=True, voted=False)


@pytest.mark.parametrize(("name", "house", "kind"), LAWS, ids=[name for name, _, _ in LAWS])
def test_a_house_of_one_mind_is_likelier_to_carry_than_one_against(name: str, house: Law, kind: MotionKind) -> None:
    seats, rule = house.seats.value, house.motions[kind]
    with_it, against = (round(share * seats) for share in (0.95, 0.05))
    sizes = (with_it, against) if kind in ASKED_BY_GOVERNMENT else (against, with_it)
    about = About(house.chamber, DAY, rule, None)

    for_it, against_it = (forecast(house_of(seats, size, kind), about, reasons=False) for size in sizes)

    if for_it.chance is None or against_it.chance is None:
        assert for_it.missing == against_it.missing != ()
        return
    assert for_it.chance > 0.5 > against_it.chance
    assert 1 == pytest.approx(sum(for_it.ayes.chances) if for_it.ayes else 0)
    assert 0 <= for_it.undecided < 0.05
