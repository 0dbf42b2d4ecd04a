"""Patterns left out by the words of a sentence, beside the slow way: each searched in every sentence."""

import re
from pathlib import Path

import pytest

from whipcount.reading.cues import Cue
from whipcount.reading.dates import day_pattern
from whipcount.reading.folding import fold, lowered
from whipcount.reading.language import Language
from whipcount.reading.loading import language
from whipcount.reading.sentences import sentences
from whipcount.reading.speakers import saying
from whipcount.reading.tokens import tokens, words_of
from whipcount.reports import open_reports

GOLD = Path(__file__).parents[1] / "gold"


def cues(known: Language) -> list[Cue]:
    patterns = [known.according, known.quoting, known.unreal, *known.modalities.values()]
    return [saying(known), *map(Cue, patterns)]


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
            found = (each for each in cues(known) if each.pattern.search(folded, span.start, span.end))
            lost += [(each.pattern, folded[span.start : span.end]) for each in found if not each.may_stand(words)]

    assert lost == []


@pytest.mark.parametrize(("code", "texts"), [("en", GOLD / "texts"), ("de", GOLD / "de" / "texts")])
def test_a_pattern_finds_the_same_in_small_letters(code: str, texts: Path) -> None:
    known = language(code)
    patterns = [
        known.according,
        known.quoting,
        known.numbers.others,
        known.numbers.pattern,
        known.confidence,
        day_pattern(known),
    ]
    for report in open_reports([str(texts)]):
        folded = fold(report.text, known.letters)
        for each in (saying(known), *map(Cue, patterns)):
            as_written = [match.span() for match in each.pattern.finditer(folded)]

            assert as_written == [match.span() for match in each.small.finditer(lowered(folded))]


@pytest.mark.parametrize("text", ["ΑΣ Ash", "İ said", "straße", "She's 26"])
def test_words_are_the_same_whether_cut_before_or_after_they_are_written_small(text: str) -> None:
    small = [lowered(word) for word in re.findall(r"\w+|[^\w\s]", fold(text))]

    assert small == tokens(fold(text)).low
    assert tuple(small) == words_of(fold(text)) or "İ" in text
