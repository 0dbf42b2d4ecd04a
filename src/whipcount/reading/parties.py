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
from whipcount.reading.same_party import forms_of_party, same_party, stands

INDEPENDENTS = "independents"
_TITLED = 60  # characters that a title and first names may take
_NAME = r"[A-Z](?:[\w-]|'(?=\w{2})|'s?(?= [A-Z]))*"
_CAPITALS = re.compile(rf"(?<![\w-]){ACRONYM}")
_INITIALS = re.compile(r"\.? [A-Z][a-z]+")
_FACTION = re.compile(r" ?\(([A-Z][a-z]+(?: [A-Z][a-z]+)?)\)")
_APPOSED = re.compile(rf"(?<=[a-z]), ({ACRONYM})(?=,? ([a-z]+))")
_LONG = 90  # characters of the longest name of a party
_WING = re.compile(r" \([A-Z]\)")


@cache
def _introductions(language: Language) -> re.Pattern[str]:
    """ "Muttahida Qaumi Movement (MQM)"."""
    links, leads = language.parties.links.before_short, language.parties.links.short_leads
    full = rf"(?P<full>{_NAME}(?: (?:(?:{links}) ){{0,2}}{_NAME}){{0,8}})"
    return re.compile(rf"{full},? \((?:(?:{leads}) )?(?P<short>{ACRONYM}|{_NAME})[),]")


@cache
def _runs(language: Language) -> re.Pattern[str]:
    """Runs of capitalised words with small words between them: "People's Party of Spain"."""
    link = rf"(?:(?:{language.parties.links.inside}) ){{0,2}}"
    return re.compile(rf"(?<![\w-]){_NAME}(?: {link}{_NAME}){{0,6}}(?: ?\([A-Z][a-z]+\))?")


@cache
def _joints(language: Language) -> re.Pattern[str]:
    """Where a run may join two names: "and the", "of the"."""
    links = language.parties.links
    return re.compile(rf" (?:(?P<joins>{links.joins})|{links.belongs}) (?P<article>(?:{links.article}) )?")


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
    for full, short in _introduced(folded, language, known):
        name = known.get(full, known.get(short, short))
        short_of[full] = name
        yield short, name
        yield full, name
    for sort in language.parties.evidence:
        for name in sort.names(folded, body):
            if not _titled(name, folded, language):
                yield from _spellings(name, language, short_of)
    bodies = _bodies(folded, language)
    for short in dict.fromkeys(_acronyms(folded, body, language)):
        if short in bodies:
            continue
        yield short, short_of.get(short, short)
    runs = ((m.group(), folded.startswith(", ", m.start() - 2)) for m in _runs(language).finditer(folded, body))
    for run, listed_run in dict.fromkeys(runs):
        for name, whole in _party_runs(run, language, in_list=listed_run):
            introduced = short_of.get(name.partition(" (")[0]) if name.endswith(")") else None
            short_of.setdefault(name, introduced or short_of.get(whole, whole))
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


def _introduced(folded: str, language: Language, known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """ "Muttahida Qaumi Movement (MQM)": a name that says it is a party's, or is known, and its short form."""
    for match in _introductions(language).finditer(folded) if "(" in folded else ():
        full, short = _without_lead(_parts(match["full"], language)[-1], language), match["short"]
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
        runs = [run for run in _runs(language).finditer(before) if run.end() == len(before)]
        if not runs or short in language.parties.excluded:
            continue
        full = _without_lead(_parts(runs[0].group(), language)[-1], language)
        words = full.split()
        after_comma = before[: runs[0].start()].rstrip().endswith(",")
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


def _bodies(folded: str, language: Language) -> set[str]:
    """Short forms that the text gives to other bodies: "Serbian Orthodox Church (SPC)"."""
    found = _introductions(language).finditer(folded) if "(" in folded else ()
    return {match["short"] for match in found if not language.parties.bodies.isdisjoint(match["full"].split())}


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


def _party_runs(run: str, language: Language, *, in_list: bool) -> Iterator[tuple[str, str]]:
    """The names of parties in a run of capitalised words, each as it may be shortened and whole.

    "Nepali Congress", "Save Romania Union"; "Conservative Party of Canada" is also "Conservative Party".
    """
    for part in _parts(run, language, in_list=in_list):
        words = _without_members(_without_lead(part, language).split(), language)
        ends = [i for i, word in enumerate(words) if word in language.parties.words]
        if not ends:
            continue
        last_bracketed = words[-1].startswith("(")
        end = len(words) if last_bracketed else ends[-1] + 1 if ends[-1] else _goes_on(words, language)
        name = " ".join(words[:end])
        of_place = len(words) > end + 1 and words[end + 1] in language.parties.places
        if end > 1 or name in language.parties.nouns:
            yield name, " ".join(words[: end + 2]) if of_place else name


def _goes_on(words: list[str], language: Language) -> int:
    """How far a name that begins with a party's word goes: "Forza Italia", not "Labour MP", "Greens Leader Ann Ash"."""
    for index, word in enumerate(words[1:], 1):
        if word[0].isupper() and (word in language.parties.excluded or word.lower() in language.names.excluded):
            return index
    return len(words)


def _parts(run: str, language: Language, *, in_list: bool = False) -> list[str]:
    """A run cut where it joins two names: "the Red League and the Greens", "Ann Ash of the Red League"; but not
    "Freedom and Justice" or "People's Party of Spain". In a list "and" joins two names: "White, Green and Red League".
    """
    parts = [""]
    at = 0
    for joint in _joints(language).finditer(run):
        left = run[at : joint.start()].split()
        named = not language.parties.words.isdisjoint(left)
        short = bool(left) and (sum(map(str.isupper, left[-1])) > 1 or " ".join(left) in language.parties.families)
        anew = joint["article"] is not None or (in_list and len(run[joint.end() :].split()) > 1)
        if (named or short or anew) if joint["joins"] else (not named and anew):
            parts[-1] += run[at : joint.start()]
            parts.append("")
        else:
            parts[-1] += run[at : joint.end()]
        at = joint.end()
    parts[-1] += run[at:]
    return parts


def _without_members(words: list[str], language: Language) -> list[str]:
    """Up to a word for members: "Congress MLAs" names the Congress."""
    ends = [i for i, word in enumerate(words) if i and word.lower() in language.member_words]
    return words[: ends[0]] if ends else words


def _without_lead(name: str, language: Language) -> str:
    """Without what only begins a sentence, describes or owns: "The", "But the", "Opposition", "Rajoy's"."""
    words = name.split()
    owned = [i for i in range(len(words) - 1) if _owner(words[i:], language)]
    words = words[owned[-1] + 1 :] if owned else words
    while words and (words[0].lower().split("-")[0] in language.parties.not_leads or _of_a_place(words, language)):
        words.pop(0)
    return " ".join(words)


def _of_a_place(words: list[str], language: Language) -> bool:
    """Whether a place stands before the name of a family of parties: "Scottish Labour", but not "Scottish Union"."""
    return words[0] in language.parties.places and " ".join(words[1:]) in language.parties.families


def _owner(words: list[str], language: Language) -> bool:
    return (
        len(words) > 1
        and words[0].endswith("'s")
        and words[0].removesuffix("'s").lower() not in language.parties.collectives
    )


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
    name = parties.tails.sub("", _without_lead(name, language))
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
