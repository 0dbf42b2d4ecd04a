"""Reasons are made in one way, whatever they are about: so many seats along a direction from bench to bench."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from whipcount.count.differences import wording
from whipcount.model.claims import Claim
from whipcount.model.difference import Reason, ReasonKind
from whipcount.model.quantity import Range
from whipcount.model.words import Bench

Family = tuple[Reason, ...]
Direction = Mapping[Bench, int]


@dataclass(frozen=True, slots=True)
class Weight:
    """So many seats along a direction: the second side's number less the first's goes up at +1 and down at -1."""

    seats: Range
    direction: Direction

    def effects(self) -> dict[Bench, Range]:
        """What each bench feels of it."""
        less = Range(-self.seats.high, -self.seats.low)
        return {bench: self.seats if step > 0 else less for bench, step in self.direction.items()}

    def bench(self, sign: int) -> Bench | None:
        """The bench that gains (+1) or loses (-1), where one does."""
        return next((bench for bench, step in self.direction.items() if step == sign), None)


def reason(  # noqa: PLR0913 - a reason says whose, how many, which way, why and by whom
    kind: ReasonKind,
    who: str,
    weight: Weight,
    sentence: str,
    claims: Iterable[Claim | str],
    *,
    assumed: int = 0,
    party: str | None = None,
    day: date | None = None,
) -> Reason:
    """A reason, its sentence begun with a capital and each claim named once."""
    return Reason(
        kind=kind,
        who=who,
        seats=weight.seats,
        effects=weight.effects(),
        assumed=assumed,
        sentence=wording.capital(sentence),
        claims=tuple(dict.fromkeys(each if isinstance(each, str) else each.id for each in claims)),
        party=party,
        origin=weight.bench(-1),
        target=weight.bench(1),
        day=day,
    )
