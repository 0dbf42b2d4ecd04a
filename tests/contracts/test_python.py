"""From Python, in few words: whipcount.open, a count of any day, its reasons and its picture."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import whipcount
from whipcount.crisis import Crisis, ShownCount
from whipcount.crisis.kept import KeptCrisis
from whipcount.ledger import Ledger
from whipcount.model import Chamber, Unusable
from whipcount.model.entry import Act, Action
from whipcount.reading import read

HEAD = "publisher: <b>Post & Son</b>\n\n"
FIRST = (
    "The National Assembly of Pakistan has 342 members. The government has 179 members. The opposition has 162 members."
)
SECOND = "The opposition in Pakistan's National Assembly has 177 members. The government has 164 members."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports, three weeks apart."""
    for day, words in (("2022-03-30", SECOND), ("2022-03-08", FIRST)):
        (tmp_path / f"{day}.txt").write_text(f"date: {day}\n{HEAD}{words}\n", "utf-8")
    return tmp_path


def test_a_count_is_as_of_the_newest_report_when_no_day_is_named(folder: Path) -> None:
    assert whipcount.open(folder).count().as_of == date(2022, 3, 30)


def test_a_day_may_be_a_date_or_a_text(folder: Path) -> None:
    crisis = whipcount.open(folder)

    assert crisis.count("2022-03-09").benches == crisis.count(date(2022, 3, 9)).benches


def test_reports_later_than_the_day_are_left_out(folder: Path) -> None:
    count = whipcount.open(folder).count("2022-03-09")
    known = {report.id for report in count.reports}

    assert [report.published for report in count.reports] == [date(2022, 3, 8)]
    assert {claim.quote.report for claim in count.claims} == known


def test_reports_are_the_oldest_first_however_they_were_named(folder: Path) -> None:
    crisis = whipcount.open(folder / "2022-03-30.txt", folder / "2022-03-08.txt")

    assert [report.published for report in crisis.reports] == [date(2022, 3, 8), date(2022, 3, 30)]


def test_every_claim_quotes_its_report_exactly(folder: Path) -> None:
    crisis = whipcount.open(folder)
    texts = {report.id: report.text for report in crisis.reports}

    assert crisis.claims
    assert all(texts[c.quote.report][c.quote.start : c.quote.end] == c.quote.text for c in crisis.claims)


def test_each_report_is_read_once_however_many_days_are_counted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        "whipcount.reading.read", lambda report, chamber: asked.append(report.id) or read(report, chamber)
    )
    crisis = whipcount.open(folder)
    for day in ("2022-03-08", "2022-03-30", "2022-03-30"):
        crisis.count(day)

    assert sorted(asked) == sorted(report.id for report in crisis.reports)


@pytest.mark.parametrize("day", ["30 March", "2022-3-30", "", "2022-03-01"])
def test_a_day_that_cannot_be_counted_is_refused_in_words(folder: Path, day: str) -> None:
    with pytest.raises(Unusable, match="expected"):
        whipcount.open(folder).count(day)


def test_standard_input_without_its_bytes_is_refused_in_words() -> None:
    with pytest.raises(Unusable, match="stdin="):
        whipcount.open("-")


def test_a_law_that_is_not_known_for_the_day_is_a_finding_and_no_crash() -> None:
    text = f"date: 1701-03-08\n\n{FIRST}\n".encode()
    count = whipcount.open("-", stdin=text, chamber="pk-na").count()

    assert [finding.code for finding in count.findings if finding.code == "law"] == ["law"]
    assert count.threshold is None or count.threshold.article is None


def test_a_chamber_that_is_not_known_is_a_finding_and_no_crash() -> None:
    count = whipcount.open(
        "-", stdin=b"date: 2022-03-08\n\nThe government has 30 members in the 61-seat house."
    ).count()

    assert (count.chamber, count.government.reported[0].quantity.exact) == (None, 30)
    assert "law" in [finding.code for finding in count.findings]


def test_why_answers_for_what_is_counted_and_names_the_nearest_for_the_rest(folder: Path) -> None:
    count = whipcount.open(folder).count()

    assert any("164" in sentence for sentence in count.why("government"))
    with pytest.raises(Unusable, match="Ask for government"):
        count.why("goverment")


def test_a_notebook_shows_the_picture_and_the_sentence_escaped(folder: Path) -> None:
    count = whipcount.open(folder).count()
    house = Chamber("zz-ab", "Upper & <Lower>", "Zetland")
    shown = ShownCount.of(replace(count, chamber=house))._repr_html_()
    figure = ET.fromstring(shown)  # noqa: S314 - our own output

    assert [child.tag.rsplit("}", 1)[-1] for child in figure] == ["svg", "figcaption"]
    assert (figure[1].text or "").startswith("Upper & <Lower>, Zetland, 30 March 2022, 342 seats")


def test_a_shown_count_has_all_fields_of_the_count(folder: Path) -> None:
    count = whipcount.open(folder).count()

    assert isinstance(count, ShownCount)
    assert count.unread == tuple(
        unread for reading in Crisis.readings(whipcount.open(folder)) for unread in reading.unread
    )


@pytest.fixture
def ledger(folder: Path, tmp_path: Path) -> str:
    """Both reports in a ledger, written down at noon on two days; then the 164 was taken back."""
    file = str(tmp_path / "crisis.ledger")
    readings = whipcount.open(folder).readings()
    with Ledger(file) as opened:
        kept = KeptCrisis(opened)
        for reading, day in zip(readings, (8, 30), strict=True):
            kept.add([reading], Act("Ann", datetime(2022, 3, day, 12, tzinfo=UTC), clock_is_right=True))
        claim = next(c for c in readings[1].claims if "164" in c.quote.text)
        kept.decide(claim.id, Action.WITHDRAWN, Act("Ben", datetime(2022, 3, 30, 13, tzinfo=UTC), because="misread"))
    return file


def test_a_ledger_is_opened_as_it_stands_or_as_it_was_known(ledger: str) -> None:
    times = (None, "2022-03-30T12:30", "2022-03-29", datetime(2022, 3, 30, 14, 30, tzinfo=timezone(timedelta(hours=2))))
    counts = [whipcount.open_ledger(ledger, known_at=time).count() for time in times]
    reported = [[each.quantity.exact for each in count.government.reported] for count in counts]

    assert [164 in numbers for numbers in reported] == [False, True, False, True]
    assert [len(count.reports) for count in counts] == [2, 2, 1, 2]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"known_at": "noon"}, "'noon' as a time"),
        ({"known_at": "0001-01-01T00:00+14:00"}, "as a time"),
        ({"known_at": "2022-03-01"}, "nothing had been recorded by 2022-03-01"),
        ({"crisis": "thailand"}, "no crisis called 'thailand'"),
        ({"chamber": "Atlantis"}, "no chamber called 'Atlantis'"),
    ],
)
def test_what_a_ledger_cannot_answer_is_a_problem(ledger: str, asked: dict[str, str], words: str) -> None:
    with pytest.raises(Unusable, match=re.escape(words)):
        whipcount.open_ledger(ledger, **asked)


def test_there_is_nothing_else_in_the_package_to_be_called(ledger: str) -> None:
    with pytest.raises(AttributeError, match="opne"):
        whipcount.opne  # noqa: B018 - a misprint
