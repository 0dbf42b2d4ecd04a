"""How fragmented a house is, and what kind of majority a cabinet rests on: the measures of comparative politics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from whipcount.model import Finding, Problem, Unusable


class CabinetType(StrEnum):
    """What a cabinet's parties hold in the house that it answers to.

    MINIMAL_WINNING: more than half, and not without any one of them. OVERSIZED: more than half even without one of
    them. MINORITY: half or less. Source: M. Laver and N. Schofield, Multiparty Government (1990).
    """

    MINIMAL_WINNING = "minimal winning"
    OVERSIZED = "oversized"
    MINORITY = "minority"


@dataclass(frozen=True, slots=True)
class Cabinet:
    """A cabinet's type. seats: those of its parties; house: all there are; findings: what does not add up."""

    type: CabinetType
    seats: int
    house: int
    findings: tuple[Finding, ...] = ()

    @property
    def majority(self) -> bool:
        """Whether its parties hold more than half."""
        return self.type is not CabinetType.MINORITY

    @property
    def exactly_half(self) -> bool:
        """A minority by one seat, which some houses let govern by the casting vote of the chair."""
        return 2 * self.seats == self.house


def effective_number(seats: Iterable[int | Fraction], house: int | Fraction | None = None) -> Fraction:
    """The effective number of parties: as many as would be this fragmented if all were equal.

    Two halves are 2; 60, 30 and 10 are 2.17. Favours large parties, whose shares are squared. Formula: 1 / sum of
    squared shares, of all seats or votes that are given unless `house` names another base. Source: M. Laakso and R.
    Taagepera, "Effective Number of Parties", Comparative Political Studies 12 (1979).
    """
    return 1 / _concentration(seats, house)


def fractionalisation(seats: Iterable[int | Fraction], house: int | Fraction | None = None) -> Fraction:
    """How probable it is that two seats drawn at random, with replacement, belong to different parties.

    Formula: 1 - sum of squared shares. Source: D. W. Rae, The Political Consequences of Electoral Laws (1967).
    """
    return 1 - _concentration(seats, house)


def cabinet(seats: Mapping[str, int], government: Iterable[str], house: int | None = None) -> Cabinet:
    """The type of a cabinet of these parties; `house` is the number of seats that the source declares.

    A party without seats is in no majority and leaves none. Where the parties' seats do not sum to the house, the
    declared house decides and the difference is a finding.
    """
    named = tuple(dict.fromkeys(government))
    for name in named:
        if name not in seats:
            raise Unusable(Problem(None, f"'{name}' has no number of seats", "a number, 0 too", "Give its seats."))
    declared = sum(seats.values()) if house is None else house
    if declared < 1:
        raise Unusable(Problem(None, f"a house of {declared} seats", "one seat at least", "Give the seats."))
    own = [seats[name] for name in named if seats[name]]
    return Cabinet(_type(own, declared), sum(own), declared, tuple(_findings(seats, declared)))


def _type(own: list[int], house: int) -> CabinetType:
    if 2 * sum(own) <= house:
        return CabinetType.MINORITY
    spare = any(2 * (sum(own) - seats) > house for seats in own)
    return CabinetType.OVERSIZED if spare else CabinetType.MINIMAL_WINNING


def _findings(seats: Mapping[str, int], house: int) -> Iterable[Finding]:
    total = sum(seats.values())
    if total != house:
        side = "fewer" if total < house else "more"
        said = f"The parties have {total:,} seats, {abs(total - house):,} {side} than the house of {house:,}."
        yield Finding("seats", said, str(house), str(total))


def _concentration(seats: Iterable[int | Fraction], house: int | Fraction | None) -> Fraction:
    given = [Fraction(each) for each in seats]
    base = sum(given, Fraction(0)) if house is None else Fraction(house)
    if base <= 0 or any(each < 0 for each in given) or not any(given):
        raise Unusable(Problem(None, "shares of nothing", "seats or votes of 0 or more, and some", "Correct them."))
    return sum((each * each for each in given), Fraction(0)) / (base * base)
