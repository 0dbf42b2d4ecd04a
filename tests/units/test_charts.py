"""A count is drawn as the house it is of, sure where it is sure, and says every number it shows."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import combinations, groupby, pairwise
from xml.etree import ElementTree as ET

import pytest

from whipcount.charts import hemicycle
from whipcount.charts.arc import Arc
from whipcount.charts.layout import layout
from whipcount.charts.lettering import Text, fit, wrap
from whipcount.charts.majority import line_after, majority_line
from whipcount.charts.marks import DARK, LIGHT
from whipcount.charts.power import Share, bars
from whipcount.charts.seating import seating
from whipcount.model.claims import Seats
from whipcount.model.count import Band, Count, PartyCount, Verdict
from whipcount.model.law import Chamber, Threshold
from whipcount.model.quantity import Quantity, Range
from whipcount.model.report import Quote
from whipcount.model.words import Base, Bench, By, Outcome

HOUSE = Chamber("pk-na", "National Assembly", "Pakistan")
Seen = int | tuple[int, int]


def band(seats: Seen) -> Band:
    seen = Range(*seats) if isinstance(seats, tuple) else Range(seats, seats)
    return Band((), seen, seen)


def party(name: str, seats: Seen, **benches: Seen) -> PartyCount:
    return PartyCount(name, band(seats), {Bench(bench): band(held) for bench, held in benches.items()})


def threshold(votes: int | None, **changes: object) -> Threshold:
    plain = Threshold(votes, Range(votes or 0, votes or 0), Base.MEMBERS, By.MOVERS, "95(4)", "a source", "")
    return replace(plain, **changes)  # type: ignore[arg-type]


def count(seats: int | None, *parties: PartyCount, needed: Threshold | None = None, **benches: Seen) -> Count:
    return Count(
        chamber=HOUSE,
        as_of=date(2022, 3, 30),
        seats=seats,
        benches={bench: band(benches.get(bench.value, 0)) for bench in Bench},
        parties=parties,
        threshold=needed,
        verdict=Verdict(Outcome.OPEN, "open", None, ""),
        motion=None,
        agreements=(),
        statements=(),
        findings=(),
        next_question=None,
        claims=(),
        reports=(),
    )


PAKISTAN = count(
    342,
    party("PTI", 155, government=(147, 155), opposition=(0, 8)),
    party("MQM-P", 7, opposition=7),
    *(party(name, most, government=(0, most), opposition=(0, most)) for name, most in (("BAP", 5), ("PML-Q", 5))),
    *(party(name, most, government=(0, most), opposition=(0, most)) for name, most in (("GDA", 3), ("AML", 1))),
    party("JWP", 1, government=(0, 1), opposition=(0, 1)),
    party("independents", 2, government=(0, 2), opposition=(0, 2)),
    needed=threshold(172),
    government=164,
    opposition=177,
    vacant=(0, 1),
    crossbench=(0, 1),
)
HOUSES = {
    "one": count(1, government=1, needed=threshold(1)),
    "three": count(3, government=1, opposition=1, vacant=1, needed=threshold(2)),
    "eleven": count(11, party("Alpha", 3, opposition=3), government=5, opposition=(4, 6), needed=threshold(6)),
    "a hundred and one": count(101, government=(44, 51), opposition=(40, 51), crossbench=(6, 9)),
    "the case": PAKISTAN,
    "seven hundred and twenty": count(720, government=(376, 405), opposition=(301, 330), vacant=2, crossbench=12),
    "the largest": count(2980, government=(2000, 2300), opposition=(200, 900), vacant=25, needed=threshold(1491)),
}


def drawn(svg: str) -> dict[str, int]:
    """How many seats stand under each bench's name."""
    root = ET.fromstring(svg)  # noqa: S314 - our own picture
    groups = [group for group in root.iter() if "data-bench" in group.attrib]
    bench = dict.fromkeys((*Bench, "in doubt"), 0)
    for group in groups:
        bench[group.attrib["data-bench"]] += sum(seat.get("class") == "seat" for seat in group)
    return {name: seats for name, seats in bench.items() if seats}


def printed(svg: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314


@pytest.mark.parametrize("house", HOUSES)
def test_exactly_the_seats_of_the_house_are_drawn(house: str) -> None:
    value = HOUSES[house]

    assert value.seats == sum(drawn(hemicycle(value).svg).values())


def test_a_seat_is_drawn_as_sure_only_where_the_count_is_sure() -> None:
    assert drawn(hemicycle(PAKISTAN).svg) == {"opposition": 177, "government": 164, "in doubt": 1}


def test_sure_vacancies_are_drawn_as_vacancies() -> None:
    picture = hemicycle(count(11, government=5, opposition=(3, 4), vacant=2))

    assert drawn(picture.svg) == {"opposition": 3, "government": 5, "vacant": 2, "in doubt": 1}


def test_the_sentence_of_the_case_says_every_number_of_the_picture() -> None:
    assert hemicycle(PAKISTAN).sentence == (
        "National Assembly, Pakistan, 30 March 2022, 342 seats: opposition 177, government 164, crossbench 0 to 1, "
        "vacant 0 to 1. In doubt 1: crossbench or vacant. "
        "Votes needed: 172 of 342 members, by the movers (Art. 95(4)). "
        "Opposition: MQM-P 7, party not known 170, PTI 0 to 8, BAP 0 to 5, PML-Q 0 to 5, GDA 0 to 3, AML 0 to 1, "
        "JWP 0 to 1, independents 0 to 2. "
        "Government: PTI 147 to 155, party not known 17, BAP 0 to 5, PML-Q 0 to 5, GDA 0 to 3, AML 0 to 1, "
        "JWP 0 to 1, independents 0 to 2."
    )


def test_the_numbers_at_both_ends_are_the_plausible_bands() -> None:
    assert {"200–900", "2,000–2,300"} <= set(printed(hemicycle(HOUSES["the largest"]).svg))


def test_the_majority_line_names_base_burden_and_article() -> None:
    assert "172 of 342 members, by the movers (Art. 95(4))" in printed(hemicycle(PAKISTAN).svg)


@pytest.mark.parametrize(
    ("needed", "words"),
    [
        (None, "Votes needed: not known."),
        (threshold(172, article=None), "172 of 342 members, by the movers (article not known)."),
        (threshold(172, article="Rule 198(2)"), "172 of 342 members, by the movers (Rule 198(2))."),
        (threshold(175, by=By.OPPONENTS), "175 of 342 members, by the opponents (Art. 95(4))."),
        (threshold(172, by=None), "172 of 342 members, by whom is not known (Art. 95(4))."),
        (threshold(172, base=None), "172 votes, of which base is not known, by the movers (Art. 95(4))."),
        (
            threshold(171, base=Base.FILLED_SEATS, range=Range(170, 171)),
            "171 of the members in office, by the movers (Art. 95(4)); 170 to 171 as seats fall vacant",
        ),
        (
            threshold(None, base=Base.PRESENT_AND_VOTING, range=Range(150, 172), by=By.GOVERNMENT),
            "150 to 172 of the members present and voting, by the government (Art. 95(4)); it depends on who votes.",
        ),
    ],
)
def test_a_majority_says_what_is_known_of_it_and_what_is_not(needed: Threshold | None, words: str) -> None:
    assert words in hemicycle(replace(PAKISTAN, threshold=needed)).sentence


@pytest.mark.parametrize(
    ("needed", "after"),
    [
        (threshold(172), 172),
        (threshold(172, by=By.GOVERNMENT), 170),
        (threshold(175, by=By.OPPONENTS), 175),
        (threshold(342), 342),
        (threshold(343), None),
        (threshold(172, by=None), None),
        (threshold(None), None),
        (None, None),
    ],
)
def test_the_line_is_counted_from_the_end_of_those_who_must_find_the_votes(
    needed: Threshold | None, after: int | None
) -> None:
    value = replace(PAKISTAN, threshold=needed)

    assert after == line_after(value)
    assert (after is not None) == ('class="majority"' in hemicycle(value).svg)


@pytest.mark.parametrize("seats", [2, 11, 26, 342, 720])
def test_the_line_passes_between_the_seats_and_touches_none(seats: int) -> None:
    arc = Arc(layout(seats), 300, 300, 221)
    path, _ = majority_line(arc, seats // 2 + 1, 0)
    points = [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", path.split("/>")[1])]
    samples = [
        (a[0] + (b[0] - a[0]) * step / 20, a[1] + (b[1] - a[1]) * step / 20)
        for a, b in pairwise(points)
        for step in range(21)
    ]
    nearest = min(
        (x - arc.x - seat.x * arc.scale) ** 2 + (y - arc.y + seat.y * arc.scale) ** 2
        for x, y in samples
        for seat in arc.layout.seats
    )

    assert nearest > (arc.room * 0.8) ** 2


def test_the_larger_parties_stand_at_the_ends_and_independents_nearest_the_middle() -> None:
    value = count(
        20,
        party("Small", 2, opposition=2),
        party("Large", 5, opposition=5),
        party("independents", 3, opposition=1, government=2),
        party("Ruling", 6, government=6),
        opposition=9,
        government=9,
        crossbench=1,
    )

    assert [(block.bench, block.party, block.seats) for block in seating(value)] == [
        ("opposition", "Large", 5),
        ("opposition", "Small", 2),
        ("opposition", None, 1),
        ("opposition", "independents", 1),
        ("crossbench", None, 1),
        (None, None, 1),
        ("government", "independents", 2),
        ("government", None, 1),
        ("government", "Ruling", 6),
    ]


def test_neighbouring_parties_take_different_shades() -> None:
    sides = [list(side) for _, side in groupby(seating(PAKISTAN), key=lambda block: block.bench)]
    pairs = [pair for side in sides for pair in pairwise(side)]

    assert len(pairs) == 2
    assert all(one.light != other.light for one, other in pairs)


def test_a_party_that_grows_past_another_keeps_its_place() -> None:
    """The order follows the first report of each party, whatever the newest one says."""

    def said(name: str, number: int, day: int) -> Seats:
        quote = Quote("r", day, day + 1, "x")
        return Seats(
            quote=quote, holds_on=date(2022, 3, day), party=name, as_printed=name, quantity=Quantity.exactly(number)
        )

    early = (said("Falling", 6, 1), said("Rising", 4, 1))
    before = count(12, party("Falling", 6, opposition=6), party("Rising", 4, opposition=4), opposition=10, government=2)
    after = count(12, party("Falling", 3, opposition=3), party("Rising", 7, opposition=7), opposition=10, government=2)
    later = (*early, said("Falling", 3, 9), said("Rising", 7, 9))

    assert [b.party for b in seating(replace(before, claims=early))][:2] == ["Falling", "Rising"]
    assert [b.party for b in seating(replace(after, claims=later))][:2] == ["Falling", "Rising"]


def test_a_party_that_changes_sides_moves_no_seat_of_the_others_at_the_ends() -> None:
    before = count(
        100, party("Left", 30, opposition=30), party("Right", 40, government=40), opposition=40, government=60
    )
    after = count(
        100, party("Left", 30, opposition=30), party("Right", 40, government=40), opposition=47, government=53
    )

    def held(value: Count) -> dict[int, str | None]:
        names = [block.party for block in seating(value) for _ in range(block.seats)]
        return {place: name for place, name in enumerate(names) if name}

    assert held(before) == held(after)


def test_a_house_of_unknown_size_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="neither the law nor a report gives the number of seats"):
        hemicycle(count(None, government=5))


@pytest.mark.parametrize("seats", [0, 3001])
def test_a_house_of_no_seats_or_of_too_many_is_refused(seats: int) -> None:
    with pytest.raises(ValueError, match="1 to 3,000 seats"):
        hemicycle(count(seats))


def test_benches_that_surely_have_more_than_the_house_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 12 seats in a house of 11"):
        hemicycle(count(11, government=6, opposition=6))


def test_seats_that_no_bench_can_have_are_called_unaccounted_for() -> None:
    assert "In doubt 2: unaccounted for." in hemicycle(count(11, government=5, opposition=4)).sentence


def test_names_are_text_whatever_they_hold() -> None:
    picture = hemicycle(
        count(3, party("S&D", 1, government=1), party("<b>'\"\x00", 1, opposition=1), government=2, opposition=1)
    )

    assert "S&amp;D" in picture.svg
    assert "<b>" not in picture.svg
    assert {"S&D", "<b>'\"\ufffd"} <= set(printed(picture.svg))


def test_a_picture_needs_nothing_from_outside() -> None:
    svg = hemicycle(PAKISTAN).svg

    assert re.findall(r"href|<script|<style|<image|@import|url\((?!#)", svg) == []
    assert 'role="img"' in svg
    assert "viewBox" in svg


def test_a_picture_carries_its_sentence() -> None:
    picture = hemicycle(PAKISTAN)

    assert picture.sentence == ET.fromstring(picture.svg).findtext("{http://www.w3.org/2000/svg}desc")  # noqa: S314


def test_the_legend_takes_the_height_it_needs() -> None:
    many = [party(f"A party with quite a long name, number {place}", 1, opposition=1) for place in range(40)]
    tall = hemicycle(count(80, *many, opposition=40, government=40)).svg
    heights = [int(re.findall(r'viewBox="0 0 600 (\d+)"', svg)[0]) for svg in (hemicycle(PAKISTAN).svg, tall)]

    assert heights[1] > heights[0] + 500


def test_long_words_end_in_an_ellipsis_and_short_ones_stay() -> None:
    assert [fit(name, 10, 62) for name in ("Short", "A name as long as this")] == ["Short", "A name a…"]


def test_words_wrap_at_spaces_and_a_percent_sign_stays_with_its_number() -> None:
    assert wrap("European Conservatives", 10, 90, lines=2) == ["European", "Conservatives"]
    assert wrap("a chance of 50 %", 10, 73, lines=2) == ["a chance of", "50 %"]


def boxes(svg: str) -> dict[str, tuple[float, ...]]:
    """Every line of text on a picture with its left, top, right and bottom, by widths that no font goes beyond.

    Digits do not reach below their line.
    """
    found = {}
    for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):  # noqa: S314 - our own picture
        x, y, size = (float(text.attrib[name]) for name in ("x", "y", "font-size"))
        bold = text.attrib.get("font-weight") == "700"
        line = Text(text.text or "", x, y, size, text.attrib["text-anchor"], bold)
        left, top, right, bottom = line.box
        found[f"{line.words} at {x}, {y}"] = (left, top, right, bottom if re.search("[^0-9–]", line.words) else y)
    return found


def collisions(svg: str) -> list[tuple[str, str]]:
    """Lines of text that stand on each other, lines of one paragraph with little air between them left out."""
    return [
        (one, other)
        for (one, here), (other, there) in combinations(boxes(svg).items(), 2)
        if here[0] < there[2] and there[0] < here[2] and here[1] + 2 < there[3] and there[1] + 2 < here[3]
    ]


@pytest.mark.parametrize("votes", [51, None])
def test_no_words_of_a_picture_stand_on_others_however_long_the_names_are(votes: int | None) -> None:
    names = [f"Federation of the Independents of the Northern and Southern Provinces, part {n}" for n in range(3)]
    house = count(
        101,
        party(names[0], 40, opposition=40),
        party(names[1], 30, crossbench=30),
        party(names[2], 31, government=31),
        needed=replace(threshold(51), votes=votes),
        opposition=40,
        crossbench=30,
        government=31,
    )

    assert [] == collisions(hemicycle(house).svg)


@pytest.mark.parametrize("bench", DARK)
def test_shades_stand_off_from_the_paper_and_from_each_other(bench: Bench) -> None:
    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)) + 0.05

    paper, pale, dark = light("#ffffff"), light(LIGHT[bench]), light(DARK[bench])

    assert paper / pale >= 3
    assert pale / dark >= 2.5


def test_a_picture_becomes_png_as_wide_as_asked() -> None:
    png = hemicycle(PAKISTAN).png(width=390)

    assert png[:4] == b"\x89PNG"
    assert int.from_bytes(png[16:20]) == 390


@pytest.mark.parametrize("width", [0, 4001])
def test_a_png_of_no_sensible_width_is_refused(width: int) -> None:
    with pytest.raises(ValueError, match="1 to 4,000 pixels"):
        hemicycle(PAKISTAN).png(width=width)


def test_a_machine_without_fonts_still_draws_the_seats() -> None:
    resvg = pytest.importorskip("resvg_py")
    picture = hemicycle(HOUSES["eleven"]).svg
    bare = resvg.svg_to_bytes(svg_string=picture, width=300, skip_system_fonts=True)
    empty = resvg.svg_to_bytes(
        svg_string=re.sub(r'<[^<]*class="seat"/>', "", picture), width=300, skip_system_fonts=True
    )

    assert len(bare) > len(empty) + 200


def test_seats_in_doubt_beside_one_open_bench_may_be_unaccounted_for() -> None:
    assert (
        "In doubt 2: government or unaccounted for." in hemicycle(count(11, government=(5, 7), opposition=4)).sentence
    )


def test_names_that_begin_alike_are_told_apart_beside_the_bars_of_power() -> None:
    names = [f"Federation of the {part}" for part in ("Northern Valleys", "Southern Islands")]
    picture = bars("Votes and voting power", "Shapley-Shubik", [Share(name, 0.5, 0.5) for name in names], "Two.")
    lines = printed(picture.svg)

    assert [] == collisions(picture.svg)
    assert names == [f"{first} {second}" for first, second in pairwise(lines) if first.startswith("Federation")]


def test_a_long_name_that_has_no_room_on_three_lines_has_it_on_fewer() -> None:
    name = "Federation of the Independents of the Northern and Southern Provinces (Democrats)"
    benches = {"government": (60, 70), "opposition": (60, 75), "crossbench": (15, 20), "vacant": 1}
    house = count(151, party(name, 15, crossbench=15), needed=threshold(76), **benches)

    assert 2 == len([line for line in printed(hemicycle(house).svg)[3:] if line.startswith(("Federation", "Independ"))])
