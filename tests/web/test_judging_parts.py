"""The parts of the review on their own: the text with its numbered marks, what may be left in memory, reasons."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whipcount.crisis.receiving import Preview
from whipcount.crisis.reviewed import ReviewedClaim, State
from whipcount.exchange.claim_fields import fields_of
from whipcount.model import KINDS, Quote, Report, Unusable
from whipcount.model.claims import Seats
from whipcount.model.count import Unread
from whipcount.model.entry import Action, Entry
from whipcount.model.quantity import Quantity
from whipcount.web.asked import LANGUAGES
from whipcount.web.judging.marked import marked
from whipcount.web.receiving.drafts import Draft, Drafts
from whipcount.web.review.claims import CHOICES, Shown
from whipcount.web.review.desk import reason
from whipcount.web.words import words

DAY = date(2022, 3, 30)
NOON = datetime(2022, 3, 30, 12, tzinfo=UTC)
STATES = (Action.FOUND, Action.ACCEPTED, Action.WITHDRAWN)


def entry(action: Action, subject: str) -> Entry:
    return Entry(1, "town", action, subject, "r", DAY, NOON, "Ann Ash", "", "{}", "", "")


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(STATES)), max_size=8),
)
def test_numbering_the_claims_of_a_text_changes_no_letter_of_it(
    text: str, spans: list[tuple[int, int, Action]]
) -> None:
    report = Report("r", "r.txt", text, DAY)
    claims = []
    for number, (one, other, action) in enumerate(spans):
        start, end = min(one, other), max(one, other)
        if start < end <= len(text):
            quote = Quote("r", start, end, text[start:end])
            said = Seats(quote=quote, holds_on=DAY, party="Blue", as_printed="B", quantity=Quantity.exactly(number))
            claims.append(ReviewedClaim(said.id, said, said, (entry(action, said.id),)))
    shown = [Shown(number, each, report, words("en")) for number, each in enumerate(claims[::2], 1)]
    unread = [Unread(each.claim.quote, "a number") for each in claims[1::2]]

    made = str(marked(report, shown, unread, words("en")))

    assert text == unescape(re.sub(r"<[^>]*>", "", made))
    assert sorted(f"at-{each.subject}" for each in shown) == sorted(re.findall(r'id="([^"]+)"', made))
    assert sorted(str(each.number) for each in shown) == sorted(re.findall(r'data-n="(\d+)"', made))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_field_choice_and_state_has_its_word(language: str) -> None:
    """One that is new is shown by its own name; those that are here have a word in each language."""
    texts = words(language).texts
    fields = [field for kind in KINDS for field in fields_of(kind)]
    wanted = {f"kind.{kind}" for kind in KINDS} | {f"field.{field.name}" for field in fields}
    wanted |= {f"state.{state}" for state in State} | {f"action.{action}" for action in Action}
    choices = {choice for field in fields for choice in field.choices}

    assert set() == wanted - texts.keys()
    assert set() == {each for each in choices if not any(f"{place}.{each}" in texts for place in CHOICES)}
    assert "a new word" == words(language).named("a_new_word", "field")


def test_a_reason_is_one_line_that_can_be_seen() -> None:
    assert "said so twice" == reason(" said\r\n\x00so \u2028 twice ")
    assert "as always" == reason(" \u200b", "as always")
    with pytest.raises(Unusable):
        reason("\x00")
    with pytest.raises(Unusable):
        reason("x" * 501)


def test_drafts_are_their_editors_and_the_oldest_go_first() -> None:
    drafts, nothing = Drafts(), Preview((), (), {}, None)
    keys = [drafts.keep(Draft("Ann Ash", bytes(10_000_000) + bytes([n]), "a.txt")) for n in range(12)]
    drafts.looked_at(keys[-1], ("30 March",), nothing)

    assert [None] * 3 == [drafts.of(key, "Ann Ash") for key in keys[:3]]
    assert [True, False] == [drafts.of(keys[-1], by) is not None for by in ("Ann Ash", "Ben Birch")]
    asked = [("Ann Ash", "30 March"), ("Ann Ash", "31 March"), ("Ben Birch", "30 March")]
    assert [nothing, None, None] == [drafts.preview(keys[-1], by, (said,)) for by, said in asked]
