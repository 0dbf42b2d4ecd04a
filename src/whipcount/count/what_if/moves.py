"""Moves: who is taken from where and does what, checked against a count and put into one order.

Moves all start from the count as it stands, so that their order says nothing: they are told by party, place and target,
and two of one kind are one. What is moved back is a move that is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whipcount.model.count import Count, PartyCount
from whipcount.model.problem import Problem, Unusable
from whipcount.model.words import Bench, Option

if TYPE_CHECKING:
    from whipcount.count.what_if.named import Named

ORIGINS = (Bench.GOVERNMENT, Bench.OPPOSITION, Bench.CROSSBENCH)
OPTIONS = (Option.YES, Option.NO, Option.ABSTAIN, Option.ABSENT)
TARGETS: tuple[Bench | Option, ...] = (*ORIGINS, Bench.VACANT, *OPTIONS)
Taken = Counter[tuple[str, Bench]]


@dataclass(frozen=True, slots=True)
class Move:
    """Seats of a party that stand on one bench, or a member, and what they are supposed to do instead.

    origin: None for wherever the party surely stands, and for a member wherever reports put them. to: another bench;
    `vacant`: they leave their seats; or an option: then they stay where they sit and vote so. seats: None for all of
    the party that surely stand there and that no other move takes. member: the name of the one who is moved.
    """

    party: str
    origin: Bench | None
    to: Bench | Option
    seats: int | None = None
    member: str | None = None

    @property
    def members(self) -> int:
        """How many are moved, once that is filled in."""
        return self.seats or 0


def sure(party: PartyCount, bench: Bench) -> int:
    """The seats of a party that every plausible account has on a bench."""
    return party.benches[bench].plausible.low if bench in party.benches else 0


def filled(count: Count, people: Sequence[Named], moves: Sequence[Move]) -> tuple[Move, ...]:
    """The moves with their places and numbers, in their order; Unusable with every problem with them at once."""
    problems: list[Problem] = []
    known = {party.party: party for party in count.parties}
    placed = list(_placed(known, people, moves, problems))
    taken: Taken = Counter()
    for move in placed:
        if move.origin and move.seats is not None:
            taken[move.party, move.origin] += move.seats
    rest = [_rest(known[move.party], move, taken) for move in placed]
    merged = _merged(move for move in rest if move is not None)
    problems += _too_many(known, merged)
    if problems:
        raise Unusable(problems)
    return merged


def _placed(
    known: dict[str, PartyCount], people: Sequence[Named], moves: Iterable[Move], problems: list[Problem]
) -> Iterator[Move]:
    """Moves that name their bench. A whole party is taken from each bench on which it surely stands."""
    seen: set[Move] = set()
    for move in moves:
        if move in seen and move.member is not None:
            continue
        seen.add(move)
        if move.party not in known:
            found = f"there is no party '{move.party}' in this count"
            problems.append(Problem(None, found, f"one of {', '.join(known)}", "Name one of them."))
        elif move.member is not None:
            yield from _named(people, move, problems)
        elif move.origin is None:
            benches = [bench for bench in ORIGINS if sure(known[move.party], bench) and bench is not move.to]
            if not benches:
                problems.append(_nothing(move))
            yield from (replace(move, origin=bench, seats=None) for bench in benches)
        else:
            yield move


def _named(people: Sequence[Named], move: Move, problems: list[Problem]) -> Iterator[Move]:
    """The move of a member whom reports name, by the fullest spelling of the name."""
    own = [each for each in people if each.party == move.party]
    who = next((each for each in own if move.member == each.name or move.member in each.spellings), None)
    if who is None:
        found = f"no report names a member '{move.member}' of {move.party} with a stand of their own"
        expected = f"one of {', '.join(each.name for each in own)}" if own else "a member whom reports name"
        problems.append(Problem(None, found, expected, f"Move 1 seat of {move.party} instead."))
    elif who.bench is None:
        found = f"reports do not settle where {who.name} of {who.party} stands"
        problems.append(Problem(None, found, "a member of whom they do", f"Move 1 seat of {who.party} instead."))
    else:
        yield Move(who.party, who.bench, move.to, 1, who.name)


def _nothing(move: Move) -> Problem:
    found = f"no seat of {move.party} is surely in one place from which it could go to {move.to}"
    return Problem(None, found, "seats that every plausible account has in a place", "Move others.")


def _rest(party: PartyCount, move: Move, taken: Taken) -> Move | None:
    """All that are left there, where no number is given; None where a whole party has none left there."""
    if move.seats is not None or move.origin is None:
        return move
    seats = sure(party, move.origin) - taken[move.party, move.origin]
    taken[move.party, move.origin] += max(0, seats)
    return replace(move, seats=seats)


def _merged(moves: Iterable[Move]) -> tuple[Move, ...]:
    """Two moves of one kind are one; by party, place and target, members after the others of their party."""
    sums: Counter[Move] = Counter()
    for move in moves:
        sums[replace(move, seats=None)] += move.members
    made = [replace(move, seats=1 if move.member else seats) for move, seats in sums.items()]
    return tuple(sorted(made, key=_order))


def _order(move: Move) -> tuple[str, bool, str, int, int]:
    origin = ORIGINS.index(move.origin) if move.origin in ORIGINS and move.origin else 0
    return move.party, move.member is not None, move.member or "", origin, TARGETS.index(move.to)


def _too_many(known: dict[str, PartyCount], moves: Sequence[Move]) -> Iterator[Problem]:
    """Moves of nobody, of more than surely stand there, to where they stand, or of one member to two places."""
    whole: Taken = Counter()
    for move in moves:
        if move.origin:
            whole[move.party, move.origin] += move.members
    people = Counter((move.party, move.member) for move in moves)
    for move in moves:
        there = sure(known[move.party], move.origin) if move.origin else 0
        asked = whole[move.party, move.origin] if move.origin else 0
        if move.members < 1 or asked > there or move.to is move.origin:
            what = move.member or f"{asked} seats of {move.party}"
            found = f"{what} from the {move.origin} to {move.to}"
            expected = f"seats of {move.party} that are surely there ({there}), and another place to move them to"
            yield Problem(None, found, expected, "Move fewer, or others.")
        elif move.member and people[move.party, move.member] > 1:
            found = f"{move.member} of {move.party} in two moves"
            yield Problem(None, found, "each member in one", "Leave one of them out.")
