"""The index of phrases beside the slow way: every phrase on every sentence."""

from pathlib import Path

import pytest

from whipcount.reading.find import forms
from whipcount.reading.loading import language
from whipcount.reading.marking import marked
from whipcount.reading.marks import Slot
from whipcount.reading.phrases import bits
from whipcount.reports import open_reports

GOLD = Path(__file__).parents[1] / "gold"


@pytest.mark.parametrize(("code", "texts"), [("en", GOLD / "texts"), ("de", GOLD / "de" / "texts")])
def test_the_index_leaves_out_no_phrase_that_holds(code: str, texts: Path) -> None:
    known = language(code)
    lost = []
    for report in open_reports([str(path) for path in sorted(texts.glob("*.txt"))[::4]]):
        for sentence in marked(report, None, known).sentences:
            marks = bits(mark.slot.value for mark in sentence.marks)
            figures = sum(mark.slot is Slot.NUMBER for mark in sentence.marks)
            tried = set(known.index.candidates(sentence.words, marks, figures))
            for form in forms(sentence.masked, known):
                holding = {phrase for phrase in known.phrases if any(phrase.matches(form.text))}
                lost += [(phrase.text, form.text) for phrase in holding - tried]

    assert lost == []
