"""Parties in a report: by the aliases of its chamber, and those that the text itself shows to be parties by its use.

A party that no rulebook has is known from how a text writes of it: "Muttahida Qaumi Movement (MQM)", "BAP (5 seats)",
"the Reform Party", "Congress lawmakers", "the ruling Labour party". It keeps the name that the text gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from whipcount.model.law import Chamber
from whipcount.reading.evidence import ACRONYM
from whipcount.reading.folding import fold
from whipcount.reading.inflections import forms
from whipcount.reading.language import Language
from whipcount.reading.lexicon import Lexicon
from whipcount.reading.listed import listed
from whipcount.reading.marks import Slot
from whipcount.reading.runs import party_runs, runs, without_lead
from whipcount.reading.same_party import forms_of_party, same_party, stands
from whipcount.reading.short_forms import bodies_in, introduced

INDEPENDENTS = "independents"
_TITLED = 60  # characters that a title and first names may take
_CAPITALS = re.compile(rf"(?<![\w-]){ACRONYM}")
_INITIALS = re.compile(r"\.? [A-Z][a-z]+")
_FACTION = re.compile(r" ?\(([A-Z][a-z]+(?: [A-Z][a-z]+)?)\)")
_WING = re.compile(r" \([A-Z]\)")


@cache
def known_parties(chamber: Chamber | None, language: Language) -> tuple[dict[str, str], Lexicon]:
    """What is known of parties whatever the report: spelling to name, and the same as a lexicon."""
    known: dict[str, str] = dict.fromkeys(language.parties.independents, INDEPENDENTS)
    own = {
        fold(spelling, language.letters): party.name
        for party in (chamber.parties if chamber else ())
        for spelling in (party.name, party.title, *party.aliases)
        if spelling
    }
    for family in language.parties.families:
        meant = {own[form] for form in forms_of_party(family, language) if form in own}
        known[family] = meant.pop() if len(meant) == 1 else family  # "Liberal" is of the Liberals where there are some
    known |= own
    return known, _lexicon(known, language)


def shown_parties(chamber: Chamber | None, folded: str, body: int, language: Language) -> Lexicon:
    """The parties that one report shows to be some and that its chamber does not have."""
    known, _ = known_parties(chamber, language)
    shown: dict[str, str] = {}
    for spelling, name in _shown(folded, body, language, known):
        if spelling not in known and not any(form in known for form in forms(spelling, language)):
            shown.setdefault(spelling, known.get(name, shown.get(name, name)))
    _uncouple(shown, known, language)
    of_their_own = (family for family in language.parties.families if known[family] == family)
    families = {family: family for family in of_their_own if stands(family, folded, language)}
    same = same_party(families | shown, folded, language)
    shown |= {form: name for form, name in same.items() if known.get(form, form) == form}
    for name in () if language.names.nouns else listed(folded, body, known.keys() | shown.keys(), language):
        shown.setdefault(name, name)
    made = _lexicon(shown, language, folded)
    for sort in language.house_evidence:
        for house in sort.names(folded, body):
            if house in known or house in shown or _excluded(house, language):
                continue
            made.add(house, Slot.HOUSE, house, exact=True)
    return made


def _uncouple(shown: dict[str, str], known: dict[str, str], language: Language) -> None:
    """Two parties joined by a hyphen are two: "Congress-DMK"; but "PML-N" and what a list has are one."""
    for pair in [name for name in shown if "-" in name and name not in language.parties.one_party]:
        parts = pair.split("-")
        own = [part in shown or part in known for part in parts]
        if min(map(len, parts)) > 1 and any(own):
            del shown[pair]
            if all(has or part.isupper() for has, part in zip(own, parts, strict=True)):
                for part in parts:
                    shown.setdefault(part, known.get(part, part))


def _lexicon(spellings: dict[str, str], language: Language, folded: str | None = None) -> Lexicon:
    """The spellings and their other forms; of these, where a text is given, those that stand in it."""
    made = Lexicon()
    for spelling, name in spellings.items():
        made.add(spelling, Slot.PARTY, name, exact=True)
    for spelling, name in spellings.items():
        for form in forms(spelling, language) - spellings.keys():
            if folded is None or form in folded:
                made.add(form, Slot.PARTY, name, exact=True)
    return made


def _shown(folded: str, body: int, language: Language, known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Spelling and name of each party that the text shows to be one, the surest evidence first."""
    short_of: dict[str, str] = {}
    for full, short in introduced(folded, language, known):
        name = known.get(full, known.get(short, short))
        short_of[full] = name
        yield short, name
        yield full, name
    for sort in language.parties.evidence:
        for name in sort.names(folded, body):
            if not _titled(name, folded, language):
                yield from _spellings(name, language, short_of)
    bodies = bodies_in(folded, language)
    for short in dict.fromkeys(_acronyms(folded, body, language)):
        if short in bodies:
            continue
        yield short, short_of.get(short, short)
    found = ((m.group(), folded.startswith(", ", m.start() - 2)) for m in runs(language).finditer(folded, body))
    for run, listed_run in dict.fromkeys(found):
        for name, whole in party_runs(run, language, in_list=listed_run):
            own = short_of.get(name.partition(" (")[0]) if name.endswith(")") else None
            short_of.setdefault(name, own or short_of.get(whole, whole))
            yield from _spellings(whole, language, short_of)
            yield from _spellings(name, language, short_of)


def _titled(name: str, folded: str, language: Language) -> bool:
    """Whether a name of one word has a person's title before it elsewhere: "Saini-led", "Chief Minister Ann Saini"."""
    if name.endswith("'s") or language.names.titles_before.search(name.rpartition(" ")[0] + " "):
        return True  # "CM Ash's faction"
    stem = name.split("-", maxsplit=1)[0]
    if " " in name or stem.isupper() or stem in language.parties.families:
        return False
    places = (match.start() for match in _word(stem).finditer(folded))
    return any(language.names.titles_before.search(folded[max(0, at - _TITLED) : at]) for at in places)


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?!\w)")


def _acronyms(folded: str, body: int, language: Language) -> Iterator[str]:
    """Short forms in capitals that no list of other things has: in a text about a parliament most are parties.

    Words of a heading or a name written in capitals ("ANN ASH:") stand beside others in capitals.
    """
    for match in _CAPITALS.finditer(folded, body):
        short = match.group()
        if language.names.nouns and any(part[1:].islower() for part in short.split("-")[1:]):
            short = short.split("-")[0]  # "CDU-Chef" names the CDU
        faction = _FACTION.match(folded, match.end())
        if faction and not language.parties.words.isdisjoint(faction.group(1).split()):
            yield folded[match.start() : faction.end()]  # "CPN (Maoist Centre)"
        if wing := _WING.match(folded, match.end()):
            yield folded[match.start() : wing.end()]  # "CPI (M)"
        letters = sum(char.isupper() for char in short)
        alone = not _beside_capitals(folded, match.start(), match.end())
        if letters == 2 and _INITIALS.match(folded, match.end()):  # "KP Oli" is a person
            continue
        if (
            2 <= letters <= 8
            and len(short) <= 12
            and alone
            and not language.names.capitals.match(short)
            and not _excluded(short, language)
            and short.capitalize() not in language.parties.places
        ):
            yield short


def _beside_capitals(folded: str, start: int, end: int) -> bool:
    before = folded[max(0, start - 12) : start].split(" ")[-2:-1] if folded[start - 1 : start] == " " else []
    after = folded[end + 1 : end + 12].split(" ")[:1] if folded[end : end + 1] == " " else []
    words = (word.strip(".,:;-") for word in (*before, *after))
    return any(len(word) > 1 and word.isupper() and word.isalpha() for word in words)


def _excluded(name: str, language: Language) -> bool:
    """Whether a name is a place, or ends as a house or something else does: "the European Union", "Perak Assembly"."""
    words = name.split()
    tails = (" ".join(words[i:]) for i in range(max(1, len(words) - 1)))
    if any(" ".join(words[i:]).lower() in language.house_words for i in range(len(words))):
        return True
    singular = name.removesuffix("s")
    if name in language.parties.places or (language.names.nouns and language.lexicon.knows(name)):
        return True
    return singular in language.parties.excluded or any(tail in language.parties.excluded for tail in tails)


def _with_title(name: str, language: Language) -> bool:
    """Whether a name is a person's with a title: "Senator Cato Elm", but not "Justice Party"."""
    first, *others = name.split()
    return bool(others) and first.lower() in language.names.other_titles and language.parties.words.isdisjoint(others)


def _spellings(name: str, language: Language, short_of: dict[str, str]) -> Iterator[tuple[str, str]]:
    """A name with the spellings that follow from it: "Reform Party" is also "Reform" and "Reform party"."""
    parties = language.parties
    name = parties.tails.sub("", without_lead(name, language))
    low = name.lower()
    person = (low in language.names.excluded and name not in parties.words) or low in parties.collectives
    owner = name.endswith("'s")  # "Ash's party" is hers
    if not name or person or owner or _excluded(name, language) or _with_title(name, language):
        return
    own = short_of.get(name, name)
    yield name, own
    words = name.split()
    if words[-1] in language.parties.generic and len(words) > 1:
        stem = " ".join(words[:-1])
        yield f"{stem} {words[-1].lower()}", own
        of_place = stem.split()[-1] in language.parties.places  # "Cook Islands Party"
        if not of_place and not _excluded(stem, language) and stem.lower() not in language.parties.not_leads:
            yield from ((stem, own),) if words[-1] == language.parties.word else ()
            yield from ((f"{stem}s", own),) if stem[-1].isalpha() and not stem.endswith("s") else ()
