"""A chamber's file read into a Book: the chamber, and its law with the days on which each value holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from whipcount.files import Fields, Mapping, load_yaml, read_text
from whipcount.model import Chamber, Law, Problem, Unusable
from whipcount.model.law import Party, Provision
from whipcount.model.prose import day_in_words
from whipcount.model.words import Shape, Stage
from whipcount.rulebook.dated import Dated, current
from whipcount.rulebook.kinds import TOPICS
from whipcount.rulebook.motions import Clauses, MotionPages, clauses, clauses_on, motions
from whipcount.rulebook.provisions import Provisions

NAMES = ("id", "name", "country", "country_names", "iso", "iso3", "aliases", "demonyms", "members", "head", "tabled")
PARTIES = ("parties", "alliances")
SEATING = "shape"
KEYS = (*NAMES, *PARTIES, SEATING, "sources", "seats", "house", "motions")
_PART = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
PARTY_KEYS = ("name", "title", "aliases", "identifiers", "part_of")


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
    told = motions(fields, sources)
    return Book(chamber, fields.text("iso"), seats, told, _house(fields, sources))


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
    return clauses(part, Provisions(sources, part.date("from") if "from" in part else None))


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
