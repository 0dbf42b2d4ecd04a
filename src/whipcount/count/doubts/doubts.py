"""What a number may be that nothing bears out: the bands are widened by what the house is if it is otherwise.

Two papers that print 175 and 177 on one day contradict each other, and both are plausible. If one prints 177 on Monday
and the other 176 a week later, and nobody reports that a member has moved, an account meets both by a move that nobody
reports, and the count would show 176 as if it were known. It is known no better than the move is: a seat may have
moved unseen, or the second paper counts otherwise (without the member who presides, without those whose resignations
are pending), or it has not counted again.

Such numbers are *lone* (`lone`), *behind the news* (`behind`) or *outvoted* (`outvoted`). They
stay in the cheapest account, for they may well be right, and what is plausible if they are otherwise is plausible, and
so possible, too. A number of a side that nothing else speaks of is believed as it stands. Heuristics:
docs/decisions/0018.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from whipcount.count.bands import Bands, bands
from whipcount.count.doubts.behind import behind
from whipcount.count.doubts.lone import lone
from whipcount.count.doubts.otherwise import Doubt, of_reports
from whipcount.count.doubts.outvoted import outvoted
from whipcount.count.ending import Fell, Voted
from whipcount.count.flows import Flow
from whipcount.count.ranges import Asked, Ranges
from whipcount.count.readings import Ledger
from whipcount.count.rows import Frame
from whipcount.model.quantity import Range


@dataclass(frozen=True)
class Doubted:
    """A doubt, the ledger in which its numbers are otherwise, and what the house is by it."""

    doubt: Doubt
    ledger: Ledger
    bands: Bands


class _Either(Ranges):
    """The ranges of several sets of accounts: the least and the most of any."""

    def __init__(self, these: Sequence[Ranges]) -> None:
        self._these = these

    @property
    def first(self) -> Ranges:
        """Those of the first set: the others are of other rows."""
        return self._these[0]

    def __getitem__(self, cells: Asked) -> Range:
        spans = [ranges[cells] for ranges in self._these]
        return Range(min(span.low for span in spans), max(span.high for span in spans))


def doubted(  # noqa: PLR0913, PLR0917 - the case, its bands, how the motion ended, and what is known of the day before
    frame: Frame,
    ledger: Ledger,
    flows: Sequence[Flow],
    found: Bands,
    ended: Voted | Fell | None,
    before: Sequence[Doubted] | None = None,
) -> tuple[Bands, tuple[Doubted, ...]]:
    """The bands with what they are if numbers that nothing bears out are otherwise, and these numbers.

    before: those of a day since which nothing was said. The same numbers are doubted then, and are otherwise alike: who
    stands still after the news has made no more moves.
    """
    others = list(_sought(frame, ledger, flows, found, ended) if before is None else _kept(frame, flows, before))
    if not others:
        return found, ()
    wider = [other.bands.plausible for other in others]
    plausible, possible = _Either([found.plausible, *wider]), _Either([found.possible, *wider])
    return replace(found, plausible=plausible, possible=possible), tuple(others)


def _sought(
    frame: Frame, ledger: Ledger, flows: Sequence[Flow], found: Bands, ended: Voted | Fell | None
) -> Iterator[Doubted]:
    groups = of_reports(frame, ledger, found.best)[: frame.prices.doubts]
    for other in chain(
        lone(frame, ledger, flows, found.best, groups),
        behind(frame, ledger, flows, found.best, groups),
        outvoted(frame, ledger, flows, found.best, groups, ended),
    ):
        yield Doubted(other.doubt, other.ledger, bands(frame, other.ledger, flows, other.start))


def _kept(frame: Frame, flows: Sequence[Flow], before: Sequence[Doubted]) -> Iterator[Doubted]:
    for was in before:
        yield replace(was, bands=bands(frame, was.ledger, flows, was.bands.again(), was.bands))
