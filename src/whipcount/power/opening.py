"""A game from what people have: a table of names and weights, a JSON object, or a count of this program as JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from whipcount.model import Place, Problem, Unusable
from whipcount.model.words import Base
from whipcount.power.rules import Number

_HEADS = ("party", "player", "name", "member", "state")
Column = tuple[Number | Problem, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """Weights by name, and what a count or a game's file says besides: the votes needed, their base, vacant seats.

    counted: whether a count said it; where it has no quota then, the votes needed depend on who turns up.
    columns: every column of a table by its heading, as rules name them; a cell that is no number is a Problem in its
    place, of which nobody hears who does not ask for the column.
    """

    weights: dict[str, Number]
    quota: int | None = None
    base: Base = Base.MEMBERS
    vacant: Number = 0
    counted: bool = False
    columns: Mapping[str, Column] = field(default_factory=dict)


def given(text: str, path: str) -> Given:
    """What stands in this text; Unusable with the line for each row that is none.

    A table has a name and a weight in each line, separated by a comma, semicolon or tab; a first line without a
    number is its heading, and there may be more columns of weights. JSON is `{"Blue": 155, ...}`, or what
    `whipcount count --json` prints.
    """
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _object(text, path)
    return _table(text.lstrip("\ufeff"), path)


def _object(text: str, path: str) -> Given:
    try:
        data = json.loads(text.lstrip("\ufeff"), parse_float=Decimal)
    except ValueError as error:
        raise _wrong(Place(path), f"this is no JSON ({error})") from None
    if not _a_count(data):
        return Given({name: _number(value, name, Place(path)) for name, value in data.items()})
    threshold = data.get("threshold") or {}
    base = threshold.get("base")
    seats = {name: _seats(name, party, path) for name, party in data["parties"].items()}
    vacant = _vacant(data, sum(seats.values()), path)
    return Given({**seats}, threshold.get("votes"), Base(base) if base in set(Base) else Base.MEMBERS, vacant, True)


def _a_count(data: dict[str, Any]) -> bool:
    parties = data.get("parties")
    return isinstance(parties, dict) and all(isinstance(party, dict) for party in parties.values())


def _seats(name: str, party: Any, path: str) -> int:
    """A party's seats where the count is sure of them: power cannot be computed from a range."""
    reported, (low, high) = party.get("reported") or [], party.get("plausible") or (0, 1)
    if low == high:
        return int(low)
    if len(reported) == 1:
        return int(reported[0])
    found = f"the count has {low} to {high} seats for {name}"
    do = "Name the seats with --weights, or count the reports of a day that has them."
    raise Unusable(Problem(Place(path), found, "one number", do))


def _vacant(data: dict[str, Any], held: int, path: str) -> int:
    """What the parties leave of the house is vacant; Unusable where others hold it, for nobody knows how they vote."""
    low, high = ((data.get("benches") or {}).get("vacant") or {}).get("plausible") or (0, 0)
    house = data.get("seats")
    if house is None:
        return int(low) if low == high else 0
    if not low <= house - held <= high:
        found = f"the count's parties have {held} of {house} seats, and {low} to {high} are vacant"
        do = "Name all seats with --weights, or count reports that give every party's."
        raise Unusable(Problem(Place(path), found, "parties that fill the house", do))
    return int(house) - held


def _table(text: str, path: str) -> Given:
    lines = text.splitlines()
    delimiter = max("\t;,", key=(lines[0] if lines else "").count)
    heads: list[str] = []
    rows: dict[str, tuple[Place, list[str]]] = {}
    for number, row in enumerate(csv.reader(lines, delimiter=delimiter), 1):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if number == 1 and _heading(cells):
            heads = cells
            continue
        place = Place(path, number)
        if len(cells) < 2:
            raise _wrong(place, f"'{cells[0]}' stands alone")
        if cells[0] in rows:
            raise _wrong(place, f"'{cells[0]}' stands in line {rows[cells[0]][0].line} too")
        rows[cells[0]] = place, cells
    weights = {name: _number(cells[1], name, place) for name, (place, cells) in rows.items()}
    _once([head.casefold() for head in heads[1:] if head], Place(path, 1))
    return Given(weights, columns={head: _column(rows, at) for at, head in enumerate(heads) if at and head})


def _once(heads: list[str], place: Place) -> None:
    for head in heads:
        if heads.count(head) > 1:
            raise Unusable(Problem(place, f"'{head}' heads two columns", "a heading for each", "Rename one of them."))


def _column(rows: Mapping[str, tuple[Place, list[str]]], at: int) -> Column:
    return tuple(_cell(cells[at] if at < len(cells) else "", name, place) for name, (place, cells) in rows.items())


def _cell(text: str, name: str, place: Place) -> Number | Problem:
    try:
        return _number(text, name, place)
    except Unusable as unusable:
        return unusable.problems[0]


def _heading(cells: list[str]) -> bool:
    return cells[0].lower() in _HEADS or (len(cells) > 1 and not any(letter.isdigit() for letter in cells[1]))


def _number(value: Any, name: str, place: Place) -> Number:
    if not isinstance(value, bool) and isinstance(value, (str, int, Decimal)):
        with suppress(InvalidOperation):
            return Decimal(value)
    raise _wrong(place, f"the weight of {name} is {value!r}")


def _wrong(place: Place, found: str) -> Unusable:
    return Unusable(Problem(place, found, "a name and a weight for each player", "Correct it."))
