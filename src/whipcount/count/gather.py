"""First pass: which claims were known on the day, and which of them weigh.

A text that copies another is the same witness heard twice: what it repeats stays visible and does not weigh. What
it says otherwise does: an outlet that updates its report prints most of the old text around a new number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import TypeVar, cast

from whipcount.model.claims import Claim
from whipcount.model.report import Report
from whipcount.model.words import Modality

C = TypeVar("C", bound=Claim)

EARLIER = timedelta(days=183)  # what lies further back belongs to another crisis than the report's
SILENT = (Modality.DENIED, Modality.COUNTERFACTUAL)


@dataclass(frozen=True)
class Evidence:
    """What was known on a day, in an order that does not depend on how it came in.

    claims, reports: all that were known. weighing: the claims that assert something of this crisis and do not repeat
    an original. copies: reports that repeat another one's text, with the report they repeat. sorted_out: what `of` has
    found; evidence with other claims (`replace`) begins with none.
    """

    as_of: date
    claims: tuple[Claim, ...]
    reports: dict[str, Report]
    weighing: tuple[Claim, ...]
    copies: dict[str, str]
    sorted_out: dict[type[Claim], tuple[Claim, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of(self, kind: type[C]) -> tuple[C, ...]:
        """The weighing claims of one kind, oldest first; looked for once."""
        if kind not in self.sorted_out:
            self.sorted_out[kind] = tuple(claim for claim in self.weighing if isinstance(claim, kind))
        return cast("tuple[C, ...]", self.sorted_out[kind])

    def report_of(self, claim: Claim) -> Report:
        return self.reports[claim.quote.report]


def gather(
    claims: Iterable[Claim], *, reports: Iterable[Report], witnesses: Mapping[str, str], as_of: date
) -> Evidence:
    """Everything published and true by `as_of`, sorted, with copies told apart."""
    known = {report.id: report for report in sorted(reports, key=_when) if report.published <= as_of}
    heard = sorted((claim for claim in set(claims) if _is_known(claim, known, as_of)), key=lambda c: _order(c, known))
    copies = _copies(known, witnesses)
    weighing = (c for c in _original(heard, copies) if c.modality not in SILENT and not _history(c, known))
    return Evidence(as_of, tuple(heard), known, tuple(weighing), copies)


def _original(heard: Iterable[Claim], copies: Mapping[str, str]) -> Iterator[Claim]:
    """The claims without those of a copy that its original makes too."""
    every = list(heard)
    said = {(claim.quote.report, _says(claim)) for claim in every}
    for claim in every:
        original = copies.get(claim.quote.report)
        if original is None or (original, _says(claim)) not in said:
            yield claim


def _says(claim: Claim) -> tuple[object, ...]:
    """What a claim says, whoever prints it and when, and whatever read it."""
    own = (getattr(claim, each.name) for each in fields(claim) if each.name not in ("quote", "holds_on", "reader"))
    return (claim.kind, *own)


def _when(report: Report) -> tuple[date, str]:
    return report.published, report.id


def _is_known(claim: Claim, known: Mapping[str, Report], as_of: date) -> bool:
    return claim.quote.report in known and claim.holds_on <= as_of


def _history(claim: Claim, known: Mapping[str, Report]) -> bool:
    """Whether a report tells of it as long past: another motion, another house ("In 2018 the government survived")."""
    return claim.holds_on < known[claim.quote.report].published - EARLIER


def _order(claim: Claim, known: Mapping[str, Report]) -> tuple[date, date, str, int, str, str]:
    quote = claim.quote
    return claim.holds_on, known[quote.report].published, quote.report, quote.start, claim.kind, claim.id


def _copies(known: Mapping[str, Report], witnesses: Mapping[str, str]) -> dict[str, str]:
    """Copies with their original; the oldest copy stands in for an original that was not yet published."""
    heard: dict[str, str] = {}
    copies: dict[str, str] = {}
    for report in sorted(known, key=lambda r: (witnesses.get(r, r) != r, *_when(known[r]))):
        original = heard.setdefault(witnesses.get(report, report), report)
        if original != report:
            copies[report] = original
    return copies
