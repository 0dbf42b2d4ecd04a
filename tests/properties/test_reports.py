"""What holds of every report and of every set of copies."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from whipcount.model import Place, Problem, Report, Unusable
from whipcount.reports import open_reports, witnesses
from whipcount.reports.address import is_public
from whipcount.reports.articles import article
from whipcount.reports.markup import Tag, depth, pieces, plain
from whipcount.reports.paragraphs import paragraphs
from whipcount.reports.pdf_pages import pages
from whipcount.reports.received import Given

HEADS = st.sampled_from(
    [
        "",
        "---\ndate: 2022-03-30\n---\n",
        "date: 2022-03-30\n\n",
        "date 2022-03-30 ",
        "# A day\n",
        "CAPITAL, March 30, 2022 (Agency) - ",
        "CAPITAL (Agency) - ",
        "<html><p>",
        "\ufeff",
    ]
)
WORDS = st.sampled_from([f"word{number}" for number in range(12)])
DAYS = st.integers(0, 3).map(lambda days: date(2022, 3, 30) + timedelta(days))
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


def made(text: str, day: date = date(2022, 3, 30)) -> Report:
    return Report(id=hashlib.sha256(text.encode()).hexdigest(), path="x", text=text, published=day)


REPORTS = st.lists(st.builds(made, TEXTS, DAYS), max_size=8)


def opened(data: bytes) -> Report | None:
    try:
        return open_reports(["-"], published=date(2022, 3, 30), stdin=data)[0]
    except Unusable:
        return None


@given(head=HEADS, second=HEADS, text=st.text(max_size=80))
@example(head="# A day\n", second="", text="")
@example(head="CAPITAL, March 30, 2022 (Agency) - ", second="", text="-\n\u20030")
def test_the_prose_of_every_report_begins_with_something_to_read(head: str, second: str, text: str) -> None:
    report = opened((head + second + text).encode())

    if report:
        assert report.text[report.body] == report.text[report.body].strip() != ""
        assert any(map(str.isalnum, report.text[report.body :]))


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_a_report_with_a_stable_id_or_a_problem(data: bytes) -> None:
    report = opened(data)

    if report:
        assert hashlib.sha256(report.text.encode()).hexdigest() == report.id
        assert opened(data) == report


@given(st.text(max_size=200))
def test_a_plain_text_is_stored_as_it_is(text: str) -> None:
    report = opened(f"61 {text}".encode())

    if report:
        assert f"61 {text}".replace("\r\n", "\n") == report.text


@given(
    st.lists(
        st.sampled_from(
            ["<", ">", "<p", "<b>", "</b>", "<!--", "-->", '"', "'", "<script>", "</script>", "a", "&#9", "|"]
        )
    )
)
def test_any_markup_is_walked_to_its_end(parts: list[str]) -> None:
    page = "".join(parts)
    tags = [piece for piece in pieces(page) if isinstance(piece, Tag)]

    assert depth(page) <= len(tags)
    assert plain(page) == plain(page).strip()


@given(st.text(alphabet=st.characters(exclude_characters="<&|", exclude_categories=("C", "Z"))))
def test_text_without_markup_passes_the_walk_unchanged(text: str) -> None:
    assert text == plain(text)


LINE = Place("a.jsonl", 17)
VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=40) | st.just({"name": "Daily"})
KEYS = st.sampled_from(["text", "body", "date", "published", "title", "source", "url", "Publisher", "other"])


@given(st.one_of(st.binary(max_size=200), st.dictionaries(KEYS, VALUES).map(lambda it: json.dumps(it).encode())))
def test_any_line_is_an_article_with_its_place_or_a_problem_with_it(line: bytes) -> None:
    found = article(line, LINE, Given(date(2022, 3, 30)))

    if isinstance(found, Problem):
        assert (LINE.path, LINE.line) == (found.place.path, found.place.line) if found.place else None
    else:
        assert "a.jsonl:17" == found.path
        assert hashlib.sha256(found.text.encode()).hexdigest() == found.id


@given(st.text(max_size=200, alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\0<")))
def test_the_text_of_an_article_is_stored_as_it_is(text: str) -> None:
    found = article(json.dumps({"text": f"61 {text}"}).encode(), LINE, Given(date(2022, 3, 30)))

    assert isinstance(found, Problem) or f"61 {text}".replace("\r\n", "\n") == found.text


@given(st.lists(st.text(alphabet="Aab12-. \u2010\u00ad", max_size=30), max_size=12))
def test_no_letter_of_a_page_is_lost_or_moved_when_its_lines_are_joined(lines: list[str]) -> None:
    page = "\n".join(lines)

    assert list(filter(str.isalnum, page)) == list(filter(str.isalnum, paragraphs([page])))


@given(st.binary(max_size=200))
def test_any_bytes_that_call_themselves_a_pdf_are_pages_or_a_fault(data: bytes) -> None:
    assert {"pages", "fault"} & pages(b"%PDF-1.7\n" + data).keys()


@given(st.ip_addresses(v=4).map(IPv4Address))
def test_an_address_is_as_public_as_its_other_spellings(ip: IPv4Address) -> None:
    mapped, translated = IPv6Address(f"::ffff:{ip}"), IPv6Address(f"64:ff9b::{ip}")

    assert [is_public(ip)] * 2 == [is_public(mapped), is_public(translated)]


@given(REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter_to_who_is_a_witness(reports: list[Report], random: object) -> None:
    reports = list({report.id: report for report in reports}.values())
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert witnesses(reports) == witnesses(shuffled)


@given(REPORTS)
def test_every_report_leads_to_a_witness_of_its_own_that_is_not_later(reports: list[Report]) -> None:
    reports = list({report.id: report for report in reports}.values())
    found = witnesses(reports)
    published = {report.id: report.published for report in reports}

    assert published.keys() == found.keys()
    assert [found[witness] for witness in found.values()] == list(found.values())
    assert all(published[witness] <= published[report] for report, witness in found.items())


@pytest.mark.slow
@given(REPORTS)
@settings(max_examples=200)
def test_the_index_finds_the_circles_that_comparing_all_pairs_finds(reports: list[Report]) -> None:
    reports = list({report.id: report for report in reports}.values())

    assert by_all_pairs(reports) == witnesses(reports)


@given(
    own=st.lists(WORDS, min_size=40, max_size=80),
    first=st.lists(WORDS, max_size=8),
    added=st.lists(WORDS, max_size=60),
    place=st.booleans(),
)
def test_a_new_first_line_or_an_added_paragraph_leaves_a_copy(
    own: list[str], first: list[str], added: list[str], place: bool
) -> None:
    text = " ".join(f"{word}{number}" for number, word in enumerate(own))
    lead, rest = text.split(" ")[:10], text.split(" ")[10:]
    original = made(" ".join(lead) + "\n" + " ".join(rest), date(2022, 3, 29))
    changed = made(" ".join(first) + "\n" + " ".join(rest))
    longer = made("\n".join([" ".join(added), original.text] if place else [original.text, " ".join(added)]))

    assert {original.id} == set(witnesses([changed, longer, original]).values())


def by_all_pairs(reports: list[Report]) -> dict[str, str]:
    """The obvious way: compare every two texts, then join circles until nothing changes."""
    ordered = sorted(reports, key=lambda report: (report.published, report.id))
    runs = {report.id: five_word_runs(report.text) for report in ordered}
    found = {report.id: report.id for report in ordered}
    for _ in ordered:
        for one in ordered:
            for other in ordered:
                if copies(runs[one.id], runs[other.id]):
                    earliest = next(it.id for it in ordered if it.id in (found[one.id], found[other.id]))
                    found[one.id] = found[other.id] = earliest
    return found


def five_word_runs(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[start : start + 5]) for start in range(max(1, len(words) - 4))}


def copies(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> bool:
    shared = len(one & other)
    return one == other or (shared >= 12 and 10 * shared >= 6 * min(len(one), len(other)))
