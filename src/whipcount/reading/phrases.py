"""A phrase of a language file as a pattern over masked sentences.

In a phrase, `{party}` is a slot: a name, optionally with its type (`{ayes:n}`), or a word list of the file.
`...` stands for one to eight plain words; parentheses, `|` and `?` mean what they mean in a regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from whipcount.model.problem import Place, Problem, Unusable
from whipcount.reading.language_file import Section
from whipcount.reading.marks import Slot

_DETERMINER = r"(?:(?:the|a|an|its|his|her|their|this|that|all|ruling|key|former|\w+'s) ){0,4}"
_ANY_MARK = "".join(slot.value for slot in Slot)
_PARTY = rf"{Slot.PARTY.value}(?: \({Slot.PARTY.value}\))?"
_ITEM = rf"{_DETERMINER}{_PARTY}(?: \({Slot.NUMBER.value}(?: {Slot.MEMBERS.value})?\))?"
_JOIN = rf"(?:, as well as |, and |, | and | & |; | as well as | along with )(?:{Slot.NUMBER.value} )?"
_SLOTS = {
    "n": rf"(?P<@>{Slot.NUMBER.value})",
    "day": rf"(?P<@>{Slot.DAY.value})",
    "party": rf"{_DETERMINER}(?P<@>{Slot.PARTY.value})(?: \({Slot.PARTY.value}\))?",
    "parties": rf"(?P<@>{_ITEM}(?:{_JOIN}{_ITEM})*)",
    "bench": rf"{_DETERMINER}(?P<@>[{Slot.BENCH.value}{Slot.HEAD.value}])",
    "person": rf"{_DETERMINER}(?P<@>[{Slot.PERSON.value}{Slot.HEAD.value}])",
    "side": rf"{_DETERMINER}(?P<@>[{Slot.BENCH.value}{Slot.HEAD.value}{Slot.PARTY.value}{Slot.PERSON.value}])",
    "motion": rf"{_DETERMINER}(?P<@>{Slot.MOTION.value})",
    "house": rf"{_DETERMINER}(?P<@>{Slot.HOUSE.value})",
    "words": rf"(?P<@>[A-Z][^{_ANY_MARK};:,.\"]{{2,40}}?)",
    "members": rf"(?P<@>{Slot.MEMBERS.value})",
    "text": rf"(?P<@>[^{_ANY_MARK};:,]*(?:[{_ANY_MARK}][^{_ANY_MARK};:,]*)+)",
}
_FILLED_BY = {
    "n": frozenset({Slot.NUMBER.value}),
    "day": frozenset({Slot.DAY.value}),
    "party": frozenset({Slot.PARTY.value}),
    "parties": frozenset({Slot.PARTY.value}),
    "bench": frozenset({Slot.BENCH.value, Slot.HEAD.value}),
    "person": frozenset({Slot.PERSON.value, Slot.HEAD.value}),
    "side": frozenset({Slot.BENCH.value, Slot.HEAD.value, Slot.PARTY.value, Slot.PERSON.value}),
    "motion": frozenset({Slot.MOTION.value}),
    "house": frozenset({Slot.HOUSE.value}),
    "members": frozenset({Slot.MEMBERS.value}),
}
_TOKEN = re.compile(r"\{(?P<name>\w+)(?::(?P<type>\w+))?\}|\.\.\.|(?<!\\)\((?!\?)")
_WORD = rf"[^{_ANY_MARK}\s;:]+"
_GAP = rf"{_WORD}(?: {_WORD}){{0,7}}?"


@dataclass(frozen=True)
class Phrase:
    """One way of saying one kind of claim.

    kind: a registered kind. text: as written. fixed: fields that the phrase itself gives.
    example, gives: run as a test. where: bench that a slot must have for the phrase to hold.
    needs: sets of marks; a masked sentence with this phrase contains at least one mark of each set.
    """

    kind: str
    text: str
    pattern: re.Pattern[str]
    fixed: dict[str, str]
    where: dict[str, str]
    example: str
    gives: dict[str, str]
    place: Place
    needs: tuple[frozenset[str], ...]


def phrase_from(entry: Section, macros: Mapping[str, str]) -> Phrase:
    """A phrase from its entry in a language file; Unusable with the place of what is wrong."""
    text = entry.text("phrase")
    try:
        pattern = re.compile(_expand(str(text), macros), re.IGNORECASE)
    except (re.error, KeyError) as error:
        problem = Problem(text.place, f"the phrase does not parse ({error})", "slots and word lists", "Correct it.")
        raise Unusable(problem) from None
    return Phrase(
        kind=str(entry.text("kind")),
        text=str(text),
        pattern=pattern,
        fixed=entry.texts("set"),
        where=entry.texts("where"),
        example=str(entry.text("example")),
        gives=entry.texts("gives"),
        place=entry.place,
        needs=_needed(str(text)),
    )


def _expand(text: str, macros: Mapping[str, str]) -> str:
    return rf"(?<![\w'])(?:{_expanded(text, macros, set())})(?!\w)"


def _expanded(text: str, macros: Mapping[str, str], named: set[str]) -> str:
    def token(match: re.Match[str]) -> str:
        if match.group() == "...":
            return _GAP
        if match.group() == "(":
            return "(?:"
        name, sort = match["name"], match["type"]
        if sort is None and name in macros:
            return f"(?:{_expanded(macros[name], macros, named)})"
        slot = _SLOTS[sort or name]
        if name in named:  # a second slot of the same name only has to be there
            return slot.replace("(?P<@>", "(?:")
        named.add(name)
        return slot.replace("@", name)

    return _TOKEN.sub(token, text)


def _needed(text: str) -> tuple[frozenset[str], ...]:
    """For each slot outside parentheses the marks that can fill it: without one of each, no match is possible."""
    depth, bare = 0, []
    for char in text:
        depth += (char == "(") - (char == ")")
        if depth == 0:
            bare.append(char)
    outside = "".join(bare)
    sorts = [match["type"] or match["name"] for match in _TOKEN.finditer(outside) if match["name"]]
    return tuple({_FILLED_BY[sort] for sort in sorts if sort in _FILLED_BY})
