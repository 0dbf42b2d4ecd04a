"""Numbers as a language writes them out, and the pattern that finds numbers of members in its texts.

Some languages write a number as one word made of others: "dreihundertvierundneunzig" is three hundred, four and
ninety. Such a language gives the parts (`numbers.compounds`), not the nine hundred words. Where the word for one is
also the article, it is a number only before what can be counted (`numbers.articles` before `numbers.counted`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from whipcount.reading.alternatives import alternatives
from whipcount.reading.language_file import Section


@dataclass(frozen=True)
class Spelt:
    """Every number word with its value, and a pattern of all of them; `plain` are those that no other word is like."""

    values: dict[str, int]
    plain: dict[str, int]
    pattern: str


def spelt(numbers: Section) -> Spelt:
    """The number words of a language, from the section `numbers` of its file."""
    words = numbers.numbers("words")
    parts = numbers.section("compounds") if "compounds" in numbers else None
    below, hundreds = _parts(parts) if parts else ({}, {})
    articles = numbers.numbers("articles") if "articles" in numbers else {}
    patterns = [alternatives(words)]
    if parts:
        patterns = [rf"(?:{alternatives(hundreds)})(?:{alternatives(below)})?", alternatives({**below, **words})]
    if articles:
        patterns.append(rf"(?:{alternatives(articles)})(?= (?:{alternatives(numbers.words('counted'))})\b)")
    both = {f"{hundred}{rest}": high + low for hundred, high in hundreds.items() for rest, low in below.items()}
    plain = words | below | hundreds | both
    return Spelt(plain | articles, plain, "|".join(patterns))


def _parts(parts: Section) -> tuple[dict[str, int], dict[str, int]]:
    """The words below a hundred ("vierundneunzig") and the whole hundreds ("hundert", "dreihundert")."""
    units, tens, join = parts.numbers("units"), parts.numbers("tens"), str(parts.text("join"))
    hundred = str(parts.text("hundred"))
    below = parts.numbers("small") | tens
    below |= {f"{unit}{join}{ten}": low + high for unit, low in units.items() for ten, high in tens.items()}
    return below, {hundred: 100} | {f"{unit}{hundred}": 100 * number for unit, number in units.items()}


def number_pattern(words: str, bounds: Mapping[str, str], numbers: Section) -> re.Pattern[str]:
    """A number or two with the words that bound them: "at least 172", "two dozen", "25 to 40", "211-120"."""
    word = rf"(?:{words})"
    joined = "|".join(rf"(?<={m}) (?:{alternatives(numbers.words('joiners'))})" for m in numbers.words("multipliers"))
    text = rf"{word}(?:(?:{joined})?[ -]?{word})*"
    thousands = re.escape(str(numbers.text("thousands")))
    figure = rf"(?:\d{{1,3}}(?:{thousands}\d{{3}})+|\d+)(?!\d|%|[.,]\d)|{text}(?!\w)"
    pairs = "|".join(["-", " - ", *(f" {word} " for word in numbers.words("pair_words"))])
    return re.compile(
        rf"(?<![\w.])(?P<bound>(?:{alternatives(bounds)}) )?(?P<first>{figure})"
        rf"(?:(?:{pairs})(?P<second>{figure})(?!-\w))?",
        re.IGNORECASE,
    )
