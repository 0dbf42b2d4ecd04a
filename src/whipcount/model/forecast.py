"""A forecast: how a vote may end, with its reasons, and what it cannot tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whipcount.model.law import Chamber, Threshold
from whipcount.model.quantity import Range
from whipcount.model.words import MotionKind, Option


@dataclass(frozen=True, slots=True)
class Spread:
    """The distribution of one number of a vote: the ayes, or the noes.

    chances: that of each number from `least` on, which sum to one. half, most, nearly: the central intervals that hold
    50, 80 and 95 % of it, by whole votes, so that each holds at least as much.
    """

    least: int
    chances: tuple[float, ...]
    mean: float
    half: Range
    most: Range
    nearly: Range


@dataclass(frozen=True, slots=True)
class Stand:
    """How the members of a bloc may vote: a party on one bench, or a member who is named.

    line: how they are expected to vote, None where no report says. seats: how many there are at least. yes, no,
    abstain, absent: the chance of each for one member. rumoured: whether reports say that they may break away.
    """

    name: str
    seats: int
    line: Option | None
    yes: float
    no: float
    abstain: float
    absent: float
    rumoured: bool = False


@dataclass(frozen=True, slots=True)
class Supposed:
    """One explanation of the count: so many seats with the motion and against it, so heavy, with its own chance.

    kind: "plausible", or "miscount" where the count is taken to be wrong by some seats. away: members whose line is to
    abstain or to stay away. presiding: the side from which the member presides who has no vote, None where none does.
    """

    kind: str
    ayes: int
    noes: int
    away: int
    presiding: Option | None
    weight: float
    chance: float


@dataclass(frozen=True, slots=True)
class Pivot:
    """What one bloc's stand does to the chance: with the whole bloc for the motion, and with the whole of it
    against."""

    name: str
    seats: int
    chance_if_yes: float
    chance_if_no: float

    @property
    def difference(self) -> float:
        return self.chance_if_yes - self.chance_if_no


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the result is from turning, everybody else voting by their line; None where no number of them turns it.

    carried: what happens if all keep their line. side: the side (yes or no) whose members would turn it. staying: how
    many of them must stay away; crossing: how many of them must vote with the other side.
    """

    carried: bool
    side: Option
    staying: int | None
    crossing: int | None


@dataclass(frozen=True, slots=True)
class Share:
    """A share of known cases with its counts: `cases` of `of`, and the exact 95 % interval (Clopper and Pearson)."""

    cases: int
    of: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Ending:
    """A way in which a motion may end without a vote, as a base rate; never a chance for this one.

    barred: the words of the law that rule it out, None where the law known here does not.
    """

    name: str
    share: Share
    barred: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The chance if the sides moved before the vote as they did in past crises: on average, and in each of them.

    crises: how many those are. days: how far off the vote is, None where no report says when it will be.
    """

    chance: float
    lowest: float
    highest: float
    crises: int
    days: int | None


@dataclass(frozen=True, slots=True)
class Pooled:
    """The chance after an outside forecast is taken in: log-odds averaged with a weight that a person stated."""

    name: str
    outside: float
    weight: float
    chance: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """How a vote on the motion may end if it is put to the house, as known on `as_of`.

    missing: why there is no forecast; then everything else is empty. chance: that the motion is carried; undecided: the
    chance of equal votes that the known law does not settle. lowest, highest: the least and the greatest chance under
    one plausible explanation. supposed: the explanations, heaviest first. stands: bloc by bloc. pivots: whose stand
    moves the chance most. moved: what the chance would be if sides
    moved before the vote as in past crises; the chance itself is of the house as it stands. endings: other ways in
    which motions ended. notes: what it takes for granted. record: how
    such forecasts have done. sentence: says it whole.
    """

    chamber: Chamber | None
    as_of: date
    motion: MotionKind
    seats: int | None
    threshold: Threshold | None
    missing: tuple[str, ...]
    sentence: str
    chance: float | None = None
    undecided: float = 0.0
    lowest: float | None = None
    highest: float | None = None
    ayes: Spread | None = None
    noes: Spread | None = None
    supposed: tuple[Supposed, ...] = ()
    stands: tuple[Stand, ...] = ()
    pivots: tuple[Pivot, ...] = ()
    reach: Reach | None = None
    endings: tuple[Ending, ...] = ()
    moved: Moved | None = None
    pooled: Pooled | None = None
    notes: tuple[str, ...] = ()
    record: str = ""
