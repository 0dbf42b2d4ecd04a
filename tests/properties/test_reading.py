"""What holds for every text: quotes are exact, reading is repeatable, hostile text takes no time."""

import hashlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whipcount.model import Chamber, Report
from whipcount.model.law import Party
from whipcount.reading import read
from whipcount.reading.folding import fold
from whipcount.reading.loading import language
from whipcount.reading.sentences import sentences

pytestmark = pytest.mark.slow

HOUSE = Chamber("xx-house", "National Assembly", "Exampleland", parties=(Party("Blue"), Party("Grün"), Party("S&D")))
EXAMPLES = [phrase.example for phrase in language("en").phrases]
NOISE = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
TEXTS = st.lists(st.one_of(st.sampled_from(EXAMPLES), NOISE), max_size=8).map(" ".join)


def report(text: str) -> Report:
    return Report(hashlib.sha256(text.encode()).hexdigest(), "report.txt", text, date(2022, 3, 30))


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_quote_stands_exactly_in_the_text(text: str) -> None:
    reading = read(report(text), HOUSE)

    for quote in [*(c.quote for c in reading.claims), *(u.quote for u in reading.unread)]:
        assert text[quote.start : quote.end] == quote.text


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_reading_twice_gives_the_same_claims_each_with_an_id_of_its_own(text: str) -> None:
    first, second = read(report(text), HOUSE).claims, read(report(text), HOUSE).claims

    assert first == second
    assert len({claim.id for claim in first}) == len(first)


@given(NOISE)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    "hostile",
    ["(" * 20_000, "a " * 20_000, "Blue " * 5_000, "1-" * 10_000, '"' * 20_000, "A. " * 10_000, "and " * 10_000],
    ids=lambda text: repr(text[:6]),
)
def test_hostile_text_is_read_in_stretches_that_no_phrase_can_get_lost_in(hostile: str) -> None:
    stretches = [sentence.end - sentence.start for sentence in sentences(hostile, 0, language("en"))]

    assert max(stretches) <= 800
    assert sum(stretches) >= len(hostile.strip()) - hostile.count(" ")
    assert read(report(hostile), HOUSE).report.text == hostile
