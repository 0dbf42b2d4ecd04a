"""The small words inside and between the names of parties: "Freedom and Justice", "the Red League and the Greens"."""

from __future__ import annotations

from dataclasses import dataclass

from whipcount.reading.alternatives import alternatives
from whipcount.reading.language_file import Section


@dataclass(frozen=True)
class Links:
    """Alternatives of the small words of each sort, as parts of patterns; (?!) where a language has none.

    named: inside a name that evidence shows. inside: inside a name that says it is a party's. before_short: inside a
    name whose short form follows in brackets. short_leads: before that short form. joins: between two names. belongs:
    between a person and a party. article: before a second name.
    """

    named: str
    inside: str
    before_short: str
    short_leads: str
    joins: str
    belongs: str
    article: str


def links(parties: Section) -> Links:
    """The links of a language, from `links` in the section `parties` of its file."""
    words = parties.section("links")
    sorts = ("named", "inside", "before_short", "short_leads", "joins", "belongs", "article")
    return Links(*(alternatives(words.some(sort)) or "(?!)" for sort in sorts))
