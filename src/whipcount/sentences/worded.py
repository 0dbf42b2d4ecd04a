"""How a sentence is made: with a key of the files of every language, or out of others."""

from __future__ import annotations

from collections.abc import Iterable

from whipcount.sentences.language import ITEMS, language
from whipcount.sentences.said import Said


def worded(key: str, /, **fields: object) -> Said:
    """A sentence or a part of one, by its key in the files of every language.

    A field is a name or a quote (a string, as it is printed), a number, a `Range`, a `Quantity`, a day, or another
    part. What is a word and no name is a part with a key of its own: a plain string is never translated.
    """
    return Said(language("en").text(key, fields), key, fields)


def listed(parts: Iterable[object]) -> str:
    """ "PPP", "MQM-P and PPP", "MQM-P, PPP and ANP"; nothing for none."""
    return joined("grammar.list.and", parts)


def either(parts: Iterable[object]) -> str:
    """ "PPP or MQM-P"."""
    return joined("grammar.list.or", parts)


def joined(by: str, parts: Iterable[object]) -> str:
    """Parts one after another, those that are empty left out, with a sign between them that is the same in every
    language: "; ", " ", nothing."""
    found = {ITEMS: tuple(part for part in parts if part != "")}
    return Said(language("en").text(by, found), by, found) if found[ITEMS] else ""
