"""Text, JSON and tables of a count, from a small house made by hand."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from whipcount.model import Chamber, Claim, Count, Finding, Place, Quote, Report, Unusable
from whipcount.model.claims import Agreement, Seats, Statement, Switch, Total
from whipcount.model.count import (
    Band,
    Motion,
    PartyCount,
    Question,
    Reported,
    StageReport,
    Unread,
    Verdict,
    Window,
)
from whipcount.model.law import Threshold
from whipcount.model.quantity import Quantity, Range
from whipcount.model.words import AgreementState, Base, Bench, By, MotionKind, Outcome, Stage
from whipcount.publish import claim_from_json, claim_to_json, claims_table, count_table, count_to_json, text

DAY = date(2031, 5, 4)
TEXT = """Rivertown, Sunday.
The government has 48 members. The opposition has 51 members, the Alder party 12 of them.
"We have the numbers," said Ada Green. Alder and Beech have signed an agreement.
Some 40 people waited outside.
"""
REPORT = Report("r1", "rivertown.txt", TEXT, DAY, publisher="River Post")


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    return Quote("r1", start, start + len(words), words)


GOVERNMENT = Total(
    quote=quote("The government has 48 members"), holds_on=DAY, bench=Bench.GOVERNMENT, as_printed="The government",
    quantity=Quantity.exactly(48),
)  # fmt: skip
OPPOSITION = Total(
    quote=quote("The opposition has 51 members"), holds_on=DAY, bench=Bench.OPPOSITION, as_printed="The opposition",
    quantity=Quantity.exactly(51),
)  # fmt: skip
ALDER = Seats(
    quote=quote("the Alder party 12 of them"), holds_on=DAY, party="Alder", as_printed="the Alder party",
    quantity=Quantity.exactly(12), bench=Bench.OPPOSITION,
)  # fmt: skip
SAID = Statement(quote=quote('"We have the numbers,"'), speaker="Ada Green", holds_on=DAY)
AGREED = Agreement(
    quote=quote("Alder and Beech have signed an agreement"), holds_on=DAY, parties=("Alder", "Beech"),
    state=AgreementState.TO_BE_RATIFIED, by=("Beech's council",),
)  # fmt: skip
CLAIMS: tuple[Claim, ...] = (GOVERNMENT, OPPOSITION, ALDER, SAID, AGREED)


def band(plausible: tuple[int, int], possible: tuple[int, int], *claims: Total | Seats) -> Band:
    printed = tuple(Reported(claim.quantity, claim.id, DAY) for claim in claims)
    return Band(printed, Range(*plausible), Range(*possible), tuple(claim.id for claim in claims))


COUNT = Count(
    chamber=Chamber("zz-as", "Assembly", "Zetland"),
    as_of=DAY,
    seats=100,
    benches={
        Bench.VACANT: band((1, 1), (0, 1)),
        Bench.OPPOSITION: band((51, 51), (50, 52), OPPOSITION),
        Bench.GOVERNMENT: band((48, 48), (47, 50), GOVERNMENT),
        Bench.CROSSBENCH: band((0, 0), (0, 0)),
    },
    parties=(
        PartyCount("Alder", band((12, 12), (12, 12), ALDER), {Bench.OPPOSITION: band((12, 12), (11, 12), ALDER)}),
        PartyCount("=Beech", band((20, 30), (0, 40)), {}),
    ),
    threshold=Threshold(
        51, Range(51, 51), Base.MEMBERS, By.MOVERS, "7", "a citation", "51 of 100 members must vote yes."
    ),
    verdict=Verdict(Outcome.CARRIES, "plausible", Range(0, 0), "The motion carries by the reported numbers."),
    motion=Motion(
        MotionKind.NO_CONFIDENCE,
        "Ben Grey",
        "Ada Green",
        (StageReport(Stage.FILED, DAY, ()), StageReport(Stage.MOVED, None, ())),
        Window(DAY, None, "7", "The vote may be held from 4 May 2031.", None),
    ),
    agreements=(AGREED,),
    statements=(SAID,),
    findings=(
        Finding("worth-knowing", "One seat is vacant."),
        Finding("sum", "48 and 51 make 99.", "100", "99", (GOVERNMENT.id, OPPOSITION.id), contradicts=True),
    ),
    next_question=Question("Beech", "How many members does Beech have?", 1.23456, 11),
    claims=CLAIMS,
    reports=(REPORT,),
    unread=(Unread(quote("Some 40 people waited outside"), "a number"),),
)


class TestText:
    """The answer as an editor reads it."""

    def test_the_sections_stand_in_the_order_of_an_editors_questions(self) -> None:
        answer = text(COUNT)
        words = ("Assembly, Zetland", "100 seats", "Bench", "Party", "Needed", "Verdict", "Motion", "Window")
        words += ("Agreements", "Statements", "Findings", "Ask next", "Unread")
        places = [answer.index(word) for word in words]

        assert sorted(places) == places

    def test_the_same_count_always_gives_the_same_text(self) -> None:
        other = replace(COUNT, claims=CLAIMS[::-1], parties=COUNT.parties[::-1])

        assert text(COUNT) == text(other)

    def test_a_bench_shows_reported_plausible_and_possible_numbers(self) -> None:
        row = next(line for line in text(COUNT).splitlines() if line.startswith("Opposition"))

        assert row.split() == ["Opposition", "51", "51", "50-52"]

    def test_vacant_seats_are_said_with_both_ranges(self) -> None:
        assert "100 seats. Vacant or unaccounted for: 1 (possibly 0 to 1)." in text(COUNT)

    def test_a_finding_stands_with_the_words_that_cause_it_and_where_they_stand(self) -> None:
        assert '"The government has 48 members" rivertown.txt:2' in text(COUNT)

    def test_contradictions_come_before_what_is_only_worth_knowing(self) -> None:
        answer = text(COUNT)

        assert answer.index("48 and 51") < answer.index("One seat is vacant")

    @pytest.mark.parametrize("width", [60, 80, 100])
    def test_no_line_is_wider_than_asked(self, width: int) -> None:
        long = replace(COUNT, findings=(Finding("long", "many words " * 60, claims=(ALDER.id,)),))

        assert width >= max(len(line) for line in text(long, width=width).splitlines())

    def test_no_control_character_of_a_report_reaches_the_terminal(self) -> None:
        nasty = replace(SAID, speaker="Ada\x1b]0;owned\x07 Green")

        assert not {"\x1b", "\x07"} & set(text(replace(COUNT, statements=(nasty,))))

    def test_the_stages_of_the_motion_stand_by_day_and_those_without_one_last(self) -> None:
        stages = (StageReport(Stage.LEAVE, None, ()), StageReport(Stage.VOTED, DAY, ()))
        stages += (StageReport(Stage.FILED, date(2031, 5, 1), ()), StageReport(Stage.FILED, date(2031, 5, 2), ()))
        assert COUNT.motion is not None
        answer = text(replace(COUNT, motion=replace(COUNT.motion, stages=stages)))
        shown = [line.split() for line in answer.splitlines() if line.startswith(" " * 9 + "filed")]

        assert shown == [["filed", "1", "May", "2031", "or", "2", "May", "2031"]]
        assert answer.index("filed ") < answer.index("voted ") < answer.index("leave ")

    def test_what_is_not_known_is_said(self) -> None:
        unknown = replace(COUNT, chamber=None, seats=None, threshold=None, motion=None, parties=(), next_question=None)
        answer = text(unknown)

        assert "A chamber that was not recognised" in answer
        assert "The number of seats is not known" in answer
        assert "Needed   Not known" in answer


class TestJson:
    """The count that others build on."""

    def test_reported_has_numbers_newest_first_each_once(self) -> None:
        printed = tuple(Reported(Quantity.exactly(number), ALDER.id, DAY) for number in (51, 50, 51))
        bands = COUNT.benches | {Bench.OPPOSITION: replace(COUNT.opposition, reported=printed)}

        assert count_to_json(replace(COUNT, benches=bands))["benches"]["opposition"]["reported"] == [51, 50]

    def test_a_bound_that_a_report_prints_stays_a_bound(self) -> None:
        printed = (Reported(Quantity(51, None), ALDER.id, DAY),)
        bands = COUNT.benches | {Bench.OPPOSITION: replace(COUNT.opposition, reported=printed)}
        found = count_to_json(replace(COUNT, benches=bands))["benches"]["opposition"]

        assert found["reported"] == []
        assert [source["quantity"] for source in found["sources"]] == [{"low": 51, "high": None}]

    def test_every_claim_that_a_number_names_is_there_with_its_exact_quote(self) -> None:
        found = count_to_json(COUNT)
        claims = {claim["id"]: claim for claim in found["claims"]}

        assert claims[found["benches"]["government"]["because"][0]]["quote"] == "The government has 48 members"
        assert all(TEXT[claim["start"] : claim["end"]] == claim["quote"] for claim in claims.values())

    def test_the_order_of_claims_and_parties_does_not_matter(self) -> None:
        other = replace(COUNT, claims=CLAIMS[::-1], parties=COUNT.parties[::-1])

        assert json.dumps(count_to_json(COUNT)) == json.dumps(count_to_json(other))

    def test_the_ranges_are_pairs(self) -> None:
        found = count_to_json(COUNT)

        assert (
            found["benches"]["government"]["plausible"],
            found["benches"]["government"]["possible"],
        ) == ([48, 48], [47, 50])
        assert found["verdict"]["margin"] == [0, 0]


class TestClaims:
    """One claim as a flat object."""

    def test_a_switch_says_from_and_to(self) -> None:
        switch = Switch(quote=ALDER.quote, holds_on=DAY, actor="Alder", as_printed="Alder", origin=Bench.GOVERNMENT)
        found = claim_to_json(switch, "a.txt")

        assert (found["from"], found["to"], found["quantity"]) == ("government", None, None)

    def test_a_field_that_a_kind_does_not_have_is_left_out(self) -> None:
        assert "bench" not in claim_to_json(SAID)

    def test_an_edited_claim_with_its_old_id_is_refused(self) -> None:
        edited = claim_to_json(ALDER) | {"quantity": {"low": 13, "high": 13}}

        with pytest.raises(Unusable, match="Leave the id out"):
            claim_from_json(edited)

    def test_every_mistake_in_a_claim_is_named_with_its_place(self) -> None:
        wrong = claim_to_json(ALDER) | {"quantity": {"low": "12"}, "bench": "left", "colour": "red", "end": 3}
        with pytest.raises(Unusable) as error:
            claim_from_json(wrong, Place("claims.jsonl", 7))
        said = [str(problem) for problem in error.value.problems]

        assert len(said) == 4
        assert all(problem.startswith("claims.jsonl:7: ") for problem in said)

    @pytest.mark.parametrize("name", ["report", "quote", "holds_on", "party", "quantity"])
    def test_a_claim_without_a_field_that_it_needs_is_refused_by_name(self, name: str) -> None:
        lacking = {key: value for key, value in claim_to_json(ALDER).items() if key not in (name, "id")}

        with pytest.raises(Unusable, match=f"no {name};"):
            claim_from_json(lacking)

    def test_a_kind_that_nobody_registered_is_refused(self) -> None:
        with pytest.raises(Unusable, match="'rumour'"):
            claim_from_json(claim_to_json(ALDER) | {"kind": "rumour"})


class TestTables:
    """Rows for a spreadsheet."""

    def test_there_is_one_row_for_each_bench_and_party_and_party_on_a_bench(self) -> None:
        rows = list(csv.DictReader(io.StringIO(count_table(COUNT))))
        keys = [(row["party"], row["bench"]) for row in rows]

        assert keys == [
            ("", "government"), ("", "opposition"), ("", "crossbench"), ("", "vacant"),
            ("'=Beech", ""), ("Alder", ""), ("Alder", "opposition"),
        ]  # fmt: skip

    @pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@a", "\t=1", " =1"])
    def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(self, words: str) -> None:
        rows = csv.DictReader(io.StringIO(claims_table([replace(SAID, speaker=words)])))

        assert [f"'{words}"] == [row["speaker"] for row in rows]

    def test_a_quantity_takes_two_columns(self) -> None:
        row = next(csv.DictReader(io.StringIO(claims_table([ALDER], [REPORT], "\t")), delimiter="\t"))

        assert (row["quantity_low"], row["quantity_high"], row["path"]) == ("12", "12", "rivertown.txt")
