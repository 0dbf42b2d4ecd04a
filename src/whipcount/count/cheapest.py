"""The cheapest ways, one by one: first those with the fewest unreported moves, then those of the fewest parties.

Among equals the order is that of the parties' names and says nothing; it is only the same every time. Ways are made
one after another, so that ten of a number with thirty digits take no longer than ten of twenty.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from whipcount.count import say
from whipcount.count.leaving import Leaving
from whipcount.count.meeting import Meeting
from whipcount.count.sharing import Spot
from whipcount.count.stands import Stand
from whipcount.count.ways import Ways
from whipcount.model.explanations import Placement, Share
from whipcount.model.prose import listed


class _Party(NamedTuple):
    """A party on a side, with the seats that may have left it."""

    side: int
    place: int
    seats: int


def cheapest(ways: Ways, most: int, *, independents: frozenset[str] = frozenset()) -> tuple[Placement, ...]:
    """The first `most` ways in words. independents: parties that are no parties, for the words."""
    return tuple(islice(_in_order(ways, independents), most))


def _in_order(ways: Ways, independents: frozenset[str]) -> Iterator[Placement]:
    meeting = ways.meeting
    parties = [_Party(n, p, size) for n, side in enumerate(meeting.camps) for p, size in enumerate(side.sizes) if size]
    parties.sort(key=lambda party: _name(meeting, party))
    shares = _Shares(parties)
    for tally in ways.tallies:
        for leaving, spots in ways.leavings.items():
            if sum(leaving) == tally.moves:
                for left in shares.of(leaving, tally.parties):
                    moved = [(party, gone) for party, gone in zip(parties, left, strict=True) if gone]
                    for loose in _placed(ways, spots):
                        yield _placement(ways, moved, loose, independents)


def _name(meeting: Meeting, party: _Party) -> tuple[str, int]:
    return meeting.camps[party.side].stands[party.place].party.casefold(), party.side


class _Shares:
    """Every way in which so many parties give so many seats of each side, one after another."""

    def __init__(self, parties: Sequence[_Party]) -> None:
        self.parties = parties
        self.sums = [_sums(parties[start:]) for start in range(len(parties) + 1)]

    def of(self, leaving: Leaving, movers: int, start: int = 0) -> Iterator[tuple[int, ...]]:
        """What each party gives, from `start` on; the first gives the most first."""
        if not self._can(leaving, movers, start):
            return
        if start == len(self.parties):
            yield ()
            return
        _, _, seats = party = self.parties[start]
        for gone in range(min(seats, leaving[party.side]), -1, -1):
            after = [left - gone * (side == party.side) for side, left in enumerate(leaving)]
            for others in self.of((after[0], after[1], after[2]), movers - bool(gone), start + 1):
                yield gone, *others

    def _can(self, leaving: Leaving, movers: int, start: int) -> bool:
        """Whether the parties from `start` on can give so many seats of each side, and be so many."""
        fewest = most = 0
        for left, sums in zip(leaving, self.sums[start], strict=True):
            if left > sums[-1]:
                return False
            fewest, most = fewest + bisect_left(sums, left), most + min(left, len(sums) - 1)
        return fewest <= movers <= most


def _sums(parties: Iterable[_Party]) -> tuple[list[int], ...]:
    """For each side the most seats that none, one, two, ... of its parties have together."""
    sizes: tuple[list[int], ...] = ([], [], [])
    for party in parties:
        sizes[party.side].append(party.seats)
    return tuple(list(accumulate(sorted(given, reverse=True), initial=0)) for given in sizes)


def _placed(ways: Ways, spots: Iterable[Spot]) -> Iterator[tuple[Spot, ...]]:
    """Every way to place the parties of no reported side, for one spot after another."""
    sizes = [party.seats for party in ways.meeting.loose]
    for spot in sorted(spots):
        yield from _spread(sizes, spot)


def _spread(sizes: Sequence[int], spot: Spot) -> Iterator[tuple[Spot, ...]]:
    here, there = spot
    if not sizes:
        if spot == (0, 0):
            yield ()
        return
    room = sum(sizes[1:])
    for a in range(min(sizes[0], here), -1, -1):
        for b in range(min(sizes[0] - a, there), -1, -1):
            if here - a + there - b <= room:
                yield from (((a, b), *others) for others in _spread(sizes[1:], (here - a, there - b)))


def _placement(
    ways: Ways, moved: Sequence[tuple[_Party, int]], loose: Sequence[Spot], independents: frozenset[str]
) -> Placement:
    meeting = ways.meeting
    shares = [_share(meeting, party, gone) for party, gone in moved]
    words = [_left(meeting, side, moved, independents) for side in sorted({party.side for party, _ in moved})]
    benches = [meeting.camps[side].bench for side in meeting.counted[:2]]
    for party, spot, answers in zip(meeting.loose, loose, ways.loose, strict=True):
        there = zip(benches, spot, strict=False)
        where = [Share(party.party, bench, party.seats, number, reported=False) for bench, number in there]
        shares += where
        words += [_where(where)] if any(len(each) > 1 for each in answers) else []
    sentence = f"{'; '.join(words)}." if words else "Everybody stands where reports have them."
    return Placement(tuple(shares), sum(gone for _, gone in moved), sentence)


def _share(meeting: Meeting, party: _Party, gone: int) -> Share:
    stand = meeting.camps[party.side].stands[party.place]
    return Share(stand.party, stand.bench, stand.stayed, stand.stayed - gone)


def _left(meeting: Meeting, side: int, moved: Iterable[tuple[_Party, int]], independents: frozenset[str]) -> str:
    """ "BAP 4 of 5, PML-Q 2 of 5 and both independents have left the government"."""
    own = [(meeting.camps[side].stands[party.place], gone) for party, gone in moved if party.side == side]
    who = listed(_who(stand, gone, alone=stand.party in independents) for stand, gone in own)
    has = "has" if sum(gone for _, gone in own) == 1 else "have"
    return f"{who} {has} left {say.SIDES[meeting.camps[side].bench]}"


def _who(stand: Stand, gone: int, *, alone: bool) -> str:
    if alone and gone == stand.stayed:
        still = " still there" if stand.left else ""
        return f"{ {1: 'the one independent', 2: 'both independents'}.get(gone, f'all {gone} independents') }{still}"
    if stand.left:
        return f"{stand.party} {gone} of the {stand.stayed} still there"
    return f"{gone} of {stand.seats} independents" if alone else f"{stand.party} {gone} of {stand.seats}"


def _where(shares: Sequence[Share]) -> str:
    """ "Grey, of 12: 5 with the government and 7 with the opposition"."""
    party, seats = shares[0].party, shares[0].seats
    return f"{party}, of {seats}: {listed(f'{share.there} with {say.SIDES[share.bench]}' for share in shares)}"
