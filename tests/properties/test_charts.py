"""Whatever a count holds, its chart draws the house, whole and readable."""

from __future__ import annotations

import re
from datetime import date
from math import pi
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whipcount.charts import hemicycle
from whipcount.charts.layout import layout
from whipcount.charts.lettering import width
from whipcount.model.count import Band, Count, PartyCount, Verdict
from whipcount.model.law import Chamber, Threshold
from whipcount.model.quantity import Range
from whipcount.model.words import Base, Bench, By, Outcome

pytestmark = pytest.mark.slow

SVG = "{http://www.w3.org/2000/svg}"


def band(low: int, more: int) -> Band:
    seen = Range(low, low + more)
    return Band((), seen, seen)


names = st.text(max_size=40) | st.sampled_from(["S&D", "<b>", "]]>", "independents", "دہ", "A party with a long name"])


@st.composite
def thresholds(draw: st.DrawFn, seats: int) -> Threshold:
    low = draw(st.integers(0, seats + 1))
    votes = Range(low, low + draw(st.integers(0, 9)))
    return Threshold(
        votes=draw(st.sampled_from([None, votes.high])),
        range=votes,
        base=draw(st.none() | st.sampled_from(Base)),
        by=draw(st.none() | st.sampled_from(By)),
        article=draw(st.none() | st.text(max_size=90)),
        source=None,
        sentence="",
    )


@st.composite
def parties(draw: st.DrawFn, benches: dict[Bench, Band]) -> tuple[PartyCount, ...]:
    made = []
    left = {bench: seats.plausible.low for bench, seats in benches.items() if bench is not Bench.VACANT}
    for name in draw(st.lists(names, max_size=8, unique=True)):
        held = {}
        for bench in draw(st.sets(st.sampled_from(sorted(left)))):
            low = draw(st.integers(0, left[bench]))
            left[bench] -= low
            held[bench] = band(low, draw(st.integers(0, 30)))
        made.append(PartyCount(name, band(sum(seats.plausible.low for seats in held.values()), 9), held))
    return tuple(made)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    seats = draw(st.integers(1, 12) | st.integers(1, 400) | st.sampled_from([720, 2980]))
    left, benches = seats, {}
    for bench in draw(st.permutations(list(Bench))):
        low = draw(st.integers(0, left))
        left -= low
        benches[bench] = band(low, draw(st.integers(0, seats)))
    return Count(
        chamber=draw(st.none() | st.builds(Chamber, st.just("x"), names, names)),
        as_of=draw(st.dates(date(1900, 1, 1))),
        seats=seats,
        benches=benches,
        parties=draw(parties(benches)),
        threshold=draw(st.none() | thresholds(seats)),
        verdict=Verdict(Outcome.OPEN, "open", None, ""),
        motion=None,
        agreements=(),
        statements=(),
        findings=(),
        next_question=None,
        claims=(),
        reports=(),
    )


def texts(root: ET.Element) -> list[ET.Element]:
    return list(root.iter(f"{SVG}text"))


@settings(max_examples=50, deadline=None)
@given(counts())
def test_a_picture_is_well_formed_and_draws_exactly_the_house(count: Count) -> None:
    root = ET.fromstring(hemicycle(count).svg)  # noqa: S314 - our own picture

    assert count.seats == sum(part.get("class") == "seat" for part in root.iter())


@settings(max_examples=50, deadline=None)
@given(counts())
def test_a_bench_has_as_many_solid_seats_as_it_surely_has(count: Count) -> None:
    root = ET.fromstring(hemicycle(count).svg)  # noqa: S314 - our own picture
    solid = {bench.value: 0 for bench in Bench}
    for group in root.iter(f"{SVG}g"):
        if (bench := group.get("data-bench")) in solid:
            solid[bench] += sum(part.get("class") == "seat" for part in group)

    assert {bench.value: count.benches[bench].plausible.low for bench in Bench} == solid


@settings(max_examples=50, deadline=None)
@given(counts())
def test_every_number_of_the_picture_is_in_its_sentence(count: Count) -> None:
    picture = hemicycle(count)
    shown = " ".join(text.text or "" for text in texts(ET.fromstring(picture.svg)) if "…" not in (text.text or ""))  # noqa: S314

    assert set(re.findall(r"[0-9][0-9,]*[0-9]|[0-9]", shown)) <= set(
        re.findall(r"[0-9][0-9,]*[0-9]|[0-9]", picture.sentence)
    )


@settings(max_examples=50, deadline=None)
@given(counts())
def test_no_text_covers_another_or_leaves_the_picture(count: Count) -> None:
    root = ET.fromstring(hemicycle(count).svg)  # noqa: S314 - our own picture
    across, down = (float(number) for number in root.attrib["viewBox"].split()[2:])
    boxes = [box(text) for text in texts(root) if text.text]

    assert all(left >= 0 and right <= across and top >= 0 and bottom <= down for left, top, right, bottom in boxes)
    assert [
        (one, other)
        for place, one in enumerate(boxes)
        for other in boxes[:place]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ] == []


def box(text: ET.Element) -> tuple[float, float, float, float]:
    """The room of a line of text: its letters are at most so wide, and rise three quarters of their size."""
    size, x, y = (float(text.attrib[name]) for name in ("font-size", "x", "y"))
    wide = width(text.text or "", size, bold="font-weight" in text.attrib)
    left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[text.attrib["text-anchor"]]
    return left, y - 0.75 * size, left + wide, y + 0.2 * size


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.integers(1, 3000))
def test_seats_are_distinct_apart_and_within_the_half_round(seats: int) -> None:
    places = layout(seats)
    cells: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for seat in places.seats:
        cells.setdefault((int(seat.x // places.spacing), int(seat.y // places.spacing)), []).append((seat.x, seat.y))
    near = [
        ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5
        for (column, row), own in cells.items()
        for c in (column - 1, column, column + 1)
        for r in (row - 1, row, row + 1)
        for ax, ay in own
        for bx, by in cells.get((c, r), ())
        if (ax, ay) != (bx, by)
    ]

    assert seats == len({(round(seat.x, 6), round(seat.y, 6)) for seat in places.seats})
    assert min(near, default=1) >= places.spacing * (1 - 1e-9)
    assert all(seat.y > -1e-9 and -1e-9 < seat.angle <= pi for seat in places.seats)


@settings(max_examples=50, deadline=None)
@given(st.integers(20, 3000))
def test_seats_are_spread_evenly(seats: int) -> None:
    """Within a row as between rows, neighbours are equally far apart, to a quarter."""
    places = layout(seats)
    rows = [[seat for seat in places.seats if seat.row == row] for row in range(len(places.radii))]
    steps = [radius * pi / (len(row) - 1) for radius, row in zip(places.radii, rows, strict=True)]

    assert max(steps) / min(steps) < 1.25
    assert 0.9 < min(steps) / places.gap <= max(steps) / places.gap < 1.2
