"""Moves in an address, as often as needed, and the same from the rows of the form:

    move=MQM-P:opposition:government:7   seven of a party, from a bench to another, or to a vote
    move=MQM-P:opposition:absent         all of them who stand there
    move=MQM-P:all:absent                the whole party, wherever it stands
    move=Blue:Ann Ash:member:no          a member whom reports name

They are read from their end, so that a party's name may have colons of its own; in a member's name a colon is %3A and
a per cent sign %25. Addresses of the first form are as old as the page and go on working.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from whipcount.count.what_if import ORIGINS, TARGETS, Move
from whipcount.model import Problem, Unusable
from whipcount.model.words import Bench, Option

MOST, LONGEST = 60, 400
ALL, MEMBER = "all", "member"
_ORIGINS = {place.value: place for place in ORIGINS}
_TARGETS: dict[str, Bench | Option] = {place.value: place for place in TARGETS}
_FORM = "PARTY:BENCH:TO:SEATS, PARTY:all:TO or PARTY:NAME:member:TO"


def read(written: Sequence[str]) -> tuple[Move, ...]:
    """The moves that an address names; Unusable for one that is none."""
    if len(written) > MOST:
        raise Unusable(Problem(None, f"{len(written)} moves", f"at most {MOST}", "Leave some out."))
    return tuple(map(_read, written))


def _read(written: str) -> Move:
    head, _, last = written.rpartition(":")
    seats = int(last) if last.isascii() and last.isdigit() and len(last) < 6 else None
    rest, _, to = (written if seats is None else head).rpartition(":")
    who, _, origin = rest.rpartition(":")
    party, _, name = who.rpartition(":") if origin == MEMBER else (who, "", "")
    whole = origin in (ALL, MEMBER) and seats is not None
    if len(written) > LONGEST or not party or to not in _TARGETS or whole or (origin == MEMBER and not name):
        raise Unusable(_none(written))
    if origin in _ORIGINS:
        return Move(party, _ORIGINS[origin], _TARGETS[to], seats)
    if origin == ALL:
        return Move(party, None, _TARGETS[to])
    if origin == MEMBER:
        return Move(party, None, _TARGETS[to], 1, name.replace("%3A", ":").replace("%25", "%"))
    raise Unusable(_none(written))


def _none(written: str) -> Problem:
    expected = f"{_FORM}, where TO is one of {', '.join(_TARGETS)}"
    return Problem(None, f"'{written[:100]}' as a move", expected, "Mend it, or use the form.")


def write(move: Move) -> str:
    """A move as an address has it."""
    seats = "" if move.seats is None or move.member else f":{move.seats}"
    return f"{place(move.party, move.origin, move.member)}:{move.to}{seats}"


def place(party: str, origin: Bench | None, member: str | None = None) -> str:
    """Who is moved, as an address and the form have it: what stands before the target."""
    if member is not None:
        return f"{party}:{member.replace('%', '%25').replace(':', '%3A')}:{MEMBER}"
    return f"{party}:{ALL if origin is None else origin}"


def canonical(moves: Iterable[Move]) -> tuple[str, ...]:
    """Moves in an order that does not hang on the address: what an answer is kept under."""
    return tuple(sorted(map(write, moves)))


def of_form(places: Sequence[str], seats: Sequence[str], to: Sequence[str]) -> Iterator[str]:
    """The moves that the rows of the form say. A row without a place or a target, or with no seats, is none; without a
    number it is all of them."""
    for who, number, target in zip_longest(places, seats, to, fillvalue=""):
        if who and target and number.strip() != "0":
            whole = not number.strip() or who.endswith((f":{ALL}", f":{MEMBER}"))
            yield f"{who}:{target}" + ("" if whole else f":{number.strip()}")
