"""People in a report: runs of capitalised words that are nothing else, the heads of government among them.

A heuristic: a name needs two words, or a title before it, or must end a longer name of the same text. Where a language
writes every noun with a capital (`names.nouns: "yes"`), reading/capitals.py first tells names from nouns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from whipcount.reading import capitals
from whipcount.reading.alternatives import alternatives
from whipcount.reading.folding import CAPITALS, SMALL
from whipcount.reading.language import Language
from whipcount.reading.marks import Mark, Slot

_PART = (
    rf"[{CAPITALS}][{SMALL}'-]+(?:[{CAPITALS}][{SMALL}]+)*|[{CAPITALS}]\.(?: ?[{CAPITALS}]\.)*"
    rf"|[{CAPITALS}]{{2,3}}(?= [{CAPITALS}][{SMALL}])|[B-HJ-Z](?= [{CAPITALS}][{SMALL}])"
)
_WORD = re.compile(r"\S+")
_PERSONS = frozenset({Slot.PERSON, Slot.HEAD})
_WINDOW = 60
_TITLE = 2  # what stands in a title


@dataclass
class People:
    """Who is named: last name to full name, heads of government, the party of a member where the text says it."""

    full: dict[str, str] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    party: dict[str, str] = field(default_factory=dict)

    @property
    def only_head(self) -> str | None:
        """The one head of government of the text; None when it has several or none by name."""
        return next(iter(self.heads)) if len(self.heads) == 1 else None

    def named(self, name: str) -> str | None:
        """The full name that a name stands for, None for a single word that ends no known name."""
        return self.full.get(name.rsplit(maxsplit=1)[-1], name if " " in name else None)


@cache
def _runs(language: Language) -> re.Pattern[str]:
    """Runs of capitalised words, with what may link the parts of a name: "Ursula von der Leyen"."""
    link = rf"(?:{alternatives(language.names.links)}) "
    return re.compile(rf"(?<![\w.-])(?:{_PART})(?:[ -](?:{link}){{0,2}}(?:{_PART}))*")


def people(folded: str, body: int, taken: list[Mark], titles: Iterable[Mark], language: Language) -> list[Mark]:
    """Marks of people and of the head of government; `taken` are the marks that no name may overlap."""
    return found(folded, body, taken, list(titles), language)[0]


def found(
    folded: str, body: int, taken: Iterable[Mark], titles: list[Mark], language: Language
) -> tuple[list[Mark], People]:
    """The marks of people in text order, and what the text says of them."""
    held = bytearray(len(folded) + 1)
    if language.names.nouns:
        known_titles = {mark.end for mark in titles}
        titles = [*titles, *(m for m in capitals.titles(folded, body, language) if m.end not in known_titles)]
    for mark in taken:
        held[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
    for mark in titles:
        held[mark.start : mark.end] = bytes([_TITLE]) * (mark.end - mark.start)
    surnames: set[str] = set()
    runs = list(_runs(language).finditer(folded, body))
    spans = [span for match in runs for span in _cut(match, held, language, surnames)]
    before = {mark.end: mark for mark in titles}
    if language.names.nouns:
        spans = capitals.names(folded, body, spans, before, language)
    known = People()
    _learn(folded, spans, before, known, language)
    _learn_alone(folded, spans, known, language)
    marks = [named for start, end in spans if (named := _person(folded, start, end, before, known))]
    used = {mark.start for mark in marks}
    bare = [
        Mark(Slot.HEAD, m.start, m.end, known.only_head) for m in titles if m.slot is Slot.HEAD and m.start not in used
    ]
    return sorted([*marks, *bare], key=lambda mark: mark.start), known


def learn_parties(folded: str, marks: list[Mark], known: People, language: Language) -> None:
    """Whose party the text says: "Ann Ash of Green", "Green chairman Ben Birch"; the first one said stays."""
    for first, second in pairwise(mark for mark in marks if mark.slot is not Slot.MEMBERS):
        between = folded[first.end : second.start]
        if len(between) > _WINDOW:
            continue
        if first.slot in _PERSONS and second.slot is Slot.PARTY and language.party_last.fullmatch(between):
            known.party.setdefault(str(first.value), str(second.value))
        elif first.slot is Slot.PARTY and second.slot in _PERSONS and language.person_last.fullmatch(between):
            known.party.setdefault(str(second.value), str(first.value))


def _cut(match: re.Match[str], held: bytearray, language: Language, surnames: set[str]) -> Iterator[tuple[int, int]]:
    """The stretches of a capitalised run left when marked text and words that are no names are cut out.

    A place is no name but after a title and a first name: "Prime Minister Ann Jordan"; then it is one all through.
    """
    start = end = -1
    titled = False
    for word in _WORD.finditer(match.group()):
        at, text = match.start() + word.start(), word.group()
        bare = language.parties.tails.sub("", text.removesuffix("'s").rstrip("'"))
        stop = at + len(bare)
        placed = bare in language.parties.places and not (start >= 0 and titled) and bare not in surnames
        month = bare.lower() in language.days.months and (start >= 0 or held[max(0, at - 2)] == 2)  # "Mrs May"
        named = bare.lower() in language.names.excluded and not month
        if placed or named or any(held[at:stop]):
            if start >= 0:
                yield start, end
            start = -1
        else:
            if start < 0:
                start, titled = at, held[max(0, at - 2)] == _TITLE
            surnames.update({bare} if bare in language.parties.places else ())
            end = stop
            if len(bare) < len(text):  # a possessive, or what hangs on it, ends a name
                yield start, end
                start = -1
    if start >= 0:
        yield start, end


def _title(start: int, folded: str, before: dict[int, Mark]) -> Mark | None:
    """The title just before a name: "Prime Minister Ann Ash", "the premier, Ann Ash"."""
    return before.get(start - 1) or (before.get(start - 2) if folded[start - 2 : start] == ", " else None)


def _learn(
    folded: str, spans: list[tuple[int, int]], before: dict[int, Mark], known: People, language: Language
) -> None:
    for start, end in spans:
        name = folded[start:end]
        titled = _title(start, folded, before)
        if " " in name and len(name) > 4:
            known.full.setdefault(name.split()[-1], name)
        elif titled and len(name) > 2:
            known.full.setdefault(name, name)
    for start, end in spans:
        full = known.named(folded[start:end])
        titled = _title(start, folded, before)
        head = titled is not None and titled.slot is Slot.HEAD
        if full and (head or language.names.heads_office.match(folded, end)):
            known.heads.add(full)


def _learn_alone(folded: str, spans: list[tuple[int, int]], known: People, language: Language) -> None:
    """Single words that their surroundings show to be somebody's name: "confidence in Scholz", "Khan's government"."""
    firsts = {full.split()[0]: full for full in known.full.values()}
    for start, end in spans:
        name = folded[start:end]
        unknown = " " not in name and len(name) > 2 and name not in known.full
        if unknown and any(sort.shows(folded, start, end) for sort in language.names.evidence):
            known.full[name] = firsts.get(name, name)


def _namesakes(name: str, full: str) -> bool:
    """Whether two full names share no more than the last: "Ann Ash" and "Ben Ash"."""
    first, other = name.split()[:-1], full.split()[:-1]
    return bool(first and other) and {word[0] for word in first}.isdisjoint(word[0] for word in other)


def _person(folded: str, start: int, end: int, before: dict[int, Mark], known: People) -> Mark | None:
    name = folded[start:end]
    full = known.full.get(name.rsplit(maxsplit=1)[-1]) or known.named(name)
    if full is not None and _namesakes(name, full):
        full = name
    if full is None:
        return None
    title = _title(start, folded, before)
    if full in known.heads and (title is None or title.slot is Slot.HEAD):
        return Mark(Slot.HEAD, title.start if title else start, end, full)
    return Mark(Slot.PERSON, start, end, full)
