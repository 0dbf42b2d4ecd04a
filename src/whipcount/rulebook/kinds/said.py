"""Sentences of law, said in every language as far as the words of a chamber's file allow it."""

from __future__ import annotations

from whipcount.sentences import Said, worded

_OFFICES = {
    str(worded(f"clause.office.{name}")): worded(f"clause.office.{name}")
    for name in (
        "president",
        "president_republic",
        "federal_president",
        "head_of_state",
        "king",
        "sovereign",
        "amir",
        "governor_general",
        "prime_minister",
        "head_of_government",
        "government",
        "government_capital",
        "council",
        "cabinet",
        "speaker",
        "voters",
    )
}


def office(who: str) -> str:
    """Somebody a law names: an office that every language has a word for, else as the file has it."""
    return _OFFICES.get(who, who)


def begun(who: str) -> str:
    """The same at the beginning of a sentence; a word of ours gets its capital there by `{who:capital}`."""
    return who if isinstance(who, Said) else who[:1].upper() + who[1:]


def clause(key: str, /, **fields: object) -> str:
    """A sentence of law. One in which words of the chamber's file stand is English as a whole, as those words are."""
    said = worded(f"clause.{key}", **fields)
    return said if _translated(said) else str(said)


def part(key: str, /, **fields: object) -> str:
    """A part of such a sentence; nothing where one of its fields is not given."""
    return "" if None in fields.values() else worded(f"clause.{key}", **fields)


def _translated(said: object) -> bool:
    """Whether no words stand in it that only the file has; a share ("1/4") is none."""
    if isinstance(said, Said):
        return all(map(_translated, said.fields.values()))
    if isinstance(said, tuple):
        return all(map(_translated, said))
    return not isinstance(said, str) or not any(letter.isalpha() for letter in said)
