"""A review as a series of decisions: each can be undone, none is lost, and a typed line is a claim or a Problem."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from whipcount.model import Claim, Report, Unusable
from whipcount.reading import Reading
from whipcount.scoring.gold import gold_claim
from whipcount.scoring.resuming import resumed
from whipcount.scoring.review import Review
from whipcount.scoring.typed import corrected, line, missed, spot

TEXT = """The Blue Party has 40 seats.
Green has 31. The house rejected the motion
by 48 to 51. Green has hopes."""
REPORT = Report("a" * 64, "town.txt", TEXT, date(2031, 5, 4))
OTHER = Report("b" * 64, "village.txt", "Rain.", date(2031, 5, 5))


def seats(quote: str, party: str, number: int) -> Claim:
    start = TEXT.index(quote)
    data = {"kind": "seats", "start": start, "end": start + len(quote), "party": party}
    return gold_claim({**data, "quantity": {"low": number, "high": number}}, REPORT).claim


BLUE, GREEN = seats("Blue Party has 40", "Blue Party", 40), seats("Green has 31", "Green", 13)
READINGS = (Reading(REPORT, (BLUE, GREEN), ()), Reading(OTHER, (), ()))


def rows(lines: str) -> list[dict[str, object]]:
    return [json.loads(row) for row in lines.splitlines()]


def test_a_review_ends_with_every_text_read_whole_and_the_claims_that_are_right() -> None:
    review = Review(READINGS)
    review.take()
    review.correct(corrected(GREEN, "quantity=31", REPORT))
    review.add(missed("rejected the motion by 48 to 51", "vote ayes=48 noes=51 outcome=lost", REPORT))
    review.finish()
    review.finish()
    found = [row.get("path") or (row["kind"], row.get("quantity")) for row in rows(review.lines())]
    numbers = [{"low": number, "high": number} for number in (40, 31)]

    assert ["town.txt", ("seats", numbers[0]), ("seats", numbers[1]), ("vote", None), "village.txt"] == found
    assert (None, 2, False) == (review.next(), review.whole(), any("judged" in row for row in rows(review.lines())))


def test_a_text_under_review_says_what_is_judged_and_is_not_gold_yet() -> None:
    review = Review(READINGS)
    review.reject()
    (header,) = rows(review.lines())

    assert [BLUE.id] == header["judged"]


def test_nothing_is_written_of_a_text_of_which_nothing_is_judged() -> None:
    assert "" == Review(READINGS).lines()


def test_every_decision_can_be_undone() -> None:
    review = Review(READINGS)
    steps = [review.lines()]
    for decide in (review.take, review.reject, review.finish, review.skip):
        decide()
        steps.append(review.lines())
    back = [(review.undo(), review.lines()) for _ in range(4)]

    assert ["skipped", "read whole", "rejected", "taken"] == [word for word, _ in back]
    assert steps[-2::-1] == [lines for _, lines in back]
    assert None is review.undo()


def test_a_text_that_is_skipped_is_left_for_another_time() -> None:
    review = Review(READINGS)
    review.take()
    review.skip()
    now = review.next()

    assert (OTHER, None) == ((now.text.report, now.claim) if now else None)


def test_a_review_goes_on_where_it_stopped(tmp_path: Path) -> None:
    first = Review(READINGS)
    first.reject()
    file = tmp_path / "gold.jsonl"
    file.write_text(first.lines())
    again, whole = resumed(file, READINGS)
    now = again.next()

    assert (GREEN, 0, first.lines()) == (now.claim if now else None, whole, again.lines())


def test_a_text_that_is_read_whole_is_not_asked_again(tmp_path: Path) -> None:
    first = Review(READINGS[:1])
    first.take()
    first.take()
    first.finish()
    file = tmp_path / "gold.jsonl"
    file.write_text(first.lines())
    again, whole = resumed(file, READINGS)
    now = again.next()

    assert (OTHER, 1, first.lines()) == (now.text.report if now else None, whole, again.lines())


def test_lines_about_other_texts_are_kept_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    others = '{"report":"' + "c" * 64 + '",  "path": "gone.txt"}\n{"kind":"vacancy", "start": 1, "end": 2}\n'
    file.write_text("\n" + others)
    review, _ = resumed(file, READINGS)
    review.take()

    assert review.lines().startswith(others)


def test_a_mistake_in_the_file_is_told_before_anything_is_judged(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text("no json\n")
    with pytest.raises(Unusable, match=r"gold\.jsonl:1: a line that is no JSON object"):
        resumed(file, READINGS)


def test_a_review_is_not_written_as_yaml(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"expected a file in \.jsonl"):
        resumed(tmp_path / "gold.yaml", READINGS)


def test_a_claim_that_the_gold_has_is_not_added_twice() -> None:
    review = Review(READINGS)
    review.take()
    again = missed("Blue Party has 40", line(BLUE).join(["seats ", ""]), REPORT)

    assert (BLUE, False) == (again.claim, review.add(again))


def test_a_missed_claim_that_was_read_further_on_is_not_asked_for_again() -> None:
    review = Review(READINGS)
    review.add(missed("Green has 31", "seats party=Green quantity=13", REPORT))
    review.take()
    now = review.next()

    assert None is (now.claim if now else BLUE)


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [("quantity=31", 31, 31), ("quantity=31+", 31, None), ("quantity=31-33", 31, 33),
     ('{"quantity": {"low": 31, "high": null}}', 31, None), ('{"quantity": 31}', 31, 31)],
)  # fmt: skip
def test_a_number_is_typed_in_few_signs(typed: str, low: int, high: int | None) -> None:
    quantity = getattr(corrected(GREEN, typed, REPORT).claim, "quantity", None)

    assert (low, high) == (quantity.low, quantity.high) if quantity else (None, None)


def test_a_correction_may_change_quote_kind_speaker_and_weight() -> None:
    typed = "group of='Green League' quantity=31 quote='Green has hopes' speaker=null optional=true"
    gold = corrected(GREEN, typed, REPORT)
    found = (gold.claim.kind, gold.claim.quote.text, gold.claim.quote.start, gold.claim.speaker, gold.optional)

    assert ("group", "Green has hopes", TEXT.index("Green has hopes"), None, True) == found


def test_a_line_of_a_claim_typed_again_makes_the_same_claim() -> None:
    agreement = missed("Green has 31", "agreement 'parties=Blue Party,Green' state=announced", REPORT).claim
    again = [corrected(claim, line(claim), REPORT).claim for claim in (BLUE, GREEN, agreement)]

    assert [BLUE, GREEN, agreement] == again


def test_a_line_break_of_the_text_is_a_space_on_the_line_that_is_typed() -> None:
    start, end = spot(REPORT, "rejected the motion by 48")

    assert "rejected the motion\nby 48" == TEXT[start:end]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("quantity", "'quantity'; expected field=value"),
        ("quantity='31", "expected quotation marks in pairs"),
        ("quantity=many", "quantity 'many'; expected a number such as 40"),
        ("colour=blue", "the field 'colour'; expected fields of the kind seats"),
        ("kind=seat", "the kind 'seat'; expected one of"),
        ("quote=nowhere", "the quote 'nowhere'; expected words that stand in the text"),
        ("{", "'{'; expected a JSON object"),
        ("[1]", "'[1]'; expected field=value"),
        ("optional=maybe", "optional 'maybe'; expected true or false"),
        ("start=0", "start '0'; expected a whole number"),
    ],
)
def test_what_is_typed_wrongly_is_a_problem(typed: str, problem: str) -> None:
    with pytest.raises(Unusable) as error:
        corrected(BLUE, typed, REPORT)

    assert problem in str(error.value.problems[0])


def test_a_quote_that_stands_twice_is_asked_for_in_more_words() -> None:
    with pytest.raises(Unusable, match="a quote that stands 2 times in the text; expected one that stands once"):
        missed("Green has", "seats party=Green quantity=31", REPORT)
