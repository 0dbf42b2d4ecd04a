"""Patterns left out by the words of a sentence, beside the slow way: each searched in every sentence."""

import re
from pathlib import Path

import pytest

from whipcount.reading.cues import may_stand
from whipcount.reading.folding import fold, lowered
from whipcount.reading.language import Language
from whipcount.reading.loading import language
from whipcount.reading.sentences import sentences
from whipcount.reading.speakers import saying
from whipcount.reading.tokens import tokens, words_of
from whipcount.reports import open_reports

GOLD = Path(__file__).parents[1] / "gold"


def cues(known: Language) -> list[re.Pattern[str]]:
    return [saying(known), known.according, known.quoting, known.unreal, *known.modalities.values()]


@pytest.mark.parametrize(("code", "texts"), [("en", GOLD / "texts"), ("de", GOLD / "de" / "texts")])
def test_no_pattern_that_matches_in_a_sentence_is_left_out(code: str, texts: Path) -> None:
    known = language(code)
    lost = []
    for report in open_reports([str(texts)]):
        folded = fold(report.text, known.letters)
        cut = tokens(folded)
        for span in sentences(report.text, report.body, known):
            first, last = cut.between(span.start, span.end)
            words = frozenset(cut.low[first:last])
            found = (cue for cue in cues(known) if cue.search(folded, span.start, span.end))
            lost += [(cue.pattern, folded[span.start : span.end]) for cue in found if not may_stand(cue, words)]

    assert lost == []


@pytest.mark.parametrize("text", ["ΑΣ Ash", "İ said", "straße", "She's 26"])
def test_words_are_the_same_whether_cut_before_or_after_they_are_written_small(text: str) -> None:
    small = [lowered(word) for word in re.findall(r"\w+|[^\w\s]", fold(text))]

    assert small == tokens(fold(text)).low
    assert tuple(small) == words_of(fold(text)) or "İ" in text
