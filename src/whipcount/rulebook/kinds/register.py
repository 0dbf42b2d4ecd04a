"""The register of the kinds of clause: what a chamber's file may say of a topic, and how it reads.

A kind is one decorated function. Its name is the word in the file, its parameters are the keys that stand beside it
(those with a default may be left out), their annotations say how each is read, its docstring teaches what the rule is
in a parliament, and what it returns is the sentence that a reader of the law sees:

    @kind("repeat")
    def after_failure(number: int, unit: Unit) -> str:
        \"\"\"A motion that was lost bars the next one for so long...\"\"\"
        return f"No new motion may be moved for {amount(number, unit)} after one was lost."
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from inspect import Parameter, signature
from typing import Any, get_type_hints

from whipcount.model.law import Minimum
from whipcount.model.words import Base, Unit
from whipcount.rulebook.kinds.topics import TOPICS

Say = Callable[..., str]


@dataclass(frozen=True)
class Key:
    """A key beside `kind`: its name, the type it is read as, and whether it must be there."""

    name: str
    type: Any
    needed: bool


@dataclass(frozen=True)
class Kind:
    """A registered kind of clause of one topic.

    apart: the keys in which two of its clauses differ that hold side by side; else the later takes the earlier's place.
    """

    topic: str
    name: str
    say: Say
    apart: tuple[str, ...] = ()

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """The keys that the kind asks for, from the parameters of its function."""
        hints = get_type_hints(self.say)
        parameters = signature(self.say).parameters.values()
        return tuple(Key(each.name, hints[each.name], each.default is Parameter.empty) for each in parameters)

    @property
    def teaches(self) -> str:
        return " ".join((self.say.__doc__ or "").split())

    def sentence(self, parts: Mapping[str, object]) -> str:
        return self.say(**parts)


KINDS: dict[str, dict[str, Kind]] = {topic: {} for topic in TOPICS}


def kind(topic: str, *apart: str) -> Callable[[Say], Say]:
    """Register a function as a kind of clause of a topic, under its own name.

    apart: keys by which two of its clauses are about two things, and so hold at once.
    """

    def register(say: Say) -> Say:
        name = say.__name__
        KINDS[topic][name] = Kind(topic, name, say, apart)
        return say

    return register


_UNITS = {Unit.CLEAR_DAY: "clear day", Unit.WORKING_DAY: "working day", Unit.SITTING_DAY: "sitting day"}
_BASES = {
    Base.MEMBERS: "all members",
    Base.FILLED_SEATS: "the members in office",
    Base.PRESENT: "the members present",
    Base.PRESENT_AND_VOTING: "the members present and voting",
    Base.VOTES_CAST: "the votes cast",
}


def amount(number: int, unit: str) -> str:
    """A period in words: "6 months", "1 sitting day"."""
    word = _UNITS.get(Unit(unit), str(unit))
    return f"{number} {word if number == 1 else word + 's'}"


def last(number: int, unit: str) -> str:
    """The end of a term in words: "last 6 months", "last year"."""
    return f"last {amount(number, unit).removeprefix('1 ')}"


def members(minimum: Minimum) -> str:
    """How many members, in words: "20 members", "at least 1/10 of all members", "more than half of all members"."""
    if minimum.number is not None:
        said = f"{minimum.number} members" if minimum.number != 1 else "any member"
    elif minimum.share is not None and minimum.base is not None:
        share = "half" if minimum.share == 1 / 2 else str(minimum.share)
        said = f"{'more than' if minimum.more else 'at least'} {share} of {_BASES[minimum.base]}"
    else:
        said = ""
    said += f" other than {minimum.without}" if minimum.without else ""
    others = " or ".join([said, *minimum.or_by] if said else minimum.or_by)
    return others + (f", only after {minimum.only_after}" if minimum.only_after else "")
