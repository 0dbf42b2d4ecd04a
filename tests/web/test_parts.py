"""The parts of the room on their own: words, addresses, marks in a text, counting once."""

from __future__ import annotations

import asyncio
import re
import threading
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.told import Told

from whipcount import web
from whipcount.model import Quote, Report, Unusable
from whipcount.model.claims import KINDS, Seats
from whipcount.model.count import PartyCount, Unread
from whipcount.model.quantity import Quantity, Range
from whipcount.model.words import AgreementState, Bench, Modality, MotionKind, Outcome, Stage
from whipcount.web.addresses import Addresses
from whipcount.web.answering import Answer
from whipcount.web.asked import LANGUAGES, Asked, asked, preferred
from whipcount.web.counting import WAITING, Busy, Counts
from whipcount.web.crisis.seats import anchors
from whipcount.web.report.marked import marked
from whipcount.web.words import words

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = date(2026, 11, 24)
ROOM = Path(web.__file__).parent


def fields_of(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_texts_with_the_same_fields(language: str) -> None:
    english = {key: fields_of(text) for key, text in words("en").texts.items()}

    assert english == {key: fields_of(text) for key, text in words(language).texts.items()}


def test_every_text_that_a_template_asks_for_is_there() -> None:
    sources = [path.read_text(encoding="utf-8") for path in [*ROOM.glob("*/*.html"), *ROOM.glob("**/*.py")]]
    named = {key for source in sources for key in re.findall(r'\bt\("([a-z_.]+)"(?! ~)', source)}
    begun = {key for source in sources for key in re.findall(r'\bt\("([a-z_.]+\.)" ~', source)}
    known = words("en").texts

    assert set() == {key for key in named if key not in known}
    assert set() == {key for key in begun if not any(text.startswith(key) for text in known)}
    assert len(named) > 60


def test_every_bench_outcome_and_kind_has_its_word() -> None:
    wanted = [("bench", Bench), ("verdict", Outcome), ("stage", Stage), ("modality", Modality), ("motion", MotionKind)]
    wanted += [("agreement", AgreementState), ("kind", KINDS)]

    keys = [f"{place}.{word}" for place, listed in wanted for word in listed]
    assert [] == [key for key in keys if key not in words("en").texts]


def test_numbers_days_and_ranges_are_written_as_the_language_writes_them() -> None:
    english, german = words("en"), words("de")
    day = date(2022, 3, 30)

    assert ("30 March 2022", "30. März 2022") == (english.day(day), german.day(day))
    assert ("2,980", "2.980") == (english.number(2980), german.number(2980))
    assert ("147 to 155", "147 bis 155") == (english.span(Range(147, 155)), german.span(Range(147, 155)))
    assert ("1 seat", "2 seats") == (english.many("seats", 1), english.many("seats", 2))
    assert ("+5", "−3 to +2", "0") == tuple(english.signed(Range(*ends)) for ends in ((5, 5), (-3, 2), (0, 0)))
    assert ("at least 161", "at most 12") == (english.quantity(Quantity(161, None)), english.quantity(Quantity(0, 12)))


def test_a_question_survives_its_own_address() -> None:
    question = Asked("pk", date(2022, 3, 30), datetime(2026, 11, 20, 9, 30, 0, 999_999, tzinfo=UTC), "de")

    assert question == asked("pk", question.query, NOW, TODAY)


@pytest.mark.parametrize(
    "fields", [{"as_of": "2026-11-25"}, {"as_of": "x"}, {"known_at": "2027-01-01"}, {"lang": "xx"}]
)
def test_a_question_that_cannot_be_asked_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(Unusable):
        asked("pk", fields, NOW, TODAY)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("", "en"), ("de", "de"), ("fr, de-CH;q=0.8, en;q=0.9", "en"), ("de;q=0", "en"), ("x;q=z, de", "de"), ("*", "en")],
)
def test_the_language_that_a_browser_likes_best(accepted: str, language: str) -> None:
    assert language == preferred(accepted)


def test_a_name_cannot_break_out_of_an_address() -> None:
    assert "/crisis/a%2F..%3Fb%23c.json" == Addresses().crisis(Asked("a/..?b#c"), "json")


def test_the_same_bytes_have_the_same_tag_and_others_another() -> None:
    assert Answer.of("a", "text/plain").tag == Answer.of("a", "text/plain").tag
    assert Answer.of("a", "text/plain").tag != Answer.of("b", "text/plain").tag


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_marking_a_text_changes_no_letter_of_it(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [(min(pair), max(pair)) for pair in pairs if min(pair) < max(pair) <= len(text)]
    report = Report("r", "r.txt", text, date(2022, 3, 30))
    quotes = [Quote("r", start, end, text[start:end]) for start, end in spans]
    claims = [
        Seats(quote=quote, holds_on=report.published, party="Blue", as_printed="Blue", quantity=Quantity.exactly(n))
        for n, quote in enumerate(quotes[::2])
    ]
    unread = [Unread(quote, "a number") for quote in quotes[1::2]]

    made = str(marked(report, claims, unread, words("en")))

    assert text == unescape(re.sub(r"<[^>]*>", "", made))
    assert sorted(f"c-{claim.id}" for claim in claims) == sorted(re.findall(r'id="([^"]+)"', made))


class Slow:
    """A place whose only answer waits until it may go on, and that counts how often it was asked."""

    def __init__(self) -> None:
        self.made = 0
        self.go = threading.Event()

    def work(self) -> str:
        self.made += 1
        self.go.wait(10)
        return "done"


def test_what_many_ask_for_is_made_once_and_kept() -> None:
    slow = Slow()

    async def ask() -> list[str]:
        counts = Counts(None)  # type: ignore[arg-type] # no crisis is opened here
        asking = [asyncio.create_task(counts.made("key", slow.work)) for _ in range(50)]
        await asyncio.sleep(0)
        asking[0].cancel()
        slow.go.set()
        found = await asyncio.gather(*asking[1:])
        found.append(await counts.made("key", slow.work))
        counts.close()
        return found

    assert ["done"] * 50 == asyncio.run(ask())
    assert 1 == slow.made


def test_a_failure_is_told_and_not_kept() -> None:
    tried = []

    def work() -> str:
        tried.append(1)
        if len(tried) == 1:
            raise LookupError("the ledger is away")
        return "done"

    async def ask() -> str:
        counts = Counts(None)  # type: ignore[arg-type] # no crisis is opened here
        with pytest.raises(LookupError, match="away"):
            await counts.made("key", work)
        found = await counts.made("key", work)
        counts.close()
        return found

    assert "done" == asyncio.run(ask())


def test_whoever_would_wait_too_long_is_told_so() -> None:
    slow = Slow()

    async def ask() -> None:
        counts = Counts(None)  # type: ignore[arg-type] # no crisis is opened here
        asking = [asyncio.create_task(counts.made(number, slow.work)) for number in range(WAITING)]
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await counts.made("one more", slow.work)
        slow.go.set()
        await asyncio.gather(*asking)
        counts.close()

    asyncio.run(ask())


def test_parties_with_names_alike_have_places_apart() -> None:
    names = ["S&D", "S D", "", "***", "S&D 2", "not known"]
    count = Told()
    count.parties = tuple(PartyCount(name, None, {}) for name in names)  # type: ignore[attr-defined, arg-type]

    assert len(names) == len(set(anchors(count).values()))  # type: ignore[arg-type]
