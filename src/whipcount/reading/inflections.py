"""The forms that the name of a party takes in a language that inflects it: "die Rote Liga", "der Roten Liga".

A language gives them as endings (`parties.inflections`) and as words that name the party's members in the house when
they are joined to its name (`parties.heads`): "Grünen-Fraktion", "Unionsfraktion". English has neither.
"""

from __future__ import annotations

from functools import cache

from whipcount.reading.language import Language

_SHORTEST = 4  # letters of a word that is inflected: "Die" is none


@cache
def forms(name: str, language: Language) -> frozenset[str]:
    """Every other form of a party's name, none for a language that does not inflect names."""
    found = _inflected(name, language)
    for head in language.parties.heads:
        if head.lower() not in language.members:  # in "Grünen-Abgeordnete" the members are a word of their own
            found.update(f"{each}-{head}" for each in (name, *found))
        if name.isalpha() and not name.isupper():
            found.update((f"{name}{head.lower()}", f"{name}s{head.lower()}"))
    return frozenset(found - {name})


def _inflected(name: str, language: Language) -> set[str]:
    """The name with the ending of each of its words that has one of the endings exchanged, all in one way."""
    found = set()
    for ending, others in language.parties.inflections.items():
        for other in (ending, *others):
            for back in (ending, *others[:1]):
                words = [_exchanged(word, back, other) for word in name.split()]
                found.add(" ".join(words))
    return found - {name}


def _exchanged(word: str, ending: str, other: str) -> str:
    if len(word) >= _SHORTEST and word.endswith(ending) and word[0].isupper():
        return word.removesuffix(ending) + other
    return word
