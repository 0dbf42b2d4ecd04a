"""One provision of a chamber's file: a value with its days, its article and its source.

A provision is written as a mapping, or as a list of mappings where the law has changed. `from` may be
left out when the day is that of the motion it belongs to. A value without a source is a Problem: what
nobody can check is not law here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeVar

from whipcount.files import Fields
from whipcount.model.law import Clock, MajorityRule, Minimum, Provision
from whipcount.model.words import Base, By, Stage
from whipcount.rulebook.dated import Dated
from whipcount.rulebook.majorities import MAJORITIES

T = TypeVar("T")
UNITS = ("hour", "day", "clear_day", "sitting_day", "working_day")
COUNTINGS = ("expiry", "within")
_COMMON = ("from", "until", "article", "source")


class Provisions:
    """Reads provisions for one part of a file.

    sources: the file's citations by short name. since: the day from which a provision that gives no day
    of its own is known to hold; None when each must give one.
    """

    def __init__(self, sources: dict[str, str], since: date | None = None) -> None:
        self._sources = sources
        self._since = since

    def seats(self, fields: Fields) -> tuple[Dated[Provision[int]], ...]:
        """The statutory number of seats."""
        return self._dated(fields, "seats", ("value",), lambda part: part.whole("value"))

    def majority(self, fields: Fields) -> tuple[Dated[Provision[MajorityRule]], ...]:
        """Which majority, of which base, and by whom it must be found."""
        return self._dated(fields, "majority", ("kind", "base", "by"), _majority)

    def minimum(self, fields: Fields, key: str) -> tuple[Dated[Provision[Minimum]], ...]:
        """How many members must sign or stand."""
        return self._dated(fields, key, ("number", "share", "base"), _minimum)

    def clock(self, fields: Fields, key: str) -> tuple[Dated[Provision[Clock]], ...]:
        """A period after a stage of the motion."""
        return self._dated(fields, key, ("number", "unit", "after", "counting"), _clock)

    def sentence(self, fields: Fields, key: str) -> tuple[Dated[Provision[str]], ...]:
        """A provision in words."""
        return self._dated(fields, key, ("sentence",), lambda part: part.text("sentence"))

    def _dated(
        self, fields: Fields, key: str, keys: tuple[str, ...], value: Callable[[Fields], T]
    ) -> tuple[Dated[Provision[T]], ...]:
        parts = fields.parts(key, f"a value of {key}", (*keys, *_COMMON))
        values = tuple(self._one(part, value) for part in parts)
        _refuse_overlaps(parts, values)
        return values

    def _one(self, part: Fields, value: Callable[[Fields], T]) -> Dated[Provision[T]]:
        provision = Provision(value(part), part.text("article"), self._source(part), part.place)
        since = part.date("from") if self._since is None or "from" in part else self._since
        until = part.date("until") if "until" in part else None
        if until is not None and until < since:
            part.complain("until", f"until {until} before from {since}", "a later day", "Mend one of the two days.")
        return Dated(provision, since, until)

    def _source(self, part: Fields) -> str:
        return self._sources.get(part.word("source", self._sources), "")


def _majority(part: Fields) -> MajorityRule:
    kind, base = part.word("kind", MAJORITIES), part.choice("base", Base)
    if kind and base not in MAJORITIES[kind].bases:
        allowed = ", ".join(sorted(MAJORITIES[kind].bases))
        part.complain("base", f"a {kind} majority of {base}", f"one of {allowed}", "Correct the kind or the base.")
    return MajorityRule(kind, base, part.choice("by", By))


def _minimum(part: Fields) -> Minimum:
    if "number" in part:
        return Minimum(number=part.whole("number"))
    return Minimum(share=part.fraction("share"), base=part.choice("base", Base))


def _clock(part: Fields) -> Clock:
    unit, counting = part.word("unit", UNITS), part.word("counting", COUNTINGS)
    return Clock(part.whole("number"), unit, part.choice("after", Stage), counting)


def _refuse_overlaps(parts: Sequence[Fields], values: Sequence[Dated[Provision[T]]]) -> None:
    pairs = sorted(zip(values, parts, strict=True), key=lambda pair: pair[0].since)
    for (before, _), (after, part) in pairwise(pairs):
        last = before.until if before.until is not None and before.until >= after.since else None
        if last is not None or before.since == after.since:
            found = f"two values that hold on {after.since}"
            part.complain("from", found, "one value a day", "Give the earlier one an until before this day.")
