"""Which seats show what: a count's bands laid along the arc, from the opposition's end to the government's.

A count knows some seats surely and others only within bounds. Sure seats go to their bench, and within
it to the party that surely holds them; seats that no bench surely has are in doubt and stand in the
middle, beside the crossbench and the vacant seats. The two sides grow from their ends of the arc, larger
parties outermost and independents nearest the middle, so that a seat that did not change does not move.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whipcount.model.claims import Seats
from whipcount.model.count import Count, PartyCount
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, Modality, PartyKind

_NOT_SAID = (Modality.DENIED, Modality.COUNTERFACTUAL)


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring seats that show the same thing.

    bench: None for seats in doubt. party: None for seats whose party is not known, vacant or in doubt.
    light: whether they take the lighter of the bench's two shades, to stand off from their neighbours.
    """

    bench: Bench | None
    party: str | None
    seats: int
    light: bool = False


def seating(count: Count) -> tuple[Block, ...]:
    """The blocks from left to right; their seats sum to the house's, or it is a ValueError."""
    parties = party_order(count)
    blocks = (
        *_bench(count, Bench.OPPOSITION, parties),
        *_bench(count, Bench.CROSSBENCH, parties),
        Block(None, None, in_doubt(count)),
        Block(Bench.VACANT, None, band(count, Bench.VACANT).low),
        *reversed(_bench(count, Bench.GOVERNMENT, parties)),
    )
    return tuple(block for block in blocks if block.seats)


def band(count: Count, bench: Bench) -> Range:
    """The plausible seats of a bench; none where the count does not have the bench."""
    return count.benches[bench].plausible if bench in count.benches else Range(0, 0)


def party_band(party: PartyCount, bench: Bench) -> Range:
    """The plausible seats of a party on a bench; none where the count does not place it there."""
    return party.benches[bench].plausible if bench in party.benches else Range(0, 0)


def in_doubt(count: Count) -> int:
    """The seats that no bench surely has and that are not surely vacant."""
    if count.seats is None:
        raise ValueError("no chart can be drawn: neither the law nor a report gives the number of seats")
    sure = sum(band(count, bench).low for bench in Bench)
    if sure > count.seats:
        raise ValueError(f"the count places at least {sure:,} seats in a house of {count.seats:,}")
    return count.seats - sure


def unknown(count: Count, bench: Bench) -> int:
    """The sure seats of a bench whose party is not known."""
    named = sum(party_band(party, bench).low for party in count.parties)
    return max(0, band(count, bench).low - named)


def independents(count: Count) -> frozenset[str]:
    """Members of no party, kept together: they stand nearest the middle on whichever bench they are."""
    kinds = {party.name: party.kind for party in count.chamber.parties} if count.chamber else {}
    return frozenset(
        party.party
        for party in count.parties
        if kinds.get(party.party) is PartyKind.INDEPENDENTS or party.party.casefold().startswith("independent")
    )


def party_order(count: Count) -> tuple[PartyCount, ...]:
    """Parties by the seats first reported for them, then by name, independents last.

    The first report, not the newest: a party that gains a seat must not change places with another.
    """
    free = independents(count)
    return tuple(sorted(count.parties, key=lambda party: (party.party in free, -_first(count, party), party.party)))


def _bench(count: Count, bench: Bench, parties: Iterable[PartyCount]) -> list[Block]:
    """One bench from its end of the arc inwards: parties, then those not known, then independents."""
    left = band(count, bench).low
    sure: list[tuple[str | None, int]] = []
    for party in parties:
        held = min(left, party_band(party, bench).low)
        left -= held
        sure.append((party.party, held))
    free = independents(count)
    named = [item for item in sure if item[0] not in free]
    inner = [item for item in sure if item[0] in free]
    shown = [item for item in (*named, (None, left), *inner) if item[1]]
    return [Block(bench, party, seats, light=place % 2 == 1) for place, (party, seats) in enumerate(shown)]


def _first(count: Count, party: PartyCount) -> int:
    reported = [
        (claim.holds_on, claim.quantity.low)
        for claim in count.claims
        if isinstance(claim, Seats) and claim.party == party.party and claim.modality not in _NOT_SAID
    ]
    if reported:
        return min(reported)[1]
    return party.seats.reported[-1].quantity.low if party.seats.reported else party.seats.plausible.high
