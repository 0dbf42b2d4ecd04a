"""How a language names people: titles, offices, and the capitals and endings that tell a name from a noun."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from whipcount.reading.alternatives import alternatives, any_ending, any_of
from whipcount.reading.evidence import Evidence, evidence
from whipcount.reading.language_file import Section


@dataclass(frozen=True, eq=False)
class NameWords:
    """The words in and around names of people.

    evidence: what shows that a name is a person's. head_titles: those of heads of a government; regional_titles: of a
    state's. offices: every word for an office; heads_office: the office of the head itself. nouns: whether every noun
    begins with a capital letter. links: small words within a name. excluded: capitalised words that make up no name.
    """

    evidence: tuple[Evidence, ...]
    head_titles: tuple[str, ...]
    regional_titles: tuple[str, ...]
    other_titles: tuple[str, ...]
    offices: re.Pattern[str]
    heads_office: re.Pattern[str]
    nouns: bool
    links: tuple[str, ...]
    capitals: re.Pattern[str]
    title_endings: re.Pattern[str]
    noun_endings: re.Pattern[str]
    noun_articles: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    excluded: frozenset[str]

    @cached_property
    def titles_before(self) -> re.Pattern[str]:
        """A title, written with a capital or heading a government, and first names, at the end of a text."""
        titles = (*self.head_titles, *self.regional_titles, *(word for word in self.other_titles if word[0].isupper()))
        ends = alternatives(sorted(titles, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?i:{ends})\.? (?:[A-Z][\w.'-]* ){{0,3}}$")


def name_words(names: Section, numbers: Mapping[str, int], members: tuple[str, ...], links: str) -> NameWords:
    """From the section `names`. links: the small words inside a party's name, as alternatives."""
    return NameWords(
        evidence=evidence(names.items("evidence"), numbers=numbers, members=members, links=links),
        head_titles=names.words("head_titles"),
        regional_titles=names.some("regional_titles"),
        other_titles=names.words("other_titles"),
        offices=any_of((*names.words("head_titles"), *names.some("offices"))),
        heads_office=re.compile(str(names.text("heads_office")), re.IGNORECASE),
        nouns=str(names.text("nouns")) == "yes",
        links=names.some("links"),
        capitals=re.compile(rf"(?:{alternatives(names.some('capitals')) or '(?!)'})[A-Z][a-z]{{2,}}"),
        title_endings=any_ending(names.some("title_endings")),
        noun_endings=any_ending(names.some("noun_endings")),
        noun_articles=names.some("articles"),
        adjective_endings=names.some("adjective_endings"),
        excluded=frozenset(word.lower() for word in names.words("not")),
    )
