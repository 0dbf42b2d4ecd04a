"""The claims behind a number, as a reader checks them: the words, who printed them, when, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from whipcount.model import Claim, Report
from whipcount.publish.order import Answer, claims_in_order

_NAMES = ("party", "actor", "of")


@dataclass(frozen=True, slots=True)
class Proof:
    """A claim with the report that prints it."""

    claim: Claim
    report: Report
    address: str

    @property
    def printed(self) -> date:
        return self.report.published


class Evidence:
    """The claims of an answer by their ids, each with its report and the address of its place in the text."""

    def __init__(self, count: Answer, address: dict[str, str]) -> None:
        """address: for each report its page, or "" where its text stands on the same page."""
        reports = {report.id: report for report in count.reports}
        self._proofs = {
            claim.id: Proof(claim, reports[claim.quote.report], f"{address[claim.quote.report]}#c-{claim.id}")
            for claim in claims_in_order(count)
            if claim.quote.report in reports
        }

    def of(self, claims: Iterable[str]) -> list[Proof]:
        """The claims with these ids, the newest report's first, each wording of a report once."""
        wanted = set(claims)
        found = [proof for claim, proof in self._proofs.items() if claim in wanted]
        found.sort(key=lambda proof: proof.report.published, reverse=True)
        once = {(proof.report.id, proof.claim.quote.text): proof for proof in reversed(found)}
        return list(reversed(once.values()))

    def naming(self, party: str) -> list[Proof]:
        """The claims that speak of a party: its seats, its switches, groups of it and members of it."""
        return self.of(
            claim
            for claim, proof in self._proofs.items()
            if any(getattr(proof.claim, n, None) == party for n in _NAMES)
        )
