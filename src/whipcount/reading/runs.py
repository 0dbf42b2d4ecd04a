"""Runs of capitalised words, and the names of parties in them: "the Red League and the Greens" are two.

A run may begin with words that only describe ("the ruling Green"), and may join names by small words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from whipcount.reading.language import Language

NAME = r"[A-Z](?:[\w-]|'(?=\w{2})|'s?(?= [A-Z]))*"


@cache
def runs(language: Language) -> re.Pattern[str]:
    """Runs of capitalised words with small words between them: "People's Party of Spain"."""
    link = rf"(?:(?:{language.parties.links.inside}) ){{0,2}}"
    return re.compile(rf"(?<![\w-]){NAME}(?: {link}{NAME}){{0,6}}(?: ?\([A-Z][a-z]+\))?")


@cache
def _joints(language: Language) -> re.Pattern[str]:
    """Where a run may join two names: "and the", "of the"."""
    links = language.parties.links
    return re.compile(rf" (?:(?P<joins>{links.joins})|{links.belongs}) (?P<article>(?:{links.article}) )?")


def party_runs(run: str, language: Language, *, in_list: bool) -> Iterator[tuple[str, str]]:
    """The names of parties in a run of capitalised words, each as it may be shortened and whole.

    "Nepali Congress", "Save Romania Union"; "Conservative Party of Canada" is also "Conservative Party".
    """
    for part in parts_of_run(run, language, in_list=in_list):
        words = _without_members(without_lead(part, language).split(), language)
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


def parts_of_run(run: str, language: Language, *, in_list: bool = False) -> list[str]:
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


def without_lead(name: str, language: Language) -> str:
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
