"""The distinct ways to make the reported numbers meet: how many there are, the cheapest of them, and what would tell
them apart. None of them is the truth as far as anybody knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whipcount.model.claims import Claim
from whipcount.model.count import Question
from whipcount.model.law import Chamber
from whipcount.model.quantity import Range
from whipcount.model.report import Report
from whipcount.model.words import Bench


@dataclass(frozen=True, slots=True)
class Share:
    """Of `seats` seats of a party so many are `there`, on this bench.

    reported: whether reports have the seats on this bench, so that those who are not there have left it; otherwise
    no report says where the party stands.
    """

    party: str
    bench: Bench
    seats: int
    there: int
    reported: bool = True


@dataclass(frozen=True, slots=True)
class Placement:
    """One way: which parties have how many seats left where reports have them.

    shares: the parties of which some have left, and parties of no reported side. moves: seats that moved and no
    report says so. sentence: the same in words.
    """

    shares: tuple[Share, ...]
    moves: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many ways there are with so many unreported moves of members of so many parties."""

    moves: int
    parties: int
    ways: int


@dataclass(frozen=True, slots=True)
class OpenStand:
    """A question that would tell ways apart: how many of a party's seats stand on a bench.

    answers: each possible number of seats there with the ways in which it is so. bits: what the answer would bring on
    average, every way being as likely as another. reported: as in `Share`.
    """

    party: str
    bench: Bench
    seats: int
    answers: tuple[tuple[int, int], ...]
    bits: float
    reported: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Bearing:
    """What claims do to the number of ways: with them, and without them; None where it cannot be counted.

    kept: whether the claims are among those that the ways meet.
    """

    claims: tuple[str, ...]
    with_claims: int | None
    without: int | None
    kept: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Explanations:
    """The ways to make the numbers meet, as known on `as_of`, on the day of the newest number of a side.

    ways: how many there are; 1 when everybody may stand where reports have them, 0 when the numbers cannot meet, None
    when they cannot be counted. moves: the fewest and the most seats that have moved unreported in them. sentence:
    says it whole. caution: what must stand beside every list of them. notes: what the ways leave out. first: the
    cheapest, by the number of unreported moves, then of parties. open: the questions that would tell most, best first.
    price: what setting claims aside costs; set_aside: their ids. claims: those that the ways meet or that bear.
    """

    chamber: Chamber | None
    as_of: date
    day: date | None
    seats: int | None
    ways: int | None
    moves: Range | None
    sentence: str
    caution: str
    notes: tuple[str, ...]
    tallies: tuple[Tally, ...]
    first: tuple[Placement, ...]
    open: tuple[OpenStand, ...]
    next_question: Question | None
    bearings: tuple[Bearing, ...]
    price: float
    set_aside: tuple[str, ...]
    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
