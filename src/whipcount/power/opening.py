"""A game from what people have: a table of names and weights, a JSON object, or a count of this program as JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from whipcount.model import Place, Problem, Unusable
from whipcount.model.words import Base
from whipcount.power.rules import Number

_HEADS = ("party", "player", "name", "member", "state")


@dataclass(frozen=True, slots=True)
class Given:
    """Weights by name, and what a count says besides: the votes needed, their base and the vacant seats.

    counted: whether a count said it; where it has no quota then, the votes needed depend on who turns up.
    """

    weights: dict[str, Number]
    quota: int | None = None
    base: Base = Base.MEMBERS
    vacant: int = 0
    counted: bool = False


def given(text: str, path: str) -> Given:
    """What stands in this text; Unusable with the line for each row that is none.

    A table has a name and a weight in each line, separated by a comma, semicolon or tab; a first line without a
    number is its heading. JSON is `{"Blue": 155, ...}`, or what `whipcount count --json` prints.
    """
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _object(text, path)
    return Given(dict(_table(text.lstrip("\ufeff"), path)))


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


def _table(text: str, path: str) -> Iterator[tuple[str, Number]]:
    lines = text.splitlines()
    delimiter = max("\t;,", key=(lines[0] if lines else "").count)
    seen: dict[str, int] = {}
    for number, row in enumerate(csv.reader(lines, delimiter=delimiter), 1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (number == 1 and _heading(cells)):
            continue
        place = Place(path, number)
        if len(cells) < 2:
            raise _wrong(place, f"'{cells[0]}' stands alone")
        if cells[0] in seen:
            raise _wrong(place, f"'{cells[0]}' stands in line {seen[cells[0]]} too")
        seen[cells[0]] = number
        yield cells[0], _number(cells[1], cells[0], place)


def _heading(cells: list[str]) -> bool:
    return cells[0].lower() in _HEADS or (len(cells) > 1 and not any(letter.isdigit() for letter in cells[1]))


def _number(value: Any, name: str, place: Place) -> Number:
    if not isinstance(value, bool) and isinstance(value, (str, int, Decimal)):
        with suppress(InvalidOperation):
            return Decimal(value)
    raise _wrong(place, f"the weight of {name} is {value!r}")


def _wrong(place: Place, found: str) -> Unusable:
    return Unusable(Problem(place, found, "a name and a weight for each player", "Correct it."))
