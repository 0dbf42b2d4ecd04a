"""Moves in an address: `move=MQM-P:government:opposition:7`, as often as needed; and the same from the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from whipcount.count.what_if import BENCHES, OPTIONS, Move
from whipcount.model import Problem, Unusable
from whipcount.model.words import Bench, Option

MOST = 60
_PLACES: dict[str, Bench | Option] = {place.value: place for place in (*BENCHES, *OPTIONS)}


def read(written: Sequence[str]) -> tuple[Move, ...]:
    """The moves that an address names; Unusable for one that is none. A party's name may have colons of its own."""
    if len(written) > MOST:
        raise Unusable(Problem(None, f"{len(written)} moves", f"at most {MOST}", "Leave some out."))
    return tuple(map(_read, written))


def _read(written: str) -> Move:
    head, _, last = written.rpartition(":")
    seats = int(last) if last.isascii() and last.isdigit() and len(last) < 6 else None
    if seats is None:
        head = written
    rest, _, to = head.rpartition(":")
    party, _, origin = rest.rpartition(":")
    if not party or _PLACES.get(origin) not in BENCHES or to not in _PLACES:
        expected = f"PARTY:BENCH:TO:SEATS, where TO is one of {', '.join(_PLACES)}"
        raise Unusable(Problem(None, f"'{written[:100]}' as a move", expected, "Mend it, or use the form."))
    return Move(party, Bench(origin), _PLACES[to], seats)


def write(move: Move) -> str:
    """A move as an address has it."""
    seats = "" if move.seats is None else f":{move.seats}"
    return f"{move.party}:{move.origin}:{move.to}{seats}"


def of_form(places: Sequence[str], seats: Sequence[str], to: Sequence[str]) -> Iterator[str]:
    """The moves that the rows of the form say: a row of which no place is chosen, or no seats, is none."""
    for place, number, target in zip_longest(places, seats, to, fillvalue=""):
        if target and number.strip() not in ("", "0"):
            yield f"{place}:{target}:{number.strip()}"
