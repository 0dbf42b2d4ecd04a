"""Reports are opened, dated and hashed, and what cannot be a report is refused in one clear sentence."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from whipcount.model import Report, Unusable
from whipcount.reports import TEXT_LIMIT, open_reports, witnesses

PROSE = "The opposition has 61 members of 120, the speaker's office said."
PAGE = (
    "<!DOCTYPE html><html><head><title>Numbers shift</title>{head}</head><body><article>"
    "<p>The opposition has 61 members of 120, the speaker's office said on Tuesday.</p>"
    "<p>Two members have left the governing party since the motion was filed.</p></article></body></html>"
)


def opened(tmp_path: Path, text: str | bytes, name: str = "report.txt") -> Report:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return open_reports([str(path)])[0]


def refused(paths: list[str], **given: object) -> list[str]:
    with pytest.raises(Unusable) as caught:
        open_reports(paths, **given)  # type: ignore[arg-type]
    return [str(problem) for problem in caught.value.problems]


HEADS = [
    (
        "---\ndate: 2022-03-30\npublisher: Daily\nurl: https://www.daily.example/a\ntitle: A day\n---\n\n",
        "Daily",
        "A day",
    ),
    ('---\ntitle: "Who has: the numbers"\ndate: "2022-03-30" \n---\n', None, "Who has: the numbers"),
    ("---\ndate: 2022-03-30T23:30:00Z  # as printed\ntags:\n  - vote\n...\n", None, None),
    ("url: https://www.daily.example/a\ndate: 2022-03-30\nkind: retold\n\n", "daily.example", None),
    ("Date: Wed, 30 Mar 2022 10:00:00 +0000\nSource: Daily\nHeadline: A day\n\n", "Daily", "A day"),
    ("source: https://daily.example:443/a\npublished_at: 30 March 2022\n\n", "daily.example", None),
    ("Date: 2022-03-30\n", None, None),
    ("# Who has the numbers\n\ndate: 2022-03-30\n\n", None, "Who has the numbers"),
    (" date 2022-03-30 ", None, None),
    ("Date: 2022-03-30 - ", None, None),
    ("CAPITAL, March 30, 2022 - ", None, None),
    ("Capital, 30 March 2022 (Agency) ", None, None),
    ("CAPITAL CITY, Wednesday, March 30th, 2022 (Agency) — ", None, None),
    ("San Juan del Rio, 30 March 2022 - ", None, None),
    ("New Town/Old Town, 30.03.2022: ", None, None),
    ("Wednesday, 30 March 2022\n\n", None, None),
    ("\n\n30-Mar-2022\n", None, None),
    ("---\ndate: 2022-03-30\n---\nCAPITAL (Agency) — ", None, None),
    ("---\ndate: 2022-03-30\n---\n# A day\n\nCAPITAL, March 29 (Agency) - ", None, "A day"),
    ("---\ndate: 2022-03-30\n---\nCapital, 29 March 2022 - ", None, None),
]


@pytest.mark.parametrize(("head", "publisher", "title"), HEADS)
def test_a_head_dates_a_text_and_the_prose_begins_after_it(
    tmp_path: Path, head: str, publisher: str | None, title: str | None
) -> None:
    report = opened(tmp_path, head + PROSE)

    assert (date(2022, 3, 30), publisher, title, PROSE) == (
        report.published,
        report.publisher,
        report.title,
        report.text[report.body :],
    )


NO_HEADS = [
    "Opposition: 61 of 120 members.\nGovernment: 59.\n\nThe house votes on Monday.",
    "On March 30, 2022, the opposition had 61 members.",
    "The leader of the opposition (NDP) - who has 61 members - was calm.",
    "On Wednesday, March 30, 2022 - a day early - the motion was moved.",
    "The house voted on March 30 - the last day - by 61 to 59.",
    "It was moved on Wednesday, March 30, 2022 - a day early.",
    "--- 61 of 120 members ---\nThe house votes.",
    "---\n\nThe house votes.\n\n---\n",
]


@pytest.mark.parametrize("text", NO_HEADS)
def test_prose_that_looks_like_a_head_stays_prose(tmp_path: Path, text: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    report = open_reports([str(path)], published=date(2022, 3, 30))[0]

    assert (text, 0) == (report.text, report.body)


def test_what_is_said_on_the_command_line_stands_above_the_text(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"date: 2022-02-31\npublisher: Daily\n\n{PROSE}", encoding="utf-8")
    report = open_reports([str(path)], published=date(2022, 3, 30), publisher="Weekly")[0]

    assert (date(2022, 3, 30), "Weekly") == (report.published, report.publisher)


TITLE = "Numbers shift"
STAMPED = '<meta property="article:published_time" content="2022-03-30T09:00:00+05:00">'
NAMED = "<meta content='2022-03-30' name=date><meta property=og:site_name content='The &amp; Daily'>"
LINKED = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished": "2022-03-30T01:00"}</script>'
TIMED = '<time datetime="2022-03-30 08:00">today</time>'
PLACED = (
    '<meta name="date" content="2022-02-31"><meta name="pubdate" content="March 30, 2022">'
    '<link rel="canonical" href="https://www.daily.example/a"><meta property="og:title" content="Sixty-one">'
)
PAGE_HEADS = [
    (STAMPED, None, None, TITLE),
    (NAMED, "The & Daily", None, TITLE),
    (LINKED, None, None, TITLE),
    (TIMED, None, None, TITLE),
    (PLACED, "daily.example", "https://www.daily.example/a", "Sixty-one"),
]


@pytest.mark.parametrize(("head", "publisher", "address", "title"), PAGE_HEADS)
def test_a_page_is_dated_by_its_head(
    tmp_path: Path, head: str, publisher: str | None, address: str | None, title: str
) -> None:
    report = opened(tmp_path, PAGE.format(head=head), "page.html")

    assert (date(2022, 3, 30), publisher, address, title) == (
        report.published,
        report.publisher,
        report.address,
        report.title,
    )
    assert "The opposition has 61 members of 120" in report.text[report.body :]
    assert "<" not in report.text


def test_a_page_without_a_dated_head_is_dated_by_its_dateline(tmp_path: Path) -> None:
    page = PAGE.format(head="").replace("<p>The opp", "<p>CAPITAL, March 30, 2022 (Agency) - The opp")
    report = opened(tmp_path, page, "page.htm")

    assert date(2022, 3, 30) == report.published
    assert report.text[report.body :].startswith("The opposition has 61")


def test_a_page_is_known_by_its_content_too(tmp_path: Path) -> None:
    page = PAGE.format(head='<meta name="date" content="2022-03-30">')

    assert opened(tmp_path, page, "a.html").text == opened(tmp_path, "\n" + page, "a.txt").text


def test_seats_in_the_table_of_a_page_are_not_lost(tmp_path: Path) -> None:
    table = "<table><tr><th>Party</th><th>Seats</th></tr><tr><td>Greens</td><td>61</td></tr></table></article>"
    page = PAGE.format(head='<meta name="date" content="2022-03-30">').replace("</article>", table)

    assert "| Greens | 61 |" in opened(tmp_path, page, "a.html").text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Löfven has 61".encode(), "Löfven has 61"),
        (b"\xef\xbb\xbfL\xc3\xb6fven\r\nhas\r\n61", "Löfven\nhas\n61"),
        ("Löfven has 61".encode("utf-16"), "Löfven has 61"),
        ("Löfven has 61".encode("utf-32"), "Löfven has 61"),
        (b"L\xf6fven \x96 has 61", "Löfven – has 61"),
        ("e\u0301 \u200b\u00a0\u201c61\u201d\t|".encode(), "e\u0301 \u200b\u00a0\u201c61\u201d\t|"),
    ],
)
def test_characters_are_decoded_and_otherwise_left_alone(tmp_path: Path, data: bytes, text: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    report = open_reports([str(path)], published=date(2022, 3, 30))[0]

    assert (text, hashlib.sha256(text.encode()).hexdigest()) == (report.text, report.id)


def test_a_page_may_declare_its_charset(tmp_path: Path) -> None:
    page = PAGE.format(head='<meta charset="koi8-r"><meta name="date" content="2022-03-30">')
    report = opened(tmp_path, page.replace("The opposition", "Дума").encode("koi8-r"), "a.html")

    assert report.text[report.body :].startswith("Дума has 61")


BAD = [
    (b"", "holds no words", "saved whole"),
    (b" \n\t\r\n ", "holds no words", "saved whole"),
    (b"date: 2022-03-30\n\n", "holds no words", "saved whole"),
    (b"---\ndate: 2022-03-30\n---\n* * *\n", "holds no words", "saved whole"),
    (b"%PDF-1.7\n%\xe2\xe3", "cannot be read as a PDF", "Download or save it again"),
    (b"PK\x03\x04word/document.xml", "office document", "Convert it to text"),
    (b"GIF89a\x00\x01", "a binary file", "Convert it to text"),
    (bytes(range(1, 20)) * 20, "a binary file", "Convert it to text"),
    (b"61 of 120 \x81\x8d", "byte at offset 10", "Save the file as UTF-8"),
    ("Löfven, Gül".encode() + b" \xff 61", "byte at offset 14", "Save the file as UTF-8"),
    ("Löfven, Gül".encode()[:-1] + b"\xc3", "byte at offset 12", "Save the file as UTF-8"),
    (b"\xff\xfea\x00\x00\xd8", "byte at offset 4", "Save the file as UTF-8"),
    (PROSE.encode(), "does not say when", "--date 2022-03-30"),
    (f"---\ntitle: x\ndate: 2022-02-31\n---\n{PROSE}".encode(), "report.txt:3:7: ", "Correct the date"),
    (f"---\ndate: '31 Feb 2022'\n---\n{PROSE}".encode(), "report.txt:2:8: ", "Correct the date"),
    (f"date: 03/04/2022\n\n{PROSE}".encode(), '"03/04/2022" is no date in a form', "Correct the date"),
    (f" date 2022-02-31 {PROSE}".encode(), "report.txt:1:7: ", "Correct the date"),
    (f"---\ndate: 2022-03-30\n{PROSE}".encode(), "does not end", "Add a line of ---"),
]


@pytest.mark.parametrize(("data", "found", "do"), BAD)
def test_what_is_no_report_is_refused_with_its_place_and_what_to_do(
    tmp_path: Path, data: bytes, found: str, do: str
) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    [problem] = refused([str(path)])

    assert problem.startswith(str(path))
    assert found in problem
    assert do in problem


def test_fifty_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    assert ["50,000,000 bytes" in problem for problem in refused([str(path)])] == [True]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<html>" + b"a" * 2_000_000),
        ("a.txt", b"<html>" + b"a" * 2_000_000),
        ("a.txt", b"a" * (TEXT_LIMIT + 1)),
    ],
)
def test_a_page_may_be_smaller_than_a_text(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)

    assert [f"{len(data):,} bytes" in problem for problem in refused([str(tmp_path / name)])] == [True]


def test_standard_input_is_one_text_and_bounded_too() -> None:
    [report] = open_reports(["-"], stdin=f"date 2022-03-30 {PROSE}".encode())

    assert [report.text[report.body :]] == [PROSE]
    assert ["-: it has 5,000,001 bytes" in p for p in refused(["-"], stdin=b"a" * (TEXT_LIMIT + 1))] == [True]
    with pytest.raises(ValueError, match="standard input"):
        open_reports(["-"])


def test_a_folder_gives_all_reports_below_it_in_order(tmp_path: Path) -> None:
    names = ["b.txt", "a.md", "sub/c.HTM", "README.md", "outcome.txt", ".hidden.txt", ".git/d.txt", "notes.csv"]
    for number, name in enumerate(names):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"date 2022-03-30 The opposition has {number} members.", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)

    assert [str(tmp_path / name) for name in ("a.md", "b.txt", "sub/c.HTM")] == [
        report.path for report in open_reports([str(tmp_path)])
    ]


def test_the_problems_of_all_paths_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    names = ["missing.txt", "empty", "loop.txt", "pipe.txt"]
    problems = refused(
        [*(str(tmp_path / name) for name in names), "", "a\0b", "https://me:pw@daily.example/a", "a" * 5000]
    )
    found = ["no such file", "holds no report", "cannot be read", "a device or a pipe"]
    found += ["no such file", "cannot be read", "a user name or a password", "cannot be read"]

    assert found == [part for part, problem in zip(found, problems, strict=True) if part in problem]
    assert "Save the page first" in problems[6]


def test_no_name_at_all_is_a_problem() -> None:
    expected = "no report was named; expected files, folders, addresses or -. Name at least one report."

    assert [expected] == refused([])


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_closed_file_or_folder_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch(mode=0o000)
    (tmp_path / "sub").mkdir(mode=0o000)

    problems = refused([str(tmp_path)])

    assert problems == [problem for problem in problems if "may not be read" in problem]
    assert len(problems) == 2


def test_the_same_text_twice_is_one_report_under_its_first_name(tmp_path: Path) -> None:
    for name, end in (("b.txt", "\n"), ("a.txt", "\r\n")):
        (tmp_path / name).write_bytes(f"date 2022-03-30{end}{PROSE}".encode())
    reports = open_reports([str(tmp_path / "b.txt"), str(tmp_path)])

    assert [str(tmp_path / "b.txt")] == [report.path for report in reports]


HOSTILE = {
    "nested": "<html><body>" + "<div>" * 100_000 + "hello 61" + "</div>" * 100_000,
    "too deep at its end": f"<html><body><article><p>{'The house met. ' * 40}</p>{'<div>' * 300}<p>hello 61</p>",
    "one word": "<html><body><p>hello61" + "a" * 1_900_000,
    "half tags": "<html><body>hello 61" + '<p><a href="' * 150_000,
    "half comments": "<html><body>hello 61" + "<!--" * 400_000,
    "half scripts": "<html><body>hello 61" + "<script><style><svg>" * 80_000,
    "angles": "<html><body>hello 61" + "<" * 1_900_000,
    "one attribute": "<html><meta " + "a" * 1_900_000 + "><p>hello 61</p>",
    "an endless number": "<html><body><p>hello 61 &#" + "9" * 1_900_000 + ";</p>",
    "a number escaped twice": "<html><body><article><p>hello 61 &amp;#" + "9" * 5000 + ";</p></article>",
    "no characters": "<html><body><p>hello 61 &#0; &#1; &#xD800; &#xFFFF; \x01\x7f</p>",
    "half a pair": '<html><title>&#55357;</title><meta property="og:title" content="\\ud83d"><p>hello 61</p>',
    "half a page": "<p>hello 61</b></p></div><table><td><html",
    "brackets": '<html><script type="application/ld+json">' + "[" * 1_900_000 + "</script><p>hello 61</p>",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_neither_hangs_nor_loses_its_text(
    tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.html"
    path.write_text(HOSTILE[name], encoding="utf-8")
    report = open_reports([str(path)], published=date(2022, 3, 30))[0]

    assert report.text.split("hello")[1].lstrip().startswith("61")
    assert not any(capfd.readouterr())


def test_plain_text_is_opened_without_the_page_extractor() -> None:
    opening = "r.open_reports(['-'], stdin=b'date 2022-03-30 Yes')"
    code = f"import whipcount.reports as r, sys; {opening}; print(sorted(sys.modules))"
    command = [sys.executable, "-c", code]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own words

    assert "whipcount.reports" in loaded
    assert "trafilatura" not in loaded
    assert "lxml" not in loaded


AGENCY = (
    "The governing coalition lost its majority on Tuesday when the Farmers' Union left it over the budget. "
    "The union holds seven of the 120 seats, and its leader told reporters that all seven will support the motion. "
    "The prime minister has until Friday to answer, according to the rules of the house. "
    "A vote cannot be held earlier than three days after the debate has begun, the clerk explained."
)


def report(text: str, day: int = 30, name: str = "x") -> Report:
    return Report(id=hashlib.sha256(text.encode()).hexdigest(), path=name, text=text, published=date(2022, 3, day))


@pytest.mark.parametrize(
    "copy",
    [
        AGENCY.upper(),
        AGENCY.replace("'", "’").replace(". ", ".\n\n"),
        AGENCY.split(". ", 1)[1],
        "Our man in the capital adds that nobody slept. " + AGENCY,
        AGENCY.replace("The governing coalition lost its majority on Tuesday when", "In a surprise move on Tuesday,"),
        AGENCY + " " + " ".join(f"background{number}" for number in range(500)),
    ],
)
def test_an_agency_text_is_one_witness_however_it_is_dressed(copy: str) -> None:
    first, second = report(AGENCY, day=29), report(copy)

    assert {first.id: first.id, second.id: first.id} == witnesses([second, first])


@pytest.mark.parametrize(
    "other",
    [
        "The governing coalition lost its majority on Tuesday. Seven members of the Farmers' Union left it.",
        "The union holds seven of the 120 seats, and its leader told reporters that he was tired.",
        "Seven members of the Farmers' Union, which holds seven of the 120 seats, crossed the floor on Tuesday.",
    ],
)
def test_other_hands_on_the_same_fact_stay_witnesses_of_their_own(other: str) -> None:
    first, second = report(AGENCY, day=29), report(other)

    assert {first.id: first.id, second.id: second.id} == witnesses([first, second])


def test_a_copy_of_a_copy_belongs_to_the_earliest_text() -> None:
    words = [f"word{number}" for number in range(100)]
    chain = [report(" ".join(words[start : start + 50]), day=1 + start // 15) for start in (0, 15, 30, 45)]

    assert {it.id: chain[0].id for it in chain} == witnesses(reversed(chain))


def test_a_late_text_joins_two_circles() -> None:
    words = [f"word{number}" for number in range(100)]
    first, second = report(" ".join(words[:50]), day=1), report(" ".join(words[50:]), day=2)
    both = report(" ".join(words), day=3)

    assert {it.id: first.id for it in (first, second, both)} == witnesses([both, second, first])


def test_a_footer_under_every_report_makes_no_copies() -> None:
    footer = " This page is made by people who like numbers; write to the editors of the daily with your own count."
    reports = [report(" ".join(f"own{number}x{word}" for word in range(40)) + footer) for number in range(100)]

    assert {it.id: it.id for it in reports} == witnesses(reports)


@pytest.mark.parametrize("kinds", [1, pytest.param(1000, marks=pytest.mark.slow)])
def test_a_thousand_reports_are_told_apart_in_a_moment(kinds: int) -> None:
    reports = [
        report(f"lead{number} " + " ".join(f"w{number % kinds}x{word}" for word in range(300)) + " all rights reserved")
        for number in range(1000)
    ]

    assert kinds == len(set(witnesses(reports).values()))
