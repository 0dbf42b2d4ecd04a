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
from functools import cached_property, reduce
from inspect import Parameter, signature
from typing import Any, get_type_hints

from whipcount.model.law import Minimum
from whipcount.model.words import Unit
from whipcount.rulebook.kinds.topics import TOPICS
from whipcount.sentences import either, worded

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


def amount(number: int, unit: str) -> str:
    """A period in words: "6 months", "1 sitting day"."""
    return worded(f"clock.{Unit(unit).value}", n=number)


def last(number: int, unit: str) -> str:
    """The end of a term in words: "last 6 months", "last year"."""
    return worded(f"clause.last.{Unit(unit).value}", n=number)


def members(minimum: Minimum) -> str:
    """How many members, in words: "20 members", "at least 1/10 of all members", "more than half of all members"."""
    said: str = ""
    if minimum.number is not None:
        said = worded("step.members.number", n=minimum.number) if minimum.number != 1 else worded("step.members.any")
    elif minimum.share is not None and minimum.base is not None:
        share = worded("step.half") if minimum.share == 1 / 2 else str(minimum.share)
        base = worded(f"step.base.{minimum.base.value}")
        said = worded("step.members.more" if minimum.more else "step.members.least", share=share, base=base)
    if minimum.without:
        said = worded("step.without", members=said, without=minimum.without)
    others = reduce(lambda one, other: either([one, other]), minimum.or_by, said)
    return worded("step.only_after", members=others, event=minimum.only_after) if minimum.only_after else others
