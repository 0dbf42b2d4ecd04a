"""Names in a report: parties by their aliases, parties the text itself introduces, and people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from whipcount.model.law import Chamber
from whipcount.reading.folding import fold
from whipcount.reading.language import Language, alternatives
from whipcount.reading.marks import Mark, Slot

INDEPENDENTS = "independents"
_NAME_PART = r"[A-Z][a-z'-]+(?:[A-Z][a-z]+)?|[A-Z]\.(?:[A-Z]\.)*"
_PERSON = re.compile(rf"(?<![\w.])(?:{_NAME_PART})(?: (?:(?:bin|al|de|da|van|von|ul|ur|ur-|del) )?(?:{_NAME_PART}))*")
_ACRONYM = r"[A-Z][A-Za-z]*[A-Z]+[A-Za-z]*(?:[-(][A-Z]{1,2}\)?)?"
_INTRODUCED = re.compile(
    rf"(?P<full>(?:[A-Z][\w'-]+)(?: (?:(?:of|and|for|the) )?[A-Z][\w'-]+){{0,6}}) \((?P<short>{_ACRONYM})\)"
)
_SEATED = re.compile(
    rf"(?<![\w-])(?P<short>{_ACRONYM})(?: \((?=\d+(?: \w+)?\))| (?:has|have|holds|hold|won) (?:only )?\d| ?: \d)"
)


@dataclass
class Names:
    """Every name known in one report: spelling to party, last name to full name, heads of government."""

    parties: dict[str, str]
    people: dict[str, str] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)

    def party_pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-])(?:{alternatives(self.parties)})(?![\w]|-[A-Z])")


def party_names(chamber: Chamber | None, folded: str, language: Language) -> dict[str, str]:
    """Spelling to canonical name: the chamber's parties, then those that the report itself introduces."""
    known = dict.fromkeys(language.independents, INDEPENDENTS)
    for party in chamber.parties if chamber else ():
        for spelling in (party.name, party.title, *party.aliases):
            if spelling:
                known[fold(spelling)] = party.name
    for spelling, name in _introduced(folded, language):
        known.setdefault(spelling, known.get(name, name))
    return known


def _introduced(folded: str, language: Language) -> Iterator[tuple[str, str]]:
    """ "Muttahida Qaumi Movement (MQM)", "BAP (5 seats)" and "ABC has 12 members" introduce parties by their use."""
    for match in _INTRODUCED.finditer(folded):
        named = not language.party_words.isdisjoint(match["full"].split())
        if named and _initials(match["full"]) >= {char for char in match["short"] if char.isupper()}:
            yield match["short"], match["short"]
            yield match["full"].removeprefix("The "), match["short"]
    for match in _SEATED.finditer(folded):
        yield match["short"], match["short"]


def _initials(full: str) -> set[str]:
    return {char for char in full if char.isupper()}


def parties(folded: str, pattern: re.Pattern[str], names: Names) -> Iterator[Mark]:
    for match in pattern.finditer(folded):
        yield Mark(Slot.PARTY, match.start(), match.end(), names.parties[match.group()])


def people(folded: str, body: int, taken: Iterable[Mark], names: Names, language: Language) -> list[Mark]:
    """Marks of people: full names anywhere, a last name once its full name has been seen, and the head of government.

    A name is a run of capitalised words that no other mark holds and that no list of other things has. It is a
    heuristic: it needs two words, or one that ends a longer name of the same text.
    """
    held = [False] * (len(folded) + 1)
    for mark in taken:
        held[mark.start : mark.end] = [True] * (mark.end - mark.start)
    titles = _title_pattern(language)
    found = [span for match in _PERSON.finditer(folded, body) for span in _name_spans(match, held, language)]
    _learn(folded, found, titles, names, language)
    named = [_person(folded, start, end, titles, names) for start, end in found]
    marks = [mark for mark in named if mark]
    bare = [Mark(Slot.HEAD, m.start(), m.end(), _only(names.heads)) for m in titles.finditer(folded, body)]
    return [*marks, *bare]


def _name_spans(match: re.Match[str], held: list[bool], language: Language) -> Iterator[tuple[int, int]]:
    """The stretches of a capitalised run left when marked text and words that are no names are cut out."""
    start = end = None
    for word in re.finditer(r"\S+", match.group()):
        at, stop = match.start() + word.start(), match.start() + word.end()
        bare = word.group().removesuffix("'s").rstrip("'")
        stop = at + len(bare)
        if any(held[at:stop]) or bare.lower() in language.not_names:
            if start is not None and end is not None:
                yield start, end
            start = None
        else:
            start, end = (at if start is None else start), stop
    if start is not None and end is not None:
        yield start, end


def _learn(
    folded: str, spans: list[tuple[int, int]], titles: re.Pattern[str], names: Names, language: Language
) -> None:
    for start, end in spans:
        name = folded[start:end]
        if " " in name and len(name) > 4:
            names.people.setdefault(name.split()[-1], name)
    for start, end in spans:
        full = _full(folded[start:end], names)
        before, after = folded[max(0, start - 40) : start], folded[end : end + 30]
        titled = re.search(rf"(?:{titles.pattern}),? $", before, re.IGNORECASE)
        if full and (titled or re.match(rf"'s (?:{language.government_words})", after)):
            names.heads.add(full)


def _full(name: str, names: Names) -> str | None:
    return name if " " in name else names.people.get(name)


def _person(folded: str, start: int, end: int, titles: re.Pattern[str], names: Names) -> Mark | None:
    full = _full(folded[start:end], names)
    if full is None:
        return None
    full = names.people.get(full.split()[-1], full)
    if full not in names.heads:
        return Mark(Slot.PERSON, start, end, full)
    title = re.search(rf"(?:{titles.pattern}),? $", folded[max(0, start - 40) : start], re.IGNORECASE)
    return Mark(Slot.HEAD, start - len(title.group()) if title else start, end, full)


def _title_pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(language.head_titles)})(?!\w)", re.IGNORECASE)


def _only(heads: set[str]) -> str | None:
    return next(iter(heads)) if len(heads) == 1 else None
