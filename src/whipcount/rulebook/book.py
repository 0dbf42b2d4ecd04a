"""A chamber's file read into a Book: the chamber, and its law with the days on which each value holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from whipcount.files import Fields, Mapping, load_yaml, read_text
from whipcount.model import Chamber, Law, Problem, Unusable
from whipcount.model.law import Clause, Clock, MajorityRule, Minimum, MotionRule, PartialRule, Party, Provision
from whipcount.model.prose import day_in_words
from whipcount.model.words import MotionKind, Shape, Stage
from whipcount.rulebook.clauses import about
from whipcount.rulebook.dated import Dated, current, holding
from whipcount.rulebook.kinds import TOPICS
from whipcount.rulebook.provisions import Provisions

T = TypeVar("T")
NAMES = ("id", "name", "country", "country_names", "iso", "iso3", "aliases", "demonyms", "members", "head", "tabled")
PARTIES = ("parties", "alliances")
SEATING = "shape"
KEYS = (*NAMES, *PARTIES, SEATING, "sources", "seats", "house", "motions")
_PART = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
PARTY_KEYS = ("name", "title", "aliases", "identifiers", "part_of")
CLOCKS = ("earliest", "latest", "debate_earliest", "debate_latest")
LATER = ("second", "third", "fourth")
MOTION_KEYS = ("from", "majority", *LATER, "effect", "initiation", "leave", *CLOCKS, *TOPICS)
UNKNOWN = "unknown"
Clauses = dict[str, tuple[Dated[Provision[Clause]], ...]]


@dataclass(frozen=True, slots=True)
class MotionPages:
    """All that a file says of one kind of motion, past and present, each value with its days.

    majority: none where the file calls it unknown. later: the majorities of the votes that follow a lost one, in their
    order. effect: what the losing of the vote takes to have consequences in law, where that is more than losing.
    clauses: by topic.
    """

    kind: MotionKind
    majority: tuple[Dated[Provision[MajorityRule]], ...]
    later: tuple[tuple[Dated[Provision[MajorityRule]], ...], ...]
    effect: tuple[Dated[Provision[MajorityRule]], ...]
    initiation: tuple[Dated[Provision[Minimum]], ...]
    leave: tuple[Dated[Provision[Minimum]], ...]
    clocks: dict[str, tuple[Dated[Provision[Clock]], ...]]
    clauses: Clauses

    def rule(self, on: date, house: Clauses) -> MotionRule | None:
        """The rule on a day; None where no majority is known, since nothing can be said without one.

        house: what holds for all votes of the chamber; a topic on which a clause of the motion holds is the motion's.
        """
        majority = _on(self.majority, on)
        if majority is None:
            return None
        later = (_on(pages, on) for pages in self.later)
        return MotionRule(
            kind=self.kind,
            majority=majority,
            later=tuple(found for found in later if found is not None),
            effect=_on(self.effect, on),
            clauses=_in_order({**clauses_on(house, on), **clauses_on(self.clauses, on)}),
            **self._steps(on),
        )

    def partial(self, on: date) -> PartialRule | None:
        """What is known on a day of a motion whose majority the file calls unknown; None for any other."""
        known = PartialRule(self.kind, clauses=clauses_on(self.clauses, on), **self._steps(on))
        return known if not self.majority and known != PartialRule(self.kind) else None

    def _steps(self, on: date) -> dict[str, Any]:
        minima = {"initiation": _on(self.initiation, on), "leave": _on(self.leave, on)}
        return {**minima, **{key: _on(clock, on) for key, clock in self.clocks.items()}}


def clauses_on(pages: Clauses, on: date) -> dict[str, tuple[Provision[Clause], ...]]:
    """The clauses that hold on a day, by topic, in the order of the register."""
    held = {topic: holding(values, on, lambda clause: about(clause.value)) for topic, values in pages.items()}
    return _in_order({topic: tuple(dated.value for dated in values) for topic, values in held.items() if values})


def _in_order(clauses: dict[str, tuple[Provision[Clause], ...]]) -> dict[str, tuple[Provision[Clause], ...]]:
    return {topic: clauses[topic] for topic in TOPICS if topic in clauses}


def _on(pages: tuple[Dated[Provision[T]], ...], on: date) -> Provision[T] | None:
    found = current(pages, on)
    return found.value if found else None


@dataclass(frozen=True, slots=True)
class Book:
    """One chamber's file: the chamber as reports name it, its country's code, and its dated law."""

    chamber: Chamber
    iso: str
    seats: tuple[Dated[Provision[int]], ...]
    motions: tuple[MotionPages, ...]
    house: Clauses

    def law(self, on: date) -> Law:
        """The law on a day, or Unusable saying from when it is known."""
        seats = current(self.seats, on)
        if seats is None:
            raise Unusable(self._unknown(on))
        rules = {pages.kind: pages.rule(on, self.house) for pages in self.motions}
        known = {kind: rule for kind, rule in rules.items() if rule is not None}
        partial = {pages.kind: part for pages in self.motions if (part := pages.partial(on)) is not None}
        return Law(self.chamber, seats.value, known, clauses_on(self.house, on), partial)

    def _unknown(self, on: date) -> Problem:
        house = f"{self.chamber.name} ({self.chamber.country})"
        found, later = f"no law of the {house} for {day_in_words(on)}", [d.since for d in self.seats if d.since > on]
        if not later:
            last = max(dated.until or dated.since for dated in self.seats)
            return Problem(None, found, f"a day up to {day_in_words(last)}", "Ask for an earlier day.")
        known = "known again" if any(dated.since <= on for dated in self.seats) else "first known"
        return Problem(
            None,
            found,
            f"a day on which it is known, {known} from {day_in_words(min(later))} on",
            "Ask for a later day.",
        )


def read_book(path: Path, text: str | None = None) -> Book:
    """A chamber's file, or Unusable with every Problem in it."""
    problems: list[Problem] = []
    fields = Fields(load_yaml(path, text), "a chamber", KEYS, problems)
    book = _book(fields)
    if problems:
        raise Unusable(problems)
    return book


class Named(NamedTuple):
    """The chamber of a file, its country's code, and the other codes and English names by which one asks for it."""

    chamber: Chamber
    iso: str
    also: tuple[str, ...]


def read_chamber(path: Path, *, parties: bool = True) -> Named:
    """The names of a file, without the law, and without the chamber's parties if they are not asked for.

    To tell houses apart takes a tenth of a file. What is wrong in the rest is told when that is asked for.
    """
    problems: list[Problem] = []
    text = _parts(read_text(path), (*NAMES, *PARTIES, SEATING) if parties else NAMES)
    fields = Fields(load_yaml(path, text), "a chamber", KEYS, problems)
    found = Named(_chamber(fields), fields.text("iso"), _also(fields))
    if problems:
        raise Unusable(problems)
    return found


def _also(fields: Fields) -> tuple[str, ...]:
    return (*([fields.text("iso3")] if "iso3" in fields else []), *fields.texts("country_names"))


def _parts(text: str, keys: Iterable[str]) -> str:
    """The text with all parts blanked out but those under some keys; every line keeps its number."""
    kept = tuple(f"{key}:" for key in keys)
    return "".join(part if part.startswith(kept) else "\n" * part.count("\n") for part in _PART.split(text))


def _book(fields: Fields) -> Book:
    sources = _sources(fields)
    chamber = _chamber(fields, sources)
    _also(fields)  # for its Problems alone
    seats = Provisions(sources).seats(fields)
    if not seats:
        fields.complain("seats", "no seats in a chamber", "the key seats", "Add seats with from, article and source.")
    motions = _motions(fields, sources)
    return Book(chamber, fields.text("iso"), seats, motions, _house(fields, sources))


def _chamber(fields: Fields, sources: dict[str, str] | None = None) -> Chamber:
    """sources: the file's, where they have been read; then the shape must name one of them."""
    return Chamber(
        id=fields.text("id"),
        name=fields.text("name"),
        country=fields.text("country"),
        aliases=fields.texts("aliases"),
        demonyms=fields.texts("demonyms"),
        member_words=fields.texts("members"),
        head=fields.text("head"),
        tabled=fields.choice("tabled", Stage) if "tabled" in fields else None,
        shape=_shape(fields, sources),
        parties=_parties(fields, "parties"),
        alliances=_parties(fields, "alliances"),
    )


def _shape(fields: Fields, sources: dict[str, str] | None) -> Shape | None:
    """How the members sit, which like the law is not told without a source."""
    if SEATING not in fields:
        return None
    part = fields.part(SEATING, "the shape", ("kind", "source"))
    if sources is not None:
        part.word("source", sources)
    return part.choice("kind", Shape)


def _house(fields: Fields, sources: dict[str, str]) -> Clauses:
    if "house" not in fields:
        return {}
    part = fields.part("house", "the house", ("from", *TOPICS))
    return _clauses(part, Provisions(sources, part.date("from") if "from" in part else None))


def _clauses(part: Fields, read: Provisions) -> Clauses:
    return {topic: read.clauses(part, topic) for topic in TOPICS if topic in part}


def _sources(fields: Fields) -> dict[str, str]:
    node = fields.node("sources")
    if node is None:
        return {}
    names = [str(name) for name in node] if isinstance(node, Mapping) else ["constitution"]
    part = fields.part("sources", "the sources", names)
    return {str(name): part.text(name) for name in part}


def _parties(fields: Fields, key: str) -> tuple[Party, ...]:
    parts = fields.parts(key, f"one of the {key}", PARTY_KEYS)
    known = [part.text("name") for part in parts]
    parties = tuple(_party(part, known) for part in parts)
    _refuse_shared_names(parts, parties)
    return parties


def _party(part: Fields, known: Iterable[str]) -> Party:
    return Party(
        name=part.text("name"),
        title=part.text("title") if "title" in part else None,
        aliases=part.texts("aliases"),
        identifiers=part.texts("identifiers"),
        part_of=part.word("part_of", known) if "part_of" in part else None,
    )


def _refuse_shared_names(parts: tuple[Fields, ...], parties: tuple[Party, ...]) -> None:
    owner: dict[str, str] = {}
    for part, party in zip(parts, parties, strict=True):
        for name in {party.name, *party.aliases, *([party.title] if party.title else [])}:
            other = owner.setdefault(name.casefold(), party.name)
            if other != party.name and name:
                found = f"'{name}' for {party.name} and for {other}"
                part.complain("aliases", found, "each name for one party", "Keep it where it belongs.")


def _motions(fields: Fields, sources: dict[str, str]) -> tuple[MotionPages, ...]:
    kinds = {kind.value: kind for kind in MotionKind}
    motions = fields.part("motions", "the motions", kinds)
    return tuple(
        _motion(kinds[name], motions.part(name, f"the motion {name}", MOTION_KEYS), sources)
        for name in motions
        if name in kinds
    )


def _motion(kind: MotionKind, fields: Fields, sources: dict[str, str]) -> MotionPages:
    read = Provisions(sources, fields.date("from"))
    if "majority" not in fields:
        do = "Add majority with article and source, or write majority: unknown."
        fields.complain(None, f"no majority for {kind}", "the key majority", do)
    unknown = "majority" in fields and fields.node("majority") == UNKNOWN
    return MotionPages(
        kind=kind,
        majority=() if unknown else read.majority(fields),
        later=tuple(read.majority(fields, key) for key in LATER if key in fields),
        effect=read.majority(fields, "effect"),
        initiation=read.minimum(fields, "initiation"),
        leave=read.minimum(fields, "leave"),
        clocks={key: read.clock(fields, key) for key in CLOCKS},
        clauses=_clauses(fields, read),
    )
