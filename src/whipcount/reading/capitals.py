"""Names of people where a language writes every noun with a capital letter.

"Die Abgeordnete Anna Esche" and "Die Kleine Koalition" look alike, so a run of capitals is looked at word by word.
A heuristic; what it leaves is a name where two or three words are left, or one that the text has shown to be a name:
1. A word with the ending of a title ("Finanzdirektorin", "SPD-Fraktionschef") is a title and begins no name.
2. A word with the ending of a noun ("Abstimmung"), or that the text uses after an article elsewhere, is no name.
3. After an article or an adjective the first word is a noun: "das Kabinett Kurz".
4. A first word that begins a sentence may be an adjective ("Turbulente Stunden"): its run is a name only if the last
   word stands in the text again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from whipcount.reading.alternatives import alternatives
from whipcount.reading.folding import CAPITALS, SMALL
from whipcount.reading.language import Language
from whipcount.reading.marks import Mark

_WORD = re.compile(r"\S+")
_BEFORE = 60
_OPENS = re.compile(r"(?:^|[.!?:]\"?|\")\s*$")
_LONGEST = 3

Span = tuple[int, int]


def titles(folded: str, body: int, language: Language) -> list[Mark]:
    """Marks of the words that end as titles do."""
    words = re.compile(rf"[{CAPITALS}{SMALL}]+")
    found = [m for m in words.finditer(folded, body) if m.group()[0].isupper() or folded[m.start() - 1] == "-"]
    titled = [match.span() for match in found if language.names.title_endings.fullmatch(match.group())]
    return [Mark(None, start, end, None) for start, end in titled]  # type: ignore[arg-type]  # None holds words


def names(folded: str, body: int, spans: list[Span], before: dict[int, Mark], language: Language) -> list[Span]:
    """Of runs of capitals the stretches that are names, or single words that may be the last part of one."""
    nouns = {match.group(1) for match in _after_article(language).finditer(folded, body)}
    return [
        (start, end)
        for span in spans
        for start, end in _without_nouns(folded, span, nouns, language)
        if start - 1 in before or _may_be_name(folded, body, start, end, language)
    ]


def _without_nouns(folded: str, span: Span, nouns: set[str], language: Language) -> Iterator[Span]:
    """A run cut at its nouns; the first word after an article is one."""
    start = end = -1
    ahead = folded[max(0, span[0] - _BEFORE) : span[0]]
    after_article = _article(language).search(ahead) is not None
    for word in _WORD.finditer(folded, *span):
        text = word.group()
        if (after_article and word.start() == span[0]) or text in nouns or language.names.noun_endings.fullmatch(text):
            if start >= 0:
                yield start, end
            start = -1
        else:
            start, end = (word.start() if start < 0 else start), word.end()
    if start >= 0:
        yield start, end


def _may_be_name(folded: str, body: int, start: int, end: int, language: Language) -> bool:
    words = folded[start:end].split()
    if len(words) > _LONGEST:
        return False
    if len(words) == 1 or _OPENS.search(folded[max(body, start - 3) : start]) is None:
        return True
    return not words[0].endswith(language.names.adjective_endings) or folded.count(words[-1], body) > 1


@cache
def _article(language: Language) -> re.Pattern[str]:
    """An article just before a run, perhaps with an adjective between: "der frühere "."""
    articles, endings = alternatives(language.names.noun_articles), alternatives(language.names.adjective_endings)
    return re.compile(rf"(?<!\w)(?:{articles}) (?:[{SMALL}]+(?:{endings}) )?$")


@cache
def _after_article(language: Language) -> re.Pattern[str]:
    articles = alternatives(language.names.noun_articles)
    return re.compile(rf"(?<!\w)(?:{articles}) ([{CAPITALS}][\w-]+)")
