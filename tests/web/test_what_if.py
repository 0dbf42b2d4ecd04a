"""What if, as a reader without JavaScript and a program get it: addresses, the form, the same as data."""

from __future__ import annotations

import csv
import io
from contextlib import ExitStack
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.web.sites import EXAMPLE, NOW, TODAY

import whipcount
from whipcount.count.what_if import ORIGINS, TARGETS, Move
from whipcount.crisis.supposing import suppose
from whipcount.model import Unusable
from whipcount.model.words import Bench, Option
from whipcount.web import Served
from whipcount.web.addresses import Addresses
from whipcount.web.counting import Busy, Counts
from whipcount.web.site import Site
from whipcount.web.what_if import moves
from whipcount.web.what_if.page import Asking
from whipcount.web.what_if.rows import many
from whipcount.web.words import words as words_of

PAGE = "/crisis/pakistan-2022"
MOVED = ["PML-Q:government:opposition:4", "PPP:opposition:absent:2"]
DAY = {"as_of": "2022-03-28"}
NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("written", "move"),
    [
        ("MQM-P:opposition:government:7", Move("MQM-P", Bench.OPPOSITION, Bench.GOVERNMENT, 7)),
        ("MQM-P:opposition:absent", Move("MQM-P", Bench.OPPOSITION, Option.ABSENT)),
        ("A:B: C:government:yes:3", Move("A:B: C", Bench.GOVERNMENT, Option.YES, 3)),
        ("MQM-P:all:vacant", Move("MQM-P", None, Bench.VACANT)),
        ("Blue:Ann Ash:member:no", Move("Blue", None, Option.NO, 1, "Ann Ash")),
        ("A:all:Ann:member:no", Move("A:all", None, Option.NO, 1, "Ann")),
        ("x:all:government:yes", Move("x:all", Bench.GOVERNMENT, Option.YES)),
    ],
)
def test_an_address_says_who_goes_where(written: str, move: Move) -> None:
    assert (move,) == moves.read([written])


@given(NAMES, st.sampled_from(ORIGINS), st.sampled_from(TARGETS), st.none() | st.integers(0, 99_999))
def test_a_move_of_seats_is_read_as_it_was_written(
    party: str, origin: Bench, to: Bench | Option, seats: int | None
) -> None:
    move = Move(party, origin, to, seats)

    assert (move,) == moves.read([moves.write(move)])


@given(NAMES, NAMES, st.sampled_from(ORIGINS), st.sampled_from(TARGETS))
def test_a_move_of_a_member_is_read_as_it_was_written_whatever_the_name(
    party: str, name: str, origin: Bench, to: Bench | Option
) -> None:
    """The address does not say where the member stands: reports do."""
    (read,) = moves.read([moves.write(Move(party, origin, to, 1, name))])

    assert Move(party, None, to, 1, name) == read


@pytest.mark.parametrize(
    "written",
    [
        "PPP",
        "PPP:a:b",
        ":opposition:no:1",
        ":all:no",
        "PPP:all:no:3",
        "Blue:member:no",
        "Blue:Ann:member:no:1",
        ":Ann:member:no",
        "PPP:vacant:government",
        "PPP:opposition:paired",
        "x" * 900,
        "PPP:opposition:no:²",
    ],
)
def test_what_is_no_move_is_refused(written: str) -> None:
    with pytest.raises(Unusable):
        moves.read([written])


def test_too_many_moves_are_refused() -> None:
    with pytest.raises(Unusable, match="at most 60"):
        moves.read(["PPP:opposition:absent:1"] * 61)


@pytest.mark.slow
@pytest.mark.parametrize(
    "move",
    ["PPP:government:no:9", "PPP:opposition:no:0", "Nobody:all:no", "PML-Q:Ann Ash:member:no", "PPP:opposition:no:999"],
)
def test_seats_that_are_not_there_are_a_refusal_with_its_reason(reader: httpx.Client, move: str) -> None:
    page, data = (reader.get(f"{PAGE}/{form}", params={"move": move}) for form in ("what-if", "what-if.json"))

    assert (400, 400) == (page.status_code, data.status_code)
    assert data.json()["problems"]


@pytest.mark.slow
def test_the_form_of_a_supposition_leads_to_its_address(reader: httpx.Client) -> None:
    """Rows as they are, one that is taken back, a new one without a number, and one that nobody filled in."""
    rows = {
        "place": ["PTI:government", "PML-Q:government", "PPP:opposition", "PML-Q:Tariq Bashir Cheema:member", ""],
        "seats": ["155", "4", "", "", ""],
        "to": ["", "opposition", "absent", "no", "government"],
    }
    answer = reader.get(f"{PAGE}/what-if", params=rows | DAY, follow_redirects=False)
    led = urlsplit(answer.headers["location"])

    assert (303, f"{PAGE}/what-if") == (answer.status_code, led.path)
    assert [
        ("as_of", "2022-03-28"),
        ("move", "PML-Q:government:opposition:4"),
        ("move", "PPP:opposition:absent"),
        ("move", "PML-Q:Tariq Bashir Cheema:member:no"),
    ] == parse_qsl(led.query)


def told(reader: httpx.Client, written: list[str], **more: str) -> dict[str, Any]:
    found: dict[str, Any] = reader.get(f"{PAGE}/what-if.json", params=DAY | more | {"move": written}).json()
    return found


@pytest.mark.slow
def test_the_data_is_what_the_count_supposes(reader: httpx.Client) -> None:
    count = whipcount.open(EXAMPLE).count("2022-03-28")
    made = suppose(count, moves.read(MOVED))
    data = told(reader, MOVED)

    assert (["fails", -4, -4], ["fails", -2, -2]) == tuple(
        [data["votes"][when]["outcome"], *data["votes"][when]["margin"]] for when in ("before", "after")
    )
    assert MOVED == data["moves"]
    assert {"before": made.before.coalitions.number, "after": made.after.coalitions.number} == {
        when: data["coalitions"][when]["minimal_winning"] for when in ("before", "after")
    }
    for when, side in (("before", made.before), ("after", made.after)):
        assert side.forecast.chance == pytest.approx(data["forecast"][when]["chance"], abs=1e-6)
        assert {party: round(float(share), 6) for party, share in (side.power.shares or {}).items()} == data["power"][
            when
        ]
    assert {
        bench.value: [band.possible.low, band.possible.high] for bench, band in made.supposed.after.benches.items()
    } == data["possible"]["after"]["benches"]


@pytest.mark.slow
def test_the_forecast_before_is_that_of_the_count(reader: httpx.Client) -> None:
    made = whipcount.open(EXAMPLE).forecast("2022-03-28")

    assert made.chance == pytest.approx(told(reader, [])["forecast"]["before"]["chance"], abs=1e-6)


@pytest.mark.slow
def test_the_order_of_an_address_and_moves_told_in_two_parts_say_nothing(reader: httpx.Client) -> None:
    parts = ["PPP:opposition:absent:1", "PML-Q:government:opposition", "PPP:opposition:absent:1"]
    pages = [
        reader.get(f"{PAGE}/what-if", params=DAY | {"move": written}).text for written in (MOVED, MOVED[::-1], parts)
    ]

    assert told(reader, MOVED) == told(reader, MOVED[::-1]) == told(reader, parts)
    assert 1 == len(set(pages))


@pytest.mark.slow
def test_the_table_has_the_same_numbers(reader: httpx.Client) -> None:
    text = reader.get(f"{PAGE}/what-if.csv", params=DAY | {"move": MOVED}).text
    rows = {row["what"]: row for row in csv.DictReader(io.StringIO(text))}
    data = told(reader, MOVED)

    assert ["168", "170"] == [rows["ayes (plausible)"][when] for when in ("before_low", "after_low")]
    assert data["votes"]["after"]["yes"] == [int(rows["ayes (plausible)"][end]) for end in ("after_low", "after_high")]
    assert data["forecast"]["after"]["chance"] == pytest.approx(float(rows["chance"]["after_low"]), abs=1e-6)
    assert str(data["coalitions"]["after"]["minimal_winning"]) == rows["minimal winning coalitions"]["after_low"]


@pytest.mark.slow
def test_a_day_with_a_result_says_that_the_numbers_are_not_the_result(reader: httpx.Client) -> None:
    page = reader.get(f"{PAGE}/what-if", params={"as_of": "2022-04-10"}).text

    assert "A report gives the result already" in page
    assert "There is no forecast: <span>a report already gives a result</span>" in page


@pytest.mark.slow
def test_what_the_law_says_of_votes_against_the_party_stands_beside_them(reader: httpx.Client) -> None:
    pages = [
        reader.get(f"{PAGE}/what-if", params=DAY | {"move": f"PTI:government:{to}:3"}).text
        for to in ("yes", "opposition", "absent", "vacant")
    ]

    assert [True, True, False, False] == ["can lose the seat" in page and "Article 63A" in page for page in pages]


@pytest.mark.slow
def test_the_address_that_is_shared_names_the_day(reader: httpx.Client) -> None:
    page = reader.get(f"{PAGE}/what-if", params={"move": "PPP:opposition:absent:2"}).text

    assert f"{PAGE}/what-if?as_of=2022-04-10&amp;move=PPP:opposition:absent:2" in page


def test_no_more_than_a_few_suppositions_are_worked_out_at_once(of_reports: Served) -> None:
    """There is no end of them, and whoever asks for a count must not wait behind them all."""
    asking = Asking(Site(Counts(of_reports), Addresses(), lambda: NOW, lambda: TODAY))
    with ExitStack() as stack:
        for _ in range(8):
            stack.enter_context(asking.turn())
        with pytest.raises(Busy), asking.turn():
            pass

    with asking.turn():
        pass


@pytest.mark.parametrize(("language", "words"), [("en", "more than 1,000,000,000."), ("de", "mehr als 1.000.000.000.")])
def test_more_coalitions_than_anybody_can_read_are_said_to_be(language: str, words: str) -> None:
    assert words == f"{many(10**40, words_of(language))}."
    assert "338" == many(338, words_of(language))


@pytest.mark.parametrize(("chance", "said"), [(0.001, "under 1%"), (0.174, "17%"), (0.9999, "over 99%")])
def test_a_chance_is_never_nothing_and_never_certain(chance: float, said: str) -> None:
    assert said == words_of("en").chance(chance)
