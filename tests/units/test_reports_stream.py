"""Archives of articles come as reports one after another, and what is wrong with one of them stops no other."""

from __future__ import annotations

import gzip
import json
import re
import tracemalloc
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from whipcount.model import Problem, Report, Unusable
from whipcount.reports import open_reports, stream
from whipcount.reports.articles import TAKEN
from whipcount.reports.block import key_of
from whipcount.reports.lines import LINE_LIMIT

PROSE = "The opposition has 61 members of 120, the speaker's office said."
DAY = "2022-03-30"


def written(path: Path, *records: object) -> str:
    lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def one(path: Path, record: object, **given: object) -> Report | Problem:
    [found] = stream([written(path, record)], **given)  # type: ignore[arg-type]
    return found


def report(path: Path, record: object, **given: object) -> Report:
    found = one(path, record, **given)
    assert isinstance(found, Report), found
    return found


def test_every_line_is_a_report_named_by_file_and_line(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", {"text": PROSE, "date": DAY}, "", {"text": f"Now {PROSE}", "date": DAY})

    assert [(f"{path}:1", PROSE), (f"{path}:3", f"Now {PROSE}")] == [
        (each.path, each.text) for each in stream([path]) if isinstance(each, Report)
    ]


RECORDS = [
    {"text": PROSE, "date": DAY, "publisher": "Daily", "url": "https://www.daily.example/a", "title": "A day"},
    {"Body": PROSE, "Published At": f"{DAY}T23:00:00Z", "outlet": "Daily", "link": "https://www.daily.example/a"},
    {"content": PROSE, "publishedAt": DAY, "source": {"id": None, "name": "Daily"}, "headline": "A day"},
    {"article": PROSE, "date_published": "30 March 2022", "source": "https://daily.example/a", "site": "Daily"},
    {"text": "", "body": None, "maintext": PROSE, "publish_date": f"{DAY} 00:00:00", "publication": "Daily"},
    {"text": f"CAPITAL, March 29, 2022 (Agency) - {PROSE}", "date": DAY, "domain": "Daily"},
    {"text": f"CAPITAL, March 30, 2022 (Agency) - {PROSE}", "date": None, "publisher": "Daily"},
    {"text": f"<p>CAPITAL, March 30, 2022 - {PROSE}</p>", "publisher": "Daily"},
]


@pytest.mark.parametrize("record", RECORDS)
def test_the_keys_that_archives_use_are_understood(tmp_path: Path, record: dict[str, object]) -> None:
    found = report(tmp_path / "a.jsonl", record)

    assert (PROSE, date(2022, 3, 30), "Daily") == (found.text[found.body :], found.published, found.publisher)


def test_the_table_of_names_in_the_documentation_is_the_table_in_the_code() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
    table = page.split("| value | names |")[1].split("\n\n")[0]

    assert TAKEN == {key_of(name) for name in re.findall(r"`(\w+)`", table)}


def test_what_is_said_on_the_command_line_stands_above_the_record(tmp_path: Path) -> None:
    record = {"text": PROSE, "date": "03/04/2022", "publisher": "Daily"}
    found = report(tmp_path / "a.jsonl", record, published=date(2022, 3, 30), publisher="Weekly")

    assert (date(2022, 3, 30), "Weekly") == (found.published, found.publisher)


def test_a_body_in_html_is_read_as_the_page_or_piece_of_a_page_that_it_is(tmp_path: Path) -> None:
    piece = "<p>The opposition has <b>61</b> members.</p>\n<p>The government has 59 &amp; no more.</p>"
    page = f"<!DOCTYPE html><html><head><title>x</title></head><body><article>{piece}</article></body></html>"
    texts = [report(tmp_path / "a.jsonl", {"text": text, "date": DAY}).text for text in (piece, page)]

    assert ["The opposition has 61 members.\nThe government has 59 & no more."] * 2 == texts


def test_words_with_an_angle_bracket_stay_words(tmp_path: Path) -> None:
    texts = ["<61 members> were there, 59 were not.", "<p is no tag 61", "61 < 62, said Ash </p>", "<b>61</b> members"]

    assert texts == [report(tmp_path / "a.jsonl", {"text": text, "date": DAY}).text for text in texts]


def test_halves_of_characters_and_line_ends_are_made_storable(tmp_path: Path) -> None:
    line = r'{"text": "61 \ud83d of\r\n120", "title": "\udc00 day", "date": "2022-03-30"}'
    found = report(tmp_path / "a.jsonl", line)

    assert ("61 ? of\n120", "? day") == (found.text, found.title)


BAD = [
    ('{"text" 61}', "a.jsonl:1:9: this is no article in JSON (Expecting ':' delimiter)"),
    ("61", "a.jsonl:1: this is no article in JSON (no object in braces)"),
    ("[" * 100_000, "a.jsonl:1: the file is one JSON array"),
    ('{"text": ' * 100_000, "a.jsonl:1: this is no article in JSON (a number or a nesting without end)"),
    ('{"text": ' + "9" * 10_000 + "}", "a.jsonl:1: this is no article in JSON (a number or a nesting without end)"),
    ('[{"text": "61"}]', "a.jsonl:1: the file is one JSON array"),
    ({"date": DAY}, "a.jsonl:1: the article has no text"),
    ({"text": [PROSE], "date": DAY}, "a.jsonl:1: the article has no text"),
    ({"text": " ", "date": DAY}, "a.jsonl:1: the article has no text"),
    ({"text": "...", "date": DAY}, "a.jsonl:1: it holds no words"),
    ({"text": "<p></p>", "date": DAY}, "a.jsonl:1: it holds no words"),
    ({"text": "61\0", "date": DAY}, "a.jsonl:1: the text holds null characters"),
    ({"text": "a" * 5_000_001, "date": DAY}, "a.jsonl:1: it has 5,000,001 bytes"),
    ({"text": PROSE}, "a.jsonl:1: it does not say when it was published"),
    ({"text": PROSE, "date": "03/04/2022"}, 'a.jsonl:1: "03/04/2022" is no day in a form'),
    ({"text": PROSE, "date": "2022-02-31"}, 'a.jsonl:1: "2022-02-31" is no day in a form'),
    ({"text": PROSE, "date": 1648598400}, 'a.jsonl:1: "1648598400" is no day in a form'),
    ({"text": f"date: 2022-02-31\n\n{PROSE}"}, 'a.jsonl:1: "2022-02-31" is no day of the calendar'),
]


@pytest.mark.parametrize(("record", "found"), BAD, ids=[f"bad-{number}" for number in range(len(BAD))])
def test_a_line_that_is_no_article_is_a_problem_with_its_place(tmp_path: Path, record: object, found: str) -> None:
    problem = one(tmp_path / "a.jsonl", record)

    assert isinstance(problem, Problem)
    assert str(problem).startswith(f"{tmp_path}/{found}")


def test_a_bad_line_stops_no_other_and_order_stays(tmp_path: Path) -> None:
    good = {"text": PROSE, "date": DAY}
    path = written(tmp_path / "a.jsonl", good, "{", "x" * (LINE_LIMIT + 1), {"date": DAY}, good)
    (tmp_path / "b.txt").write_text(f"date {DAY} {PROSE}", encoding="utf-8")
    found = list(stream([path, str(tmp_path / "missing.txt"), str(tmp_path / "b.txt")]))

    assert [Report, Problem, Problem, Problem, Report, Problem, Report] == [type(each) for each in found]
    assert "a.jsonl:3: the line is too long" in str(found[2])


def test_bytes_that_are_no_utf8_are_the_problem_of_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_bytes(b'\xef\xbb\xbf{"text": "61", "date": "2022-03-30"}\r\n{"text": "L\xf6fven"}')
    first, second = stream([str(path)])

    assert isinstance(first, Report)
    assert f"{path}:2:12: this is no article in JSON (a byte that is no UTF-8)" in str(second)


def test_a_packed_archive_is_read_without_being_unpacked_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"text": PROSE, "date": DAY}).encode()))
    [found] = open_reports([str(path)])

    assert (PROSE, f"{path}:1") == (found.text, found.path)


def test_a_damaged_archive_gives_what_stands_well_before_the_damage(tmp_path: Path) -> None:
    records = [json.dumps({"text": f"{number} {PROSE}", "date": DAY}) for number in range(20_000)]
    packed = gzip.compress("\n".join(records).encode())
    (tmp_path / "half.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    (tmp_path / "none.jsonl.gz").write_bytes(b"{}")
    *reports, half, none = stream([str(tmp_path / "half.jsonl.gz"), str(tmp_path / "none.jsonl.gz")])

    assert len(reports) > 1000
    assert "cannot be unpacked to its end" in str(half)
    assert "cannot be unpacked to its end (Not a gzipped file" in str(none)


@pytest.mark.slow
@pytest.mark.parametrize("piece", [b"   \n", b"aaaa"], ids=["blank lines", "one line"])
def test_an_archive_that_unpacks_without_end_is_left(tmp_path: Path, piece: bytes) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb") as file:
        for _ in range(30):
            file.write(piece * 250_000)
    *_, last = stream([str(path)])

    assert "unpacks to more than 2" in str(last)


def test_articles_are_opened_only_when_they_are_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", {"text": PROSE, "date": DAY}, "{")
    started = stream([path, str(tmp_path / "missing.txt")])

    assert [f"{path}:1"] == [each.path for each in islice(started, 1) if isinstance(each, Report)]


@pytest.mark.slow
def test_ten_times_the_articles_take_no_more_memory(tmp_path: Path) -> None:
    def peak(articles: int) -> int:
        records: Iterator[dict[str, str]] = ({"text": f"{n} " + "a " * 2000, "date": DAY} for n in range(articles))
        path = written(tmp_path / f"{articles}.jsonl", *records)
        tracemalloc.start()
        assert articles == sum(1 for _ in stream([path]))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(2000) < 1.5 * peak(200)


def test_open_reports_takes_an_archive_whole_or_not_at_all(tmp_path: Path) -> None:
    good = {"text": PROSE, "date": DAY}
    path = written(tmp_path / "a.jsonl", good, good, {"text": f"Now {PROSE}", "date": DAY})
    bad = written(tmp_path / "b.jsonl", good, "{", "}")

    assert [f"{path}:1", f"{path}:3"] == [each.path for each in open_reports([path])]
    with pytest.raises(Unusable) as caught:
        open_reports([bad])
    assert [2, 3] == [problem.place.line for problem in caught.value.problems if problem.place]
