"""Names that a text gives with their short form: "Muttahida Qaumi Movement (MQM)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from whipcount.reading.evidence import ACRONYM
from whipcount.reading.language import Language
from whipcount.reading.runs import NAME, parts_of_run, runs, without_lead

_APPOSED = re.compile(rf"(?<=[a-z]), ({ACRONYM})(?=,? ([a-z]+))")
_LONG = 90  # characters of the longest name of a party


@cache
def _introductions(language: Language) -> re.Pattern[str]:
    """ "Muttahida Qaumi Movement (MQM)"."""
    links, leads = language.parties.links.before_short, language.parties.links.short_leads
    full = rf"(?P<full>{NAME}(?: (?:(?:{links}) ){{0,2}}{NAME}){{0,8}})"
    return re.compile(rf"{full},? \((?:(?:{leads}) )?(?P<short>{ACRONYM}|{NAME})[),]")


def introduced(folded: str, language: Language, known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """ "Muttahida Qaumi Movement (MQM)": a name that says it is a party's, or is known, and its short form."""
    for match in _introductions(language).finditer(folded) if "(" in folded else ():
        full, short = without_lead(parts_of_run(match["full"], language)[-1], language), match["short"]
        words = full.replace("-", " ").split()
        letters = {char for char in short if char.isupper()}
        named = not language.parties.words.isdisjoint(words) or not known.keys().isdisjoint((full, short))
        named = named or _spells(words, short, language)
        if not language.parties.bodies.isdisjoint(words) and short not in known:
            continue
        if named and short not in language.parties.excluded and {word[0].upper() for word in words} & letters:
            yield full, short
    yield from _apposed(folded, language)


def _apposed(folded: str, language: Language) -> Iterator[tuple[str, str]]:
    """ "The Democratic Union for Integration, DUI, has ...": a full name with its short form between commas."""
    for match in _APPOSED.finditer(folded):
        short, following = match.groups()
        before = folded[max(0, match.start() - _LONG) : match.start()]
        before_it = [run for run in runs(language).finditer(before) if run.end() == len(before)]
        if not before_it or short in language.parties.excluded:
            continue
        full = without_lead(parts_of_run(before_it[0].group(), language)[-1], language)
        words = full.split()
        after_comma = before[: before_it[0].start()].rstrip().endswith(",")
        joined = after_comma or re.fullmatch(language.parties.links.joins, following)
        alike = folded[match.end()] == "," or short[0] in {word[0] for word in words}
        listed = bool(joined) or not alike or language.parties.words.isdisjoint(words)
        if len(words) > 1 and (_spells(words, short, language) or not listed):
            yield full, short


def _spells(words: list[str], short: str, language: Language) -> bool:
    """Whether the letters of a short form begin the words of a name: "Revolution for Prosperity (RFP)"."""
    large = [word for word in words if word[0].isupper()]
    other = any(word in language.parties.excluded or word.lower() in language.names.excluded for word in large)
    initials = ("".join(word[0].upper() for word in each) for each in (words, large))
    return len(large) > 1 and len(short) > 1 and not other and short in tuple(initials)


def bodies_in(folded: str, language: Language) -> set[str]:
    """Short forms that the text gives to other bodies: "Serbian Orthodox Church (SPC)"."""
    found = _introductions(language).finditer(folded) if "(" in folded else ()
    return {match["short"] for match in found if not language.parties.bodies.isdisjoint(match["full"].split())}
