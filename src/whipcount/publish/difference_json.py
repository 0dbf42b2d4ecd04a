"""The difference between two counts as JSON and as a table: each reason with its claims, their words and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from whipcount.exchange.claims_json import claim_to_json
from whipcount.exchange.reports_json import known_of_report
from whipcount.model.claims import Claim
from whipcount.model.difference import Difference, Explanation, Figure, Reason, Side
from whipcount.model.words import Bench
from whipcount.publish.bands import range_to_json
from whipcount.publish.cells import table_head, table_rows
from whipcount.publish.order import benches, claims_in_order, reports_in_order

_COLUMNS = (
    "explanation", "unexplained", "assumed", "kind", "who", "party", "from", "to", "day", "seats_low", "seats_high",
    *(f"{bench.value}_{end}" for bench in Bench for end in ("low", "high")),
    "sentence", "claim", "quote", "path", "publisher", "published",
)  # fmt: skip


def difference_to_json(found: Difference) -> dict[str, Any]:
    """The difference as docs/api.md describes it."""
    paths = {report.id: report.path for report in found.reports}
    house, named = found.chamber, _named_claims(found)
    return {
        "chamber": house and {"id": house.id, "name": house.name, "country": house.country},
        "first": _side(found.first),
        "second": _side(found.second),
        "apart": {bench.value: range_to_json(found.apart[bench]) for bench in benches(found.apart)},
        "sentence": found.sentence,
        "smallest": found.smallest,
        "explanations": [_explained(explanation) for explanation in found.explanations],
        "always": [_reason_to_json(reason) for reason in found.always],
        "unused": [_reason_to_json(reason) for reason in found.unused],
        "remarks": [{"sentence": remark.sentence, "claims": list(remark.claims)} for remark in found.remarks],
        "claims": [claim_to_json(claim, paths.get(claim.quote.report)) for claim in named],
        "reports": [known_of_report(report) for report in reports_in_order(found)],
    }


def difference_table(found: Difference, delimiter: str = ",") -> str:
    """A row for each claim behind a figure (no explanation) and behind each reason of each explanation."""
    return table_head(_COLUMNS, delimiter) + table_rows(_COLUMNS, _rows(found), delimiter)


def _side(side: Side) -> dict[str, Any]:
    figures = {bench.value: _figure(side.figures[bench]) for bench in benches(side.figures)}
    head = {"name": side.name, "day": side.day.isoformat(), "dated": side.dated}
    return head | {"reports": list(side.reports), "figures": figures}


def _figure(figure: Figure) -> dict[str, Any]:
    base = figure.base and figure.base.value
    return {
        "seats": range_to_json(figure.seats),
        "counted": figure.counted,
        "base": base,
        "claims": list(figure.claims),
    }


def _explained(explanation: Explanation) -> dict[str, Any]:
    return {
        "unexplained": explanation.unexplained,
        "rest": {bench.value: explanation.rest[bench] for bench in benches(explanation.rest)},
        "assumed": explanation.assumed,
        "reasons": [_reason_to_json(reason) for reason in explanation.reasons],
    }


def _reason_to_json(reason: Reason) -> dict[str, Any]:
    return {
        "kind": reason.kind.value,
        "who": reason.who,
        "party": reason.party,
        "seats": range_to_json(reason.seats),
        "from": reason.origin and reason.origin.value,
        "to": reason.target and reason.target.value,
        "day": reason.day and reason.day.isoformat(),
        "effects": {bench.value: range_to_json(reason.effects[bench]) for bench in benches(reason.effects)},
        "assumed": reason.assumed,
        "sentence": reason.sentence,
        "claims": list(reason.claims),
    }


def _named_claims(found: Difference) -> list[Claim]:
    """The claims that something in the difference names."""
    reasons = [reason for explanation in found.explanations for reason in explanation.reasons]
    ids = {claim for reason in (*reasons, *found.always, *found.unused) for claim in reason.claims}
    ids |= {claim for side in (found.first, found.second) for f in side.figures.values() for claim in f.claims}
    ids |= {claim for remark in found.remarks for claim in remark.claims}
    return [claim for claim in claims_in_order(found) if claim.id in ids]


def _rows(found: Difference) -> Iterator[dict[str, Any]]:
    for side in (found.first, found.second):
        for bench in benches(side.figures):
            figure = side.figures[bench]
            kind = "counted" if figure.counted else "figure"
            row: dict[str, Any] = {"kind": kind, "who": side.name, "day": side.day.isoformat()}
            row |= {f"{bench.value}_low": figure.seats.low, f"{bench.value}_high": figure.seats.high}
            yield from _for_claims(found, row, figure.claims)
    for number, explanation in enumerate(found.explanations, 1):
        head = {"explanation": number, "unexplained": explanation.unexplained}
        for reason in explanation.reasons:
            yield from _for_claims(found, head | _reason_row(reason), reason.claims)
        if not explanation.reasons:
            yield head


def _reason_row(reason: Reason) -> dict[str, Any]:
    row = {name: value for name, value in _reason_to_json(reason).items() if name not in ("effects", "claims", "seats")}
    row |= {"seats_low": reason.seats.low, "seats_high": reason.seats.high}
    for bench, effect in reason.effects.items():
        row |= {f"{bench.value}_low": effect.low, f"{bench.value}_high": effect.high}
    return row


def _for_claims(found: Difference, row: dict[str, Any], ids: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The row once for each claim, with its words and its source; once without where there is none."""
    wanted, reports = set(ids), {report.id: report for report in found.reports}
    behind = [claim for claim in claims_in_order(found) if claim.id in wanted]
    for claim in behind:
        report = reports[claim.quote.report]
        source = {"path": report.path, "publisher": report.publisher, "published": report.published.isoformat()}
        yield row | {"claim": claim.id, "quote": claim.quote.text} | source
    if not behind:
        yield row
