"""Entries are appended, and the ledger answers what stood on a day and what was known at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from whipcount.ledger import Ledger
from whipcount.ledger.chain import hashed
from whipcount.ledger.exchange import lines, packed, read
from whipcount.ledger.rows import row_of
from whipcount.model import Unusable
from whipcount.model.entry import Act, Action, Draft, Head

DAY = date(2022, 3, 30)
NOON = datetime(2022, 3, 30, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
REPORT = Draft(Action.RECEIVED, "r1", "r1", DAY, packed({"text": "PTI has 155 members, BAP 5."}))
FOUND = Draft(Action.FOUND, "c1", "r1", DAY, packed({"party": "PTI", "quantity": 155}))
OTHER = Draft(Action.FOUND, "c2", "r1", DAY + timedelta(days=2), packed({"party": "BAP", "quantity": 5}))
RIGHT = packed({"party": "PTI", "quantity": 156})


def decided(action: Action, body: str = "") -> Draft:
    return Draft(action, "c1", "r1", DAY, body)


@pytest.fixture
def ledger(address: str):
    with Ledger(address) as opened:
        yield opened


def stands(ledger: Ledger, **asked: object) -> dict[str, tuple[str, str]]:
    """Subject: what the last entry did, and what the subject says."""
    found = ledger.standing("pakistan", **asked)
    return {each.last.subject: (each.last.action.value, each.content.body) for each in found}


def test_entries_are_numbered_from_one_and_the_head_counts_them(ledger: Ledger) -> None:
    numbers = ledger.append("pakistan", [REPORT, FOUND], Act("Ann", NOON))

    assert (numbers, ledger.head().count) == ([1, 2], 2)


def test_an_empty_ledger_has_an_empty_head(ledger: Ledger) -> None:
    assert ledger.head() == Head(0, "0" * 64)


def test_the_same_report_twice_is_one_report(ledger: Ledger) -> None:
    ledger.append("pakistan", [REPORT, FOUND], Act("Ann", NOON))

    assert ledger.append("pakistan", [REPORT, FOUND, OTHER], Act("Ben", NOON)) == [3]


def test_one_report_may_belong_to_two_crises(ledger: Ledger) -> None:
    ledger.append("pakistan", [REPORT], Act("Ann", NOON))

    assert ledger.append("punjab", [REPORT], Act("Ann", NOON)) == [2]
    assert ledger.crises() == ["pakistan", "punjab"]


def test_a_correction_changes_what_a_claim_says_and_nothing_above_it(ledger: Ledger) -> None:
    ledger.append("pakistan", [REPORT, FOUND], Act("Ann", NOON))
    ledger.append("pakistan", [decided(Action.CORRECTED, RIGHT)], Act("Ben", NOON, because="the list says 156"))

    assert stands(ledger)["c1"] == ("corrected", RIGHT)
    assert [entry.body for entry in ledger.entries()][1] == FOUND.body


def test_a_withdrawn_claim_is_not_found_again_by_a_second_reading(ledger: Ledger) -> None:
    ledger.append("pakistan", [REPORT, FOUND], Act("Ann", NOON))
    ledger.append("pakistan", [decided(Action.WITHDRAWN)], Act("Ben", NOON, because="misread"))

    assert ledger.append("pakistan", [FOUND], Act("Ann", NOON)) == []
    assert stands(ledger)["c1"] == ("withdrawn", FOUND.body)


def test_a_decision_that_stands_is_not_written_twice(ledger: Ledger) -> None:
    ledger.append("pakistan", [REPORT, FOUND, decided(Action.ACCEPTED)], Act("Ann", NOON))

    assert ledger.append("pakistan", [decided(Action.ACCEPTED)], Act("Ben", NOON)) == []
    assert ledger.append("pakistan", [decided(Action.WITHDRAWN)], Act("Ben", NOON)) == [4]
    assert ledger.append("pakistan", [decided(Action.ACCEPTED)], Act("Ben", NOON)) == [5]


def test_what_was_known_at_a_time_leaves_out_what_was_written_later(ledger: Ledger) -> None:
    ledger.append("pakistan", [REPORT, FOUND], Act("Ann", NOON))
    ledger.append("pakistan", [decided(Action.WITHDRAWN)], Act("Ben", NOON + HOUR))

    assert stands(ledger, known_at=NOON + HOUR / 2)["c1"] == ("found", FOUND.body)
    assert stands(ledger, known_at=NOON + HOUR)["c1"] == ("withdrawn", FOUND.body)
    assert stands(ledger, known_at=NOON - HOUR) == {}


def test_what_was_true_on_a_day_leaves_out_what_holds_later(ledger: Ledger) -> None:
    ledger.append("pakistan", [REPORT, FOUND, OTHER], Act("Ann", NOON))

    assert list(stands(ledger, as_of=DAY)) == ["r1", "c1"]
    assert list(stands(ledger, as_of=DAY + timedelta(days=2))) == ["r1", "c1", "c2"]


def test_recorded_time_never_runs_back(ledger: Ledger) -> None:
    ledger.append("pakistan", [REPORT], Act("Ann", NOON))
    ledger.append("pakistan", [FOUND], Act("Ben", NOON - HOUR))

    assert [entry.recorded for entry in ledger.entries()] == [NOON, NOON]


@pytest.mark.parametrize("apart", [timedelta(days=2), timedelta(days=-2)])
def test_a_clock_that_jumps_by_more_than_a_day_is_refused(ledger: Ledger, apart: timedelta) -> None:
    ledger.append("pakistan", [REPORT], Act("Ann", NOON))

    with pytest.raises(Unusable, match="the clock says"):
        ledger.append("pakistan", [FOUND], Act("Ann", NOON + apart))
    assert ledger.head().count == 1


def test_after_a_pause_a_person_says_that_the_clock_is_right(ledger: Ledger) -> None:
    ledger.append("pakistan", [REPORT], Act("Ann", NOON))

    assert ledger.append("pakistan", [FOUND], Act("Ann", NOON + 48 * HOUR, clock_is_right=True)) == [2]


def test_an_export_is_imported_with_the_same_hashes(ledger: Ledger, tmp_path) -> None:
    ledger.append("pakistan", [REPORT, FOUND, decided(Action.ACCEPTED)], Act("Ann “ö” \U0001f5f3", NOON))
    exported = "".join(lines(ledger.entries()))

    with Ledger(str(tmp_path / "copy.ledger")) as copy:
        assert copy.bring(list(read(exported.splitlines(), "export.jsonl"))) == 3
        assert ("".join(lines(copy.entries())), copy.verify()) == (exported, None)
        assert copy.bring(list(read(exported.splitlines(), "export.jsonl"))) == 0


def test_an_export_of_another_ledger_is_refused(ledger: Ledger, tmp_path) -> None:
    ledger.append("pakistan", [REPORT, FOUND], Act("Ann", NOON))
    with Ledger(str(tmp_path / "other.ledger")) as other:
        other.append("pakistan", [REPORT], Act("Ben", NOON))

        with pytest.raises(Unusable, match="entry 1 is another one here"):
            other.bring(list(ledger.entries()))


def test_a_line_that_was_changed_is_told_by_its_number(ledger: Ledger) -> None:
    ledger.append("pakistan", [REPORT, FOUND], Act("Ann", NOON))
    changed = "".join(lines(ledger.entries())).replace("155}", "165}")

    with pytest.raises(Unusable, match=r"export.jsonl:2: entry 2 was changed"):
        list(read(changed.splitlines(), "export.jsonl"))


@pytest.mark.parametrize(
    ("was", "now"),
    [('"number": 2', '"number": "2"'), ('"report": "r1"', '"report": "r1", "note": "seen"'), ("+00:00", "Z")],
)
def test_a_line_with_other_fields_or_another_form_of_them_is_told_too(ledger: Ledger, was: str, now: str) -> None:
    ledger.append("pakistan", [REPORT, FOUND], Act("Ann", NOON))
    first, second = lines(ledger.entries())

    with pytest.raises(Unusable, match=r"export.jsonl:2: entry 2 was changed"):
        list(read([first, second.replace(was, now)], "export.jsonl"))


def test_an_export_whose_time_runs_back_is_refused_though_its_hashes_are_right(ledger: Ledger, tmp_path) -> None:
    ledger.append("pakistan", [REPORT, FOUND], Act("Ann", NOON))
    first, second = ledger.entries()
    earlier = replace(second, recorded=NOON - HOUR)
    forged = replace(earlier, hash=hashed(row_of(earlier)[:10], first.hash))

    with Ledger(str(tmp_path / "copy.ledger")) as copy:
        with pytest.raises(Unusable, match="the time of entry 2 lies before that of the entry above"):
            copy.bring([first, forged])
        assert copy.head().count == 0
