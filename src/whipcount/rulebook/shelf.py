"""The chambers whose files come with whipcount or that people bring, found by name and asked for their law."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from whipcount.files import nearest, read_text
from whipcount.model import Chamber, Law, Problem, Unusable
from whipcount.model.law import MotionRule
from whipcount.model.words import MotionKind
from whipcount.rulebook.book import Book, read_book, read_chamber

FOLDER = Path(__file__).parent.parent / "data" / "chambers"
_WITHDRAWING = (MotionKind.NO_CONFIDENCE, MotionKind.CENSURE, MotionKind.CONSTRUCTIVE)


@dataclass(frozen=True, slots=True)
class Shelved:
    """One chamber whose file comes with whipcount: its names alone, its country's code, and where the rest lies.

    also: other codes and names of the country.
    """

    names: Chamber
    iso: str
    also: tuple[str, ...]
    path: Path


@cache
def shelf() -> tuple[Shelved, ...]:
    """Every chamber with a file, in the order of their ids; of the files only the names are read."""
    found = (Shelved(*read_chamber(path, parties=False), path) for path in FOLDER.glob("*.yaml"))
    return tuple(sorted(found, key=lambda shelved: shelved.names.id))


def chambers() -> tuple[Chamber, ...]:
    """The chambers whose law is known, with their parties."""
    return tuple(_chamber(shelved.path) for shelved in shelf())


@cache
def names() -> tuple[Chamber, ...]:
    """The chambers whose law is known without their parties, which take most of the time to read."""
    return tuple(shelved.names for shelved in shelf())


def whole(chamber: Chamber) -> Chamber:
    """The chamber with its parties, of one of `names`; any other is whole."""
    return next((_chamber(shelved.path) for shelved in shelf() if shelved.names is chamber), chamber)


@cache
def _chamber(path: Path) -> Chamber:
    return read_chamber(path)[0]


def books() -> tuple[Book, ...]:
    """Every chamber's file with its law, in the order of their ids."""
    return tuple(_book(shelved.path) for shelved in shelf())


@cache
def _book(path: Path) -> Book:
    return read_book(path)


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A chamber's file that a person wrote: its path as they named it, its text, and the book that it is."""

    path: str
    text: str
    book: Book


_own: dict[int, OwnFile] = {}  # by the identity of the chamber: two files may differ in nothing but the law


def find(name: str) -> Chamber:
    """The chamber meant by an id, a country, a country's code or a name of the house, or by a file of your own.

    Accents, capitals and "the" before a name do not matter; a name that ends in .yaml or .yml is a file in the form of
    docs/rulebook.md. Unusable when no chamber is meant, or more than one, or when the file has a mistake.
    """
    if name.endswith((".yaml", ".yml")):
        return own_chamber(name, read_text(Path(name)))
    wanted = _fold(name)
    meant = [shelved.names for shelved, called in _called() if wanted in called]
    if len(meant) == 1:
        return whole(meant[0])
    raise Unusable(_several(name, meant) if meant else _unknown(name, wanted))


def own_chamber(path: str, text: str) -> Chamber:
    """The chamber of a person's own file; Unusable with every mistake in it, placed by its path."""
    file = _read_own(path, text)
    _own[id(file.book.chamber)] = file
    return file.book.chamber


def own_file(chamber: Chamber) -> OwnFile | None:
    """The file behind a chamber that a person brought; None for one of the shelf."""
    return _own.get(id(chamber))


@cache
def _read_own(path: str, text: str) -> OwnFile:
    return OwnFile(path, text, read_book(Path(path), text))


def law(chamber: Chamber, on: date) -> Law:
    """The law of a chamber on a day; Unusable for a day before it is known."""
    if file := own_file(chamber):
        return file.book.law(on)
    for shelved in shelf():
        if shelved.names.id == chamber.id:
            return _book(shelved.path).law(on)
    raise Unusable(_unknown(chamber.id, _fold(chamber.id)))


def country_code(chamber: Chamber) -> str:
    """The ISO code of a chamber's country."""
    if file := own_file(chamber):
        return file.book.iso
    return next(shelved.iso for shelved in shelf() if shelved.names.id == chamber.id)


def rule_for(law: Law, kind: MotionKind) -> MotionRule | None:
    """The rule under which a motion is decided when reports call it by its general name.

    Reports say "no-confidence motion" of a censure or a constructive vote, and the other way round. So
    the chamber's own kind of withdrawing confidence answers for all three; the others answer for themselves.
    """
    if kind in law.motions or kind not in _WITHDRAWING:
        return law.motions.get(kind)
    return next((law.motions[own] for own in _WITHDRAWING if own in law.motions), None)


def no_rule(law: Law, kind: MotionKind) -> Problem:
    """That a law has no rule by which votes on a motion can be judged: none at all, or none with a known majority."""
    motion, house = kind.value.replace("_", " "), f"the {law.chamber.name} ({law.chamber.country})"
    known = " or ".join(law.motions) or "a motion whose rule is known"
    if kind in law.partial:
        do = "See `whipcount rule` for what is known of it."
        return Problem(None, f"no known majority for a motion of {motion} in {house}", known, do)
    return Problem(None, f"no rule for a motion of {motion} in {house}", known, "Name another kind of motion.")


@cache
def _called() -> tuple[tuple[Shelved, tuple[str, ...]], ...]:
    """Every chamber with the names by which it is found, folded."""
    return tuple((shelved, tuple(map(_fold, _names(shelved)))) for shelved in shelf())


def _names(shelved: Shelved) -> tuple[str, ...]:
    chamber = shelved.names
    return (chamber.id, chamber.country, shelved.iso, *shelved.also, chamber.name, *chamber.aliases)


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return (
        "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold().strip().removeprefix("the ")
    )


def _several(name: str, meant: list[Chamber]) -> Problem:
    ids = " or ".join(f"{chamber.id} ({chamber.country})" for chamber in meant)
    return Problem(None, f"'{name}', which is the name of {len(meant)} chambers", "one chamber", f"Write {ids}.")


def _unknown(name: str, wanted: str) -> Problem:
    by_name = {known: shelved.names for shelved, called in _called() for known in called}
    guess = nearest(wanted, by_name)
    do = f"Write {by_name[guess].id} for {by_name[guess].country}." if guess else "Write one of the ids."
    return Problem(None, f"no chamber called '{name}'", "one of " + ", ".join(c.id for c in names()), do)
