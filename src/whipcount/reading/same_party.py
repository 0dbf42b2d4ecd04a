"""One party under several names in one text: "the Conservatives" and "a Conservative lawmaker" are of one party.

A heuristic, and its rules are few: a party's members in the plural and one of them in the singular ("Liberals",
"Liberal"), the members of a party ("Democratic Party", "Democrats"), its initials ("Red Justice League", "RJL"), and
one word of its name with an article where no other party of the text has that word ("Bloc Quebecois", "the Bloc").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from whipcount.reading.folding import CAPITALS
from whipcount.reading.language import Language

_SHORTEST = 5  # letters of a word that may change its ending
_FEWEST = 3  # words whose initials are a name


def same_party(names: Mapping[str, str], folded: str, language: Language) -> dict[str, str]:
    """The other spellings that stand in a text, each with the name of its party.

    names: spelling to name of the parties known to stand in the text. A spelling of these is given another name only
    when it was a party of its own.
    """
    found: dict[str, str] = {}
    heads = Counter(word for name in {*names.values()} for word in dict.fromkeys(_words(name)))
    for spelling, name in names.items():
        for form in forms_of_party(spelling, language):
            own = names.get(form, form) == form and found.get(name) != form
            if own and form != name and form not in found and stands(form, folded, language):
                found[form] = name
        for head in _heads(spelling, heads, language):
            if head not in names and _stands_with_article(head, folded, language):
                found.setdefault(head, name)
    return {form: found.get(name, name) for form, name in found.items()}


def forms_of_party(spelling: str, language: Language) -> Iterator[str]:
    """What a party of that name is called too: "Liberal" the Liberals, "Red Justice League" the RJL."""
    words = _words(spelling)
    stem = words[:-1] if len(words) > 1 and words[-1] in language.parties.generic else words
    for ending, others in language.parties.members.items():
        last = stem[-1]
        if len(last) >= _SHORTEST and last.endswith(ending):
            kept = last[: len(last) - len(ending)]
            yield from (" ".join((*stem[:-1], kept + other)) for other in others)
    capitals = [word[0] for word in words if word[0].isupper()]
    if len(capitals) >= _FEWEST:
        yield "".join(capitals)


def _heads(spelling: str, heads: Counter[str], language: Language) -> Iterator[str]:
    """The words that stand for a name of several: its first or its last, if it says what sort of party it is."""
    words = _words(spelling)
    if len(words) > 1 and language.parties.links.article != "(?!)":
        for word in (words[0], words[-1]):
            if word in language.parties.words and word != language.parties.word and heads[word] == 1:
                yield word


def _words(name: str) -> list[str]:
    return name.split() or [name]


def stands(form: str, folded: str, language: Language) -> bool:
    """Whether a form stands in the text as a name of its own, no part of a longer one."""
    if form not in folded:
        return False
    alone = re.compile(rf"(?<![\w-]){re.escape(form)}(?![\w-]| [{CAPITALS}])")
    return any(not _after_a_name(folded, match.start(), language) for match in alone.finditer(folded))


def _after_a_name(folded: str, start: int, language: Language) -> bool:
    """Whether the word before is written with a capital and is no small word: "Damian Green", but "The Green"."""
    words = folded[max(0, start - 24) : start].split()
    last = words[-1] if words else ""
    return last[:1].isupper() and last[-1].isalpha() and last.lower() not in language.parties.not_leads


def _stands_with_article(word: str, folded: str, language: Language) -> bool:
    alone = rf"\b(?i:{language.parties.links.article}) {re.escape(word)}(?![\w-]| [{CAPITALS}])"
    return word in folded and re.search(alone, folded) is not None
