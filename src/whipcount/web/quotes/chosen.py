"""Which quotes a reader wants: what the address says, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whipcount.model import Claim, Report

_NAMES = ("party", "actor", "of")
Quoted = tuple[Claim, Report]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Only quotes that fit each of these; empty for any. party: named in the claim. kind: of the claim."""

    party: str = ""
    kind: str = ""
    publisher: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """As the fields of an address."""
        given = {"party": self.party, "kind": self.kind, "publisher": self.publisher}
        return {name: value for name, value in given.items() if value}

    def fits(self, quoted: Quoted) -> bool:
        claim, report = quoted
        return (
            (not self.party or self.party in parties_of(claim))
            and self.kind in ("", claim.kind)
            and self.publisher in ("", report.publisher)
        )


def parties_of(claim: Claim) -> frozenset[str]:
    """The parties, groups and members that a claim is about, by the names that they are counted under."""
    one = {name for each in _NAMES if isinstance(name := getattr(claim, each, None), str)}
    return frozenset(one | set(getattr(claim, "parties", ())))


def choices(quotes: Iterable[Quoted]) -> dict[str, list[str]]:
    """What stands in the quotes, by field, each in its order."""
    found: dict[str, set[str]] = {"party": set(), "kind": set(), "publisher": set()}
    for claim, report in quotes:
        found["party"] |= parties_of(claim)
        found["kind"].add(claim.kind)
        found["publisher"] |= {report.publisher} if report.publisher else set()
    return {name: sorted(values, key=str.casefold) for name, values in found.items()}
