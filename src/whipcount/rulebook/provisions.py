"""One provision of a chamber's file: a value with its days, its article and its source.

A provision is written as a mapping, or as a list of mappings where the law has changed. `from` may be
left out when the day is that of the motion it belongs to. A value without a source is a Problem: what
nobody can check is not law here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import TypeVar

from whipcount.files import Fields
from whipcount.model.law import Clause, Clock, MajorityRule, Minimum, Provision
from whipcount.model.words import Base, By, Stage, Unit
from whipcount.rulebook.clauses import about, read_clause
from whipcount.rulebook.dated import Dated
from whipcount.rulebook.majorities import MAJORITIES
from whipcount.rulebook.minima import MINIMUM_KEYS, read_minimum

T = TypeVar("T")
COUNTINGS = ("expiry", "within")
COMMON = ("from", "until", "article", "source")
_CONDITION = ("kind", "base", "share", "without")


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

    def majority(self, fields: Fields, key: str = "majority") -> tuple[Dated[Provision[MajorityRule]], ...]:
        """Which majority, of which base, and by whom it must be found; with `and`, a second condition."""
        return self._dated(fields, key, (*_CONDITION, "by", "and"), _majority)

    def minimum(self, fields: Fields, key: str) -> tuple[Dated[Provision[Minimum]], ...]:
        """How many members must sign or stand."""
        return self._dated(fields, key, (*MINIMUM_KEYS, "sentence"), _minimum)

    def clock(self, fields: Fields, key: str) -> tuple[Dated[Provision[Clock]], ...]:
        """A period after a stage of the motion."""
        return self._dated(fields, key, ("number", "unit", "after", "counting", "unless"), _clock)

    def clauses(self, fields: Fields, topic: str) -> tuple[Dated[Provision[Clause]], ...]:
        """What a topic says. Clauses about different things may hold at once, two about the same may not."""
        read = [read_clause(part, topic, COMMON) for part in fields.each(topic)]
        parts, clauses = [part for part, _ in read], [clause for _, clause in read]
        values = tuple(self._one(part, clause) for part, clause in read)
        _refuse_overlaps(parts, values, [about(clause) or number for number, clause in enumerate(clauses)])
        return values

    def _dated(
        self, fields: Fields, key: str, keys: tuple[str, ...], value: Callable[[Fields], T]
    ) -> tuple[Dated[Provision[T]], ...]:
        parts = fields.parts(key, f"a value of {key}", (*keys, *COMMON))
        values = tuple(self._one(part, value(part)) for part in parts)
        _refuse_overlaps(parts, values, [""] * len(parts))
        return values

    def _one(self, part: Fields, value: T) -> Dated[Provision[T]]:
        provision = Provision(value, part.text("article"), self._source(part), part.place)
        since = part.date("from") if self._since is None or "from" in part else self._since
        until = part.date("until") if "until" in part else None
        if until is not None and until < since:
            part.complain("until", f"until {until} before from {since}", "a later day", "Mend one of the two days.")
        return Dated(provision, since, until)

    def _source(self, part: Fields) -> str:
        return self._sources.get(part.word("source", self._sources), "")


def _minimum(part: Fields) -> Minimum:
    return read_minimum(part, part.text("sentence") if "sentence" in part else None)


def _majority(part: Fields) -> MajorityRule:
    by = part.choice("by", By)
    also = _condition(part.part("and", "the second condition", _CONDITION), by) if "and" in part else None
    return _condition(part, by, also)


def _condition(part: Fields, by: By, also: MajorityRule | None = None) -> MajorityRule:
    kind, base = part.word("kind", MAJORITIES), part.choice("base", Base)
    if kind and base not in MAJORITIES[kind].bases:
        allowed = ", ".join(sorted(MAJORITIES[kind].bases))
        part.complain("base", f"a {kind} majority of {base}", f"one of {allowed}", "Correct the kind or the base.")
    shared = bool(kind) and MAJORITIES[kind].shared
    share = part.fraction("share") if shared else None
    if not shared and "share" in part:
        part.complain("share", f"a share beside {kind}", "a kind that needs one", "Remove it, or write at_least.")
    return MajorityRule(kind, base, by, share, also, part.text("without") if "without" in part else None)


def _clock(part: Fields) -> Clock:
    unit, counting = part.choice("unit", Unit), part.word("counting", COUNTINGS)
    unless = part.text("unless") if "unless" in part else None
    return Clock(part.whole("number"), unit, part.choice("after", Stage), counting, unless)


def _refuse_overlaps(parts: Sequence[Fields], values: Sequence[Dated[Provision[T]]], sorts: Sequence[Hashable]) -> None:
    """Two values of one sort that hold on the same day."""
    rows = sorted(zip(map(str, sorts), values, parts, strict=True), key=lambda row: (row[0], row[1].since))
    for _, group in groupby(rows, key=lambda row: row[0]):
        for (_, before, _), (_, after, part) in pairwise(group):
            last = before.until if before.until is not None and before.until >= after.since else None
            if last is not None or before.since == after.since:
                found = f"two values that hold on {after.since}"
                part.complain("from", found, "one value a day", "Give the earlier one an until before this day.")
