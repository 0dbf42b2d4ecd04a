"""The picture of a forecast: no word leaves it or stands on another, however wide or narrow it is drawn."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from tests.units.test_charts import HOUSE, boxes, collisions, threshold

from whipcount.charts.forecast import NARROW, WIDE, distribution
from whipcount.model.forecast import Forecast, Moved, Pooled, Spread
from whipcount.model.quantity import Range
from whipcount.model.words import MotionKind
from whipcount.sentences import language

LONG = "the market of the united newspapers of the northern and southern provinces and islands"


def spread(least: int, *chances: float) -> Spread:
    """Chances of numbers of votes, and intervals that hold the middle of them: halves, and all but a few."""
    most = least + len(chances) - 1
    inner, outer = (Range(least + cut, most - cut) for cut in (len(chances) // 4, len(chances) // 40))
    return Spread(least, chances, (least + most) / 2, inner, outer, outer)


def flat(least: int, most: int) -> Spread:
    """Every number as likely as any other, so that the intervals reach far to both sides."""
    return spread(least, *[1 / (most - least + 1)] * (most - least + 1))


SPREADS = {
    "side by side": (flat(150, 170), flat(60, 130)),
    "over each other": (flat(0, 341), flat(0, 341)),
    "the number needed in the midst of the bars": (flat(165, 180), flat(100, 120)),
    "a single number each": (spread(172, 1.0), spread(170, 1.0)),
    "a large house": (flat(1400, 1600), flat(900, 1390)),
}


def made(ayes: Spread, noes: Spread) -> Forecast:
    day, needed = date(2022, 3, 30), threshold(1491 if ayes.least > 1000 else 172)
    told = {"chance": 0.5, "lowest": 0.4, "highest": 0.6, "ayes": ayes, "noes": noes}
    also = {"moved": Moved(0.5, 0.001, 0.96, 5, None), "pooled": Pooled(LONG, 0.63, 0.25, 0.6)}
    return Forecast(HOUSE, day, MotionKind.NO_CONFIDENCE, 342, needed, (), "It may be carried.", **told, **also)  # type: ignore[arg-type]


@pytest.mark.parametrize("tongue", ["en", "de"])
@pytest.mark.parametrize("across", [NARROW, WIDE])
@pytest.mark.parametrize("name", SPREADS)
def test_no_word_leaves_the_picture_or_stands_on_another(name: str, across: int, tongue: str) -> None:
    svg = distribution(made(*SPREADS[name]), language(tongue), across).svg
    edges = boxes(svg).items()

    assert [] == [line for line, (left, top, right, _) in edges if left < 0 or top < 0 or right > across]
    assert [] == collisions(svg)


def test_what_is_needed_is_written_over_the_bars() -> None:
    svg = distribution(made(*SPREADS["the number needed in the midst of the bars"])).svg
    bars = [float(part.split('"')[1]) for part in svg.split(" y=")[1:] if 'width="' in part and "fill=" in part]
    label = next(box for line, box in boxes(svg).items() if line.startswith("172 needed"))

    assert label[3] < min(y for y in bars if y > label[1])


def test_a_narrow_picture_says_what_a_wide_one_says() -> None:
    of = made(*SPREADS["side by side"])

    assert distribution(of, None, WIDE).sentence == distribution(of, None, NARROW).sentence


def bars(svg: str, *inks: str) -> list[tuple[float, float, str]]:
    """The bars of one kind of votes: left edge, height and ink."""
    pattern = r'<rect x="([\d.]+)" y="[\d.]+" width="[\d.]+" height="([\d.]+)" fill="(#\w+)"/>'
    return [(float(x), float(tall), ink) for x, tall, ink in re.findall(pattern, svg) if ink in inks]


@pytest.mark.parametrize("across", [NARROW, WIDE])
def test_every_number_of_votes_has_a_bar_as_tall_as_its_chance_and_dark_where_it_is_enough(across: int) -> None:
    ayes = spread(169, 0.1, 0.2, 0.3, 0.25, 0.1, 0.05)
    drawn = bars(distribution(made(ayes, flat(100, 120)), None, across).svg, "#542788", "#b9a9dd")
    steps = {round(after - before, 1) for (before, *_), (after, *_) in pairwise(drawn)}

    assert [0.1, 0.2, 0.3, 0.25, 0.1, 0.05] == pytest.approx([tall / 150 * 0.3 for _, tall, _ in drawn], abs=1e-4)
    assert ["#b9a9dd"] * 3 + ["#542788"] * 3 == [ink for *_, ink in drawn]
    assert max(steps) - min(steps) <= 0.11
