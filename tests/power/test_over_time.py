"""Power before and after the events of a crisis: only where the count leaves no range, and never guessed."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import whipcount
from whipcount.charts.power_over_time import strips
from whipcount.cli import main
from whipcount.crisis.power import ShownPower
from whipcount.model import Unusable
from whipcount.model.count import Band, BenchCount, PartyCount, Verdict
from whipcount.model.days import CountedDay, Event
from whipcount.model.law import Threshold
from whipcount.model.quantity import Range
from whipcount.model.words import Base, Bench, Outcome
from whipcount.power import game, power
from whipcount.power.over_time import OverTime, over_time
from whipcount.power.standing import standing

EXAMPLE = Path(__file__).parents[2] / "examples" / "pakistan-2022"
FIRST = date(2021, 3, 1)
GOV, OPP, CROSS, VACANT = Bench.GOVERNMENT, Bench.OPPOSITION, Bench.CROSSBENCH, Bench.VACANT
Seats = int | tuple[int, int]
House = dict[str, dict[Bench, Seats]]
BEFORE: House = {"Blue": {GOV: 40}, "White": {GOV: 12}, "Green": {OPP: 30}, "Red League": {OPP: 17}}
AFTER: House = BEFORE | {"White": {OPP: 12}}
OPEN: House = BEFORE | {"White": {GOV: (0, 12), OPP: (0, 12)}}
UNKNOWN: House = BEFORE | {"Green": {OPP: (28, 31)}}


def _range(seats: Seats) -> Range:
    return Range(*seats) if isinstance(seats, tuple) else Range(seats, seats)


def _band(*ranges: Range) -> Band:
    whole = Range(sum(each.low for each in ranges), sum(each.high for each in ranges))
    return Band((), whole, whole)


def _count(house: House, on: date, *, votes: int | None = 51, seats: int | None = 100) -> BenchCount:
    """A house of a hundred with one seat vacant, unless the parties say otherwise."""
    parties = tuple(
        PartyCount(name, _whole(benches), {bench: _band(_range(own)) for bench, own in benches.items()})
        for name, benches in house.items()
    )
    needed = Threshold(votes, Range(50, 51), Base.MEMBERS, None, None, None, "Half of all and one.")
    held = sum(party.seats.plausible.low for party in parties)
    vacant = {VACANT: _band(Range(max(0, 100 - held), max(0, 100 - held)))}
    open_ = Verdict(Outcome.OPEN, "open", None, "Open.")
    return BenchCount(None, on, seats, vacant, needed, open_, (), parties)


def _whole(benches: dict[Bench, Seats]) -> Band:
    """A party whose parts are ranges still has its seats, unless all of it is one range."""
    ranges = [_range(own) for own in benches.values()]
    if len(ranges) > 1 and any(each.width for each in ranges):
        return _band(Range(max(each.high for each in ranges), max(each.high for each in ranges)))
    return _band(*ranges)


def _days(*houses: House, events: bool = True) -> list[CountedDay]:
    told = (Event("something happens", ()),) if events else ()
    on = [FIRST + timedelta(days=number) for number in range(len(houses))]
    return [CountedDay(day, _count(house, day), told) for day, house in zip(on, houses, strict=True)]


def _told(made: OverTime, index: str) -> list[tuple[int, dict[str, tuple[Fraction | None, Fraction | None]]]]:
    """For each turn its day of the month, and each party's share before and after."""
    return [
        (turn.day.day, {shift.party: (shift.before, shift.after) for shift in measure.shifts})
        for turn in made.turns
        for measure in turn.measures
        if measure.index == index
    ]


def test_by_seats_power_is_that_of_the_parties_as_one() -> None:
    expected = power(game({"Blue": 40, "White": 12, "Green": 30, "Red League": 17}, 51)).of("shapley_shubik")

    assert expected == over_time(_days(BEFORE)).power["shapley_shubik"][0]


def test_as_the_benches_stand_power_is_that_of_two_unions() -> None:
    house = game({"Blue": 40, "White": 12, "Green": 30, "Red League": 17}, 51)
    united = house.united(["Blue", "White"], ["Green", "Red League"])

    assert power(united, ["owen"]).of("owen") == over_time(_days(BEFORE)).power["owen"][0]


def test_a_switch_moves_power_as_the_benches_stand_and_none_by_seats() -> None:
    made = over_time(_days(BEFORE, AFTER))
    (_, (day, owen)) = _told(made, "owen")

    assert (2, (Fraction(1, 2), 0), (Fraction(1, 2), Fraction(1, 3))) == (day, owen["Blue"], owen["White"])
    assert all(before == after for before, after in _told(made, "shapley_shubik")[1][1].values())


def test_a_party_in_parts_has_what_its_parts_have_together() -> None:
    split: House = BEFORE | {"Blue": {GOV: 35, OPP: 5}}
    parts = game({"a": 35, "b": 5, "White": 12, "Green": 30, "Red League": 17}, 51)
    owen = power(parts.united(["a", "White"], ["b", "Green", "Red League"]), ["owen"]).of("owen")

    assert owen["a"] + owen["b"] == (over_time(_days(split)).power["owen"][0] or {})["Blue"]


def test_crossbenchers_are_in_no_union() -> None:
    house: House = {"Blue": {GOV: 45}, "Green": {OPP: 40}, "White": {CROSS: 8}, "Red League": {CROSS: 6}}
    alone = game({"Blue": 45, "Green": 40, "White": 8, "Red League": 6}, 51)

    assert power(alone, ["owen"]).of("owen") == over_time(_days(house)).power["owen"][0]


def test_every_share_of_a_day_sums_to_one() -> None:
    made = over_time(_days(BEFORE, AFTER), ["shapley_shubik", "banzhaf", "johnston", "deegan_packel", "holler", "owen"])

    assert {1} == {sum(own.values()) for values in made.power.values() for own in values if own}


def test_a_range_of_seats_leaves_power_untold_and_says_why() -> None:
    made = over_time(_days(BEFORE, UNKNOWN))

    assert [None, None] == [values[1] for values in made.power.values()]
    assert {"the seats are a range: Green 28 to 31"} == {measure.missing for measure in made.turns[1].measures}


def test_where_only_the_stand_is_a_range_the_seats_still_tell() -> None:
    made = over_time(_days(OPEN))

    assert (True, None) == (made.power["shapley_shubik"][0] is not None, made.power["owen"][0])
    assert "where White stands is a range" in str(standing(_count(OPEN, FIRST)).no_benches)


def test_before_is_the_last_day_that_could_be_told() -> None:
    made = over_time(_days(BEFORE, UNKNOWN, AFTER))
    owen = next(measure for measure in made.turns[-1].measures if measure.index == "owen")

    assert (3, FIRST) == (made.turns[-1].day.day, owen.since)
    assert [(Fraction(1, 2), 0)] == [(shift.before, shift.after) for shift in owen.shifts if shift.party == "Blue"]


def test_a_day_without_an_event_is_told_only_when_power_moved() -> None:
    quiet = over_time(_days(BEFORE, BEFORE, UNKNOWN, AFTER, events=False))

    assert [1, 4] == [turn.day.day for turn in quiet.turns]


@pytest.mark.parametrize(
    ("house", "options", "said"),
    [
        ({}, {}, "no report says how many seats a party has"),
        (BEFORE, {"votes": None}, "the votes needed are not known"),
        ({"Blue": {GOV: 40}}, {}, None),
        ({"Blue": {GOV: 70}, "Green": {OPP: 40}}, {}, "the parties have 110 of 100 seats"),
    ],
)
def test_what_is_missing_for_a_game_is_said(house: House, options: dict[str, int | None], said: str | None) -> None:
    found = standing(_count(house, FIRST, **options)).no_wholes  # type: ignore[arg-type]

    assert (said is None) == (found is None)
    assert (said or "") in (found or "")


def test_seats_that_no_party_has_by_name_leave_power_untold() -> None:
    count = _count({"Blue": {GOV: 40}}, FIRST, seats=342)

    assert "the parties have 40 of 342 seats" in str(standing(count).no_wholes)


def test_where_nobody_can_win_no_share_is_told() -> None:
    days = [CountedDay(FIRST, _count(BEFORE, FIRST, votes=100), (Event("something happens", ()),))]

    assert [None, None] == [values[0] for values in over_time(days).power.values()]


def test_an_index_that_is_no_share_is_refused() -> None:
    with pytest.raises(Unusable, match="power over time by 'penrose_banzhaf'; expected a share"):
        over_time(_days(BEFORE), ["penrose_banzhaf"])


def test_the_picture_has_a_gap_where_power_is_not_known_and_its_sentence_every_number() -> None:
    chart = ShownPower.of(over_time(_days(BEFORE, UNKNOWN, AFTER)), "Lower House").chart()

    assert "Blue (not known on some days): 50.0% from 1 March 2021, 0.0% from 3 March 2021" in chart.sentence
    assert all(number in chart.svg for number in ("50.0%", "33.3%", "Lower House", "something happens"))
    assert "Where there is no line, it cannot be told." in chart.svg
    assert "no line" not in ShownPower.of(over_time(_days(BEFORE, AFTER)), "Lower House").chart().svg


def test_a_picture_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="on no day"):
        strips("Power", "", [FIRST], {"Blue": [None]}, {})
    with pytest.raises(Unusable, match="on no day the power of the parties can be told"):
        ShownPower.of(over_time(_days(UNKNOWN)), "").chart()


def _run(*words: str) -> Result:
    return CliRunner().invoke(main, ["power", "--over-time", *words])


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    """The example from 29 to 30 March 2022, as JSON and as a picture."""
    picture = tmp_path_factory.mktemp("power") / "power.svg"
    days = ("--since", "2022-03-29", "--until", "2022-03-30")
    return _run("--json", "--chart", str(picture), *days, str(EXAMPLE)), picture


@pytest.mark.slow
def test_on_30_march_2022_power_moved_to_the_opposition(answered: tuple[Result, Path]) -> None:
    found = json.loads(answered[0].stdout)
    owen = next(measure for measure in found["days"][-1]["measures"] if measure["index"] == "owen")
    shares = {party["party"]: (party["before"]["exact"], party["after"]["exact"]) for party in owen["parties"]}

    assert ("pk-na", "2022-03-30", "2022-03-29") == (found["chamber"], found["days"][-1]["day"], owen["since"])
    assert "MQM-P to the opposition" in [event["label"] for event in found["days"][-1]["events"]]
    assert "0" == shares["PTI"][1] == shares["PML-N"][0]
    assert 1 == sum(Fraction(after) for _, after in shares.values())


@pytest.mark.slow
def test_the_picture_is_written_and_said(answered: tuple[Result, Path]) -> None:
    assert answered[1].read_text("utf-8").startswith("<svg")
    assert "Voting power, National Assembly, Pakistan" in answered[0].stderr


@pytest.mark.slow
def test_csv_has_a_row_for_each_party_and_index_and_the_table_every_party() -> None:
    days = ("--since", "2022-03-30", "--until", "2022-03-30", str(EXAMPLE))
    rows = list(csv.DictReader(io.StringIO(_run("--csv", "--index", "banzhaf", *days).stdout)))
    table = _run("-t", *days).stdout

    assert {"banzhaf"} == {row["index"] for row in rows}
    assert all(row["party"] in table for row in rows)


@pytest.mark.slow
def test_a_timeline_tells_its_power() -> None:
    made = whipcount.open(EXAMPLE).timeline("2022-03-30", "2022-03-30", parties=True).power()

    assert 1 == sum((made.power["owen"][0] or {}).values())


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "Missing argument 'PATH...' or '--ledger'"),
        (("--weights", "1,2", "reports"), 2, "--weights goes without --over-time"),
        (("--floats", "reports"), 2, "--floats goes without --over-time"),
        (("--ledger", "nowhere.ledger"), 1, "nowhere.ledger"),
        (("nowhere",), 1, "nowhere: there is no such file"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(words: tuple[str, ...], code: int, said: str) -> None:
    run = _run(*words)

    assert (code, 1) == (run.exit_code, run.stderr.count("\n"))
    assert said in run.stderr


def test_options_of_reports_go_with_the_question_of_reports() -> None:
    run = CliRunner().invoke(main, ["power", "--weights", "1,2", "--since", "2021-03-01"])

    assert (2, True) == (run.exit_code, "--since goes with --over-time" in run.stderr)
