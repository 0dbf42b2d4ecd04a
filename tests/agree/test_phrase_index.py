"""The index of phrases beside the slow way: every phrase on every sentence."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whipcount.model import Report
from whipcount.reading.find import forms
from whipcount.reading.language import Language
from whipcount.reading.loading import language
from whipcount.reading.marking import marked
from whipcount.reading.marks import ANY_MARK, Slot, bits
from whipcount.reports import open_reports

GOLD = Path(__file__).parents[1] / "gold"


def left_out(text: str, known: Language) -> list[tuple[str, str]]:
    """The phrases that hold in a masked sentence and that the index does not try there."""
    tried = known.index.candidates(text, bits(set(text) & set(ANY_MARK)), text.count(Slot.NUMBER.value))
    phrases = enumerate(known.phrases)
    untried = (phrase for number, phrase in phrases if not (tried >> number & 1 and phrase.may_hold(text)))
    return [(phrase.text, text) for phrase in untried if any(phrase.matches(text))]


@cache
def masked_examples() -> tuple[str, ...]:
    """The examples of the phrases, masked, with and without their asides."""
    return tuple(_masked_examples(language("en")))


def _masked_examples(known: Language) -> Iterator[str]:
    for phrase in known.phrases:
        report = Report("x", "x", phrase.example, date(2022, 3, 30))
        for sentence in marked(report, None, known).sentences:
            yield from (form.text for form in forms(sentence.masked, known))


@pytest.mark.slow
@pytest.mark.parametrize(("code", "texts"), [("en", GOLD / "texts"), ("de", GOLD / "de" / "texts")])
def test_the_index_leaves_out_no_phrase_that_holds(code: str, texts: Path) -> None:
    known = language(code)
    lost = []
    for report in open_reports([str(path) for path in sorted(texts.glob("*.txt"))[::4]]):
        for sentence in marked(report, None, known).sentences:
            for form in forms(sentence.masked, known):
                lost += left_out(form.text, known)

    assert lost == []


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_index_leaves_out_no_phrase_that_holds_in_pieces_of_sentences_put_together(data: st.DataObject) -> None:
    pieces = [data.draw(st.sampled_from(masked_examples())) for _ in range(data.draw(st.integers(1, 3)))]
    cuts = [sorted(data.draw(st.tuples(st.integers(0, len(piece)), st.integers(0, len(piece))))) for piece in pieces]
    joint = data.draw(st.sampled_from(["", " ", ", ", "-", " (", "'s ", ". "]))
    text = joint.join(piece[start:end] for piece, (start, end) in zip(pieces, cuts, strict=True))

    assert left_out(text, language("en")) == []
    assert left_out(joint.join(pieces), language("en")) == []
