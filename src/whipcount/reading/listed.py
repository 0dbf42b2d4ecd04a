"""Parties known by their company: in "Green, the far-right Nova, the Red League and White" Nova is one too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from whipcount.reading.alternatives import alternatives
from whipcount.reading.language import Language

_BEFORE = r"(?<![\w.'-])"
_LEAST = 3  # names in a list
_KNOWN = 2  # of them known parties
_SHORTEST = 3


@cache
def _item(language: Language) -> str:
    link = rf"(?:(?:{alternatives(language.names.links)}) )?"
    return rf"(?P<name>[A-Z][\w'-]*(?: {link}[A-Z][\w'-]*){{0,4}})"


@cache
def _step(language: Language) -> re.Pattern[str]:
    """From one name of a list to the next: a comma or "and", an article, "far-right"; a short form in brackets."""
    joins = language.parties.links.joins
    lead = rf"(?:(?:{alternatives(language.articles)}) )?(?:\w+-\w+ )?"
    between = rf"(?:,(?: (?:{joins}))?| (?:{joins}))"
    return re.compile(rf"(?:'s)?(?: \([A-Z][^()]{{0,18}}\))?{between} {lead}{_item(language)}")


def listed(folded: str, body: int, known: Collection[str], language: Language) -> Iterator[str]:
    """Single words that stand in a list of three or more with at least two known parties, as many as the others."""
    first, step = re.compile(_BEFORE + _item(language)), _step(language)
    at = body
    while match := first.search(folded, at):
        names = []
        while match:
            names.append(match["name"].removesuffix("'s"))
            at = match.end()
            match = step.match(folded, at)
        if len(names) >= _LEAST:
            unknown = [name for name in names if not _is_known(name, known)]
            if len(names) - len(unknown) >= max(_KNOWN, len(unknown)):
                yield from (name for name in unknown if _may_be(name, folded, language))


def _is_known(name: str, known: Collection[str]) -> bool:
    words = name.split()
    return any(" ".join(words[i:]) in known for i in range(len(words)))


def _may_be(name: str, folded: str, language: Language) -> bool:
    """Whether a single word is no place, no other known thing and nobody's last name."""
    if " " in name or len(name) < _SHORTEST or name in language.parties.places or name in language.parties.excluded:
        return False
    if name.lower() in language.names.excluded or name.lower() in language.parties.not_leads:
        return False
    return re.search(rf"[A-Z][\w'-]+ {re.escape(name)}\b", folded) is None
