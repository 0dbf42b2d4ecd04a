"""A count as games: what each party's seats give it, and what they give it as the benches stand.

A count has ranges where reports leave something open, and power cannot be computed from a range. A party's seats are
known when its plausible range is one number, or when reports print exactly one; its stand is known when every bench's
part of it is. Whatever is missing for a game is said in a sentence, and then there is no game.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from whipcount.model.count import Band, BenchCount, PartyCount
from whipcount.model.prose import listed
from whipcount.model.words import Base, Bench
from whipcount.power.game import Game, game

_SIDES = (Bench.GOVERNMENT, Bench.OPPOSITION)
Parts = dict[tuple[str, Bench], int]


@dataclass(frozen=True, slots=True)
class Standing:
    """A house on a day. seats: of each party where they are known; stands: of each party by bench where known.

    wholes: the game in which every party votes as one. benches: the game in which parts of parties on the two sides
    bargain as two unions first, and `owners` has the party of each of its players. Where one of them is None, the
    sentence beside it says why.
    """

    day: date
    seats: dict[str, int]
    stands: dict[str, dict[Bench, int]]
    wholes: Game | None
    no_wholes: str | None
    benches: Game | None
    no_benches: str | None
    owners: tuple[str, ...] = ()


def standing(count: BenchCount) -> Standing:
    """How a house stands on the day of a count that has its parties."""
    seats = {party.party: number for party in count.parties or () if (number := _number(party.seats)) is not None}
    stands = {party.party: stand for party in count.parties or () if (stand := _stand(party)) is not None}
    missing = next(_missing(count, seats), None)
    parts = {(name, bench): number for name, stand in stands.items() for bench, number in stand.items()}
    split = missing or next(_unsettled(count, seats, stands), None)
    return Standing(
        count.as_of,
        seats,
        stands,
        _game(count, seats) if missing is None else None,
        missing,
        _united(count, parts) if split is None else None,
        split,
        tuple(name for name, _ in parts),
    )


def _number(band: Band) -> int | None:
    """What is plausible where that is one number, else the one number that reports print."""
    if band.plausible.low == band.plausible.high:
        return band.plausible.low
    printed = {number for reported in band.reported if (number := reported.quantity.exact) is not None}
    return printed.pop() if len(printed) == 1 else None


def _stand(party: PartyCount) -> dict[Bench, int] | None:
    ranges = {bench: band.plausible for bench, band in party.benches.items() if bench is not Bench.VACANT}
    if any(plausible.low != plausible.high for plausible in ranges.values()):
        return None
    return {bench: plausible.low for bench, plausible in ranges.items() if plausible.low}


def _missing(count: BenchCount, seats: dict[str, int]) -> Iterator[str]:
    """Why the parties' seats make no game, if they make none."""
    if not count.parties:
        yield "no report says how many seats a party has"
    open_ = [f"{party.party} {party.seats.plausible}" for party in count.parties or () if party.party not in seats]
    if open_:
        yield f"the seats are a range: {listed(open_)}"
    if count.threshold is None or count.threshold.votes is None:
        yield "the votes needed are not known, or depend on who turns up"
    if count.seats is not None and not _complete(count, sum(seats.values())):
        yield f"the parties have {sum(seats.values())} of {count.seats} seats, and the others are nobody's by name"


def _complete(count: BenchCount, held: int) -> bool:
    vacant = count.benches.get(Bench.VACANT)
    return vacant is not None and count.seats is not None and count.seats - held in vacant.plausible


def _unsettled(count: BenchCount, seats: dict[str, int], stands: dict[str, dict[Bench, int]]) -> Iterator[str]:
    """Why who stands where makes no game, if it makes none."""
    for party in count.parties or ():
        stand = stands.get(party.party)
        if stand is None:
            sides = (f"{bench.value} {band.plausible}" for bench, band in party.benches.items())
            yield f"where {party.party} stands is a range: {listed([*sides])}"
        elif sum(stand.values()) != seats[party.party]:
            yield f"{party.party} has {seats[party.party]} seats, and {sum(stand.values())} of them are on a bench"


def _game(count: BenchCount, seats: dict[str, int]) -> Game:
    votes, base = _rule(count)
    return game(seats, votes, base=base, vacant=_vacant(count, sum(seats.values())))


def _united(count: BenchCount, parts: Parts) -> Game:
    votes, base = _rule(count)
    named = {f"{name} ({bench.value})": number for (name, bench), number in parts.items()}
    made = game(named, votes, base=base, vacant=_vacant(count, sum(parts.values())))
    return made.united(*([f"{name} ({bench.value})" for name, bench in parts if bench is side] for side in _SIDES))


def _rule(count: BenchCount) -> tuple[int | None, Base]:
    threshold = count.threshold
    return (threshold.votes, threshold.base or Base.MEMBERS) if threshold else (None, Base.MEMBERS)


def _vacant(count: BenchCount, held: int) -> int:
    return 0 if count.seats is None else count.seats - held
