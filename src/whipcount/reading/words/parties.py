"""How a language speaks of parties: "the Red League", "her allies", "the Greens' parliamentary group"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whipcount.reading.alternatives import alternatives
from whipcount.reading.evidence import Evidence, evidence
from whipcount.reading.language_file import Section
from whipcount.reading.links import Links, links
from whipcount.reading.words.days import DayWords
from whipcount.reading.words.numbers import NumberWords


@dataclass(frozen=True, eq=False)
class PartyWords:
    """The words in and around names of parties.

    words: those that a party's name may be made of ("Alliance"); nouns: what a party is called; generic: nouns that
    name no party by themselves. bodies: words in names of other bodies ("Church"). evidence: what shows that a name is
    a party's. excluded, places: capitalised words that make up no name of a party; not_leads: those that begin none.
    tails: what may hang on a name with a hyphen. one_party: names that are one although a joining word stands in them.
    """

    independents: tuple[str, ...]
    inflections: dict[str, tuple[str, ...]]
    heads: tuple[str, ...]
    members: dict[str, tuple[str, ...]]
    families: tuple[str, ...]
    words: frozenset[str]
    bodies: frozenset[str]
    nouns: frozenset[str]
    generic: frozenset[str]
    collectives: frozenset[str]
    word: str
    links: Links
    evidence: tuple[Evidence, ...]
    excluded: frozenset[str]
    not_leads: frozenset[str]
    tails: re.Pattern[str]
    one_party: frozenset[str]
    places: frozenset[str]


def party_words(parties: Section, numbers: NumberWords, days: DayWords, members: tuple[str, ...]) -> PartyWords:
    """From the section `parties`. members: what members of a house are called."""
    joined = links(parties)
    months = (name.capitalize() for name in days.months)
    not_leads = (*parties.words("not_leads"), *numbers.plain, *months, *days.weekdays)
    return PartyWords(
        independents=parties.words("independents"),
        inflections=parties.groups("inflections") if "inflections" in parties else {},
        heads=parties.some("heads"),
        members=parties.groups("members") if "members" in parties else {},
        families=parties.words("families"),
        words=frozenset(parties.words("words")),
        bodies=frozenset(parties.some("bodies")),
        nouns=frozenset(parties.words("nouns")),
        generic=frozenset(parties.words("generic")),
        collectives=frozenset(parties.words("collectives")),
        word=str(parties.text("word")),
        links=joined,
        evidence=evidence(parties.items("evidence"), numbers=numbers.plain, members=members, links=joined.named),
        excluded=frozenset(parties.words("not")),
        not_leads=frozenset(word.lower() for word in not_leads),
        tails=re.compile(rf"-(?:{alternatives(parties.some('tails')) or '(?!)'})$"),
        one_party=frozenset(parties.some("one_party")),
        places=frozenset(parties.words("places")),
    )
