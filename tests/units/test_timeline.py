"""A crisis day by day: what became known, and the picture of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import whipcount
from whipcount.charts.over_time import over_time
from whipcount.crisis.shown import Timeline
from whipcount.model import Unusable
from whipcount.model.days import CountedDay
from whipcount.model.quantity import Range
from whipcount.model.words import Bench
from whipcount.publish.timeline import timeline_table, timeline_text, timeline_to_json

SVG = "{http://www.w3.org/2000/svg}"
EXAMPLE = Path(__file__).parents[2] / "examples" / "pakistan-2022"


@pytest.fixture(scope="module")
def days() -> Timeline:
    return whipcount.open(EXAMPLE).timeline("2022-03-25", "2022-03-30")


def test_every_day_between_is_counted_by_what_was_known_that_evening(days: Timeline) -> None:
    crisis = whipcount.open(EXAMPLE)

    assert [day.day for day in days.days] == [date(2022, 3, 25 + number) for number in range(6)]
    day, count = days.days[-1].count, crisis.count("2022-03-30")
    alike = ("chamber", "as_of", "seats", "benches", "threshold", "verdict", "claims")
    assert [getattr(day, name) for name in alike] == [getattr(count, name) for name in alike]


def test_an_event_stands_on_the_day_on_which_the_first_report_told_it(days: Timeline) -> None:
    told = [(day.day.day, event.label) for day in days.days for event in day.events]

    assert (27, "JWP to the opposition") in told
    assert [day for day, label in told if label == "MQM-P to the opposition"] == [30]
    assert [day for day, label in told if label == "2 independents to the opposition"] == [30]


def test_the_example_ends_without_a_vote_is_restored_and_then_carried() -> None:
    """On 3 April the motion was ruled out, and members who stayed behind counted 197 of their own: that was no vote."""
    after = whipcount.open(EXAMPLE).timeline("2022-04-02", "2022-04-10").days
    verdicts = {day.day.day: day.count.verdict for day in after}
    told = [(day.day.day, event.label) for day in after for event in day.events]

    assert verdicts[3].sentence == (
        "The motion fell without a vote: it was ruled out on 3 April 2022 (Valley Chronicle, 3 April 2022)."
    )
    assert {(3, "motion ruled out"), (7, "motion restored")} <= set(told)
    assert [label for _, label in told if "197" in label] == []
    assert ["reported", "plausible", "reported"] == [verdicts[day].certainty for day in (3, 8, 10)]


def test_what_was_known_before_the_first_day_is_no_event_of_it(days: Timeline) -> None:
    assert days.days[0].events == ()


def test_an_event_names_the_claims_that_tell_it(days: Timeline) -> None:
    last = days.days[-1]
    event = next(event for event in last.events if event.label == "MQM-P to the opposition")

    assert {claim.kind for claim in last.count.claims if claim.id in event.claims} == {"switch"}


def test_the_picture_shows_the_votes_needed_and_a_number_for_each_day_with_events(days: Timeline) -> None:
    chart = days.chart()
    svg = ET.fromstring(chart.svg)  # noqa: S314 - our own picture
    texts = ["".join(text.itertext()) for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    with_events = [day for day in days.days if day.events]

    assert 'class="majority"' in chart.svg
    assert [text for text in texts if re.fullmatch(r"\d", text)].count("1") == 2  # on the axis and in the list
    assert sum(text.startswith(tuple(f"{day.day.day} March" for day in with_events)) for text in texts) >= 1


def test_the_numbers_of_events_on_many_days_close_together_do_not_cover_each_other(days: Timeline) -> None:
    shown = [replace(days.days[n % 6], day=date(2022, 1, 1) + timedelta(days=n)) for n in range(150)]
    texts = ET.fromstring(over_time(shown).svg).iter(f"{SVG}text")  # noqa: S314 - our own picture
    numbers = [(float(t.get("x", "0")), float(t.get("y", "0"))) for t in texts if t.get("text-anchor") == "middle"]

    assert len(numbers) > 100
    assert [
        (one, other)
        for one, other in combinations(numbers, 2)
        if abs(one[0] - other[0]) < 13 and abs(one[1] - other[1]) < 11
    ] == []


@pytest.mark.parametrize("plausible", [[(5, 5)] * 3, [(5, 5), (3, 7), (6, 6)], [(1, 2), (4, 4), (0, 9), (9, 9)]])
def test_no_part_of_a_broken_line_is_drawn_twice_or_it_would_be_whole(
    days: Timeline, plausible: list[tuple[int, int]]
) -> None:
    shown = []
    for number, (low, high) in enumerate(plausible):
        count = days.days[-1].count
        band = replace(count.benches[Bench.OPPOSITION], plausible=Range(low, high))
        benches = count.benches | {Bench.OPPOSITION: band}
        shown.append(CountedDay(date(2022, 4, 1 + number), replace(count, benches=benches), ()))
    (path,) = re.findall(
        r'd="([^"]*)" fill="none" stroke="[^"]*" stroke-width="2" stroke-dasharray', over_time(shown).svg
    )
    pieces = [part for line in path.split("M")[1:] for part in pairwise(line.split("L"))]

    assert len({frozenset(piece) for piece in pieces}) == len(pieces)


def test_where_no_votes_needed_are_known_none_are_in_the_key(days: Timeline) -> None:
    unknown = [replace(day, count=replace(day.count, threshold=None)) for day in days.days]

    assert ("votes needed<" in days.chart().svg, "votes needed<" in over_time(unknown).svg) == (True, False)


def test_the_sentence_has_every_band_and_the_votes_needed(days: Timeline) -> None:
    sentence = days.chart().sentence
    bands = [day.count.benches[Bench.OPPOSITION].plausible for day in days.days]

    assert all(f"opposition {band.low}" in sentence for band in bands)
    assert sentence.endswith("Votes needed: 172 from 25 March 2022.")


def test_json_csv_and_text_say_the_same(days: Timeline) -> None:
    json, csv = timeline_to_json(days.days), timeline_table(days.days)
    text = "".join(line.text for line in timeline_text(days.days))

    assert json["days"][-1]["benches"]["opposition"]["plausible"] == [177, 177]
    assert "2022-03-30,opposition," in csv
    assert "30 Mar" in text
    assert "177" in text


def test_a_last_day_before_the_first_report_is_refused() -> None:
    with pytest.raises(Unusable, match="nothing had been published"):
        whipcount.open(EXAMPLE).timeline(until="2022-01-01")
