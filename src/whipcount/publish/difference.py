"""The difference between two counts as text, JSON and a table: what each prints, and what accounts for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from whipcount.exchange.claims_json import claim_to_json
from whipcount.exchange.reports_json import known_of_report
from whipcount.model.claims import Claim
from whipcount.model.difference import Difference, Explanation, Figure, Reason, Side
from whipcount.model.prose import day_in_words
from whipcount.model.quantity import Range
from whipcount.model.words import Bench
from whipcount.publish.cells import table_head, table_rows
from whipcount.publish.layout import Line, lines, paragraph, printable, shorten, table
from whipcount.publish.order import benches, claims_in_order, reports_in_order
from whipcount.publish.wording import sources, span, where

_MOST_QUOTES = 3
_LONGEST = 200
_COLUMNS = (
    "explanation", "unexplained", "assumed", "kind", "who", "party", "from", "to", "day", "seats_low", "seats_high",
    *(f"{bench.value}_{end}" for bench in Bench for end in ("low", "high")),
    "sentence", "claim", "quote", "path", "publisher", "published",
)  # fmt: skip


def difference_text(found: Difference, width: int = 80) -> Iterator[Line]:
    """What both sides print, the sentence, and each explanation with the words behind its reasons."""
    house = found.chamber
    yield Line(f"{house.name}, {house.country}" if house else "A chamber that was not recognised", "title")
    yield from lines(paragraph(f"{_named(found.first)} and {_named(found.second)}", width), "title")
    yield from lines(paragraph(sources(found), width), "quiet")
    yield Line("")
    yield from _figures(found, width)
    yield Line("")
    yield from lines(paragraph(found.sentence, width), "strong")
    for number, explanation in enumerate(found.explanations, 1):
        yield from _explanation(found, number, explanation, width)
    if found.always:
        yield Line("")
        said = "; ".join(reason.who for reason in found.always)
        yield from lines(paragraph(f"In each of the smallest: {said}.", width))
    if found.unused:
        yield Line("")
        yield Line("Reported between the two, and not needed by the smallest", "heading")
        for reason in found.unused:
            yield from _reason(found, reason, width)
    yield from _after(found, width)


def difference_to_json(found: Difference) -> dict[str, Any]:
    """The difference as docs/api.md describes it."""
    paths = {report.id: report.path for report in found.reports}
    house, named = found.chamber, _named_claims(found)
    return {
        "chamber": house and {"id": house.id, "name": house.name, "country": house.country},
        "first": _side(found.first),
        "second": _side(found.second),
        "apart": {bench.value: _range(found.apart[bench]) for bench in benches(found.apart)},
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


def _named(side: Side) -> str:
    """A side as a heading has it."""
    return day_in_words(side.day) if side.dated else f"{side.name} ({day_in_words(side.day)})"


def _figures(found: Difference, width: int) -> Iterator[Line]:
    """What each side gives each bench, how far apart they are, and the words."""
    known = benches({**found.first.figures, **found.second.figures})
    sides = [day_in_words(side.day) if side.dated else printable(side.name) for side in (found.first, found.second)]
    rows = [
        (
            bench.value.capitalize(),
            _cell(found.first.figures.get(bench)),
            _cell(found.second.figures.get(bench)),
            _signed(found.apart[bench]) if bench in found.apart else "not compared",
        )
        for bench in known
    ]
    head, *rest = table([("Bench", *sides, "difference"), *rows], width)
    yield Line(head, "heading")
    yield from lines(rest)
    ids = {claim for side in (found.first, found.second) for figure in side.figures.values() for claim in figure.claims}
    yield from _quotes(found, ids, width, 8)


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "-"
    return f"{span(figure.seats)} (counted)" if figure.counted else span(figure.seats)


def _signed(apart: Range) -> str:
    low, high = (f"{number:+d}" if number else "0" for number in (apart.low, apart.high))
    return low if low == high else f"{low} to {high}"


def _explanation(found: Difference, number: int, explanation: Explanation, width: int) -> Iterator[Line]:
    if not explanation.reasons and not explanation.unexplained:
        return
    yield Line("")
    if found.smallest > 1 or len(found.explanations) > 1:
        yield Line(_heading(found, number, explanation), "heading")
    for reason in explanation.reasons:
        yield from _reason(found, reason, width)
    if explanation.unexplained:
        seats = "1 seat" if explanation.unexplained == 1 else f"{explanation.unexplained} seats"
        on = ", ".join(f"{bench.value} {explanation.rest[bench]:+d}" for bench in benches(explanation.rest))
        told = f"{seats} that no report explains{f' ({on})' if on else ''}"
        yield from lines(paragraph(told, width, "    ", "  - "), "warning")


def _heading(found: Difference, number: int, explanation: Explanation) -> str:
    """Which of the explanations it is, and how large."""
    if number <= found.smallest:
        return f"{number} of {found.smallest:,} equally small" if found.smallest > 1 else "The smallest"
    many = "1 reason" if len(explanation.reasons) == 1 else f"{len(explanation.reasons)} reasons"
    return f"Larger: {many}, {explanation.assumed} taken for granted"


def _reason(found: Difference, reason: Reason, width: int) -> Iterator[Line]:
    yield from lines(paragraph(f"{reason.sentence} [{reason.kind.value}]", width, "    ", "  - "))
    yield from _quotes(found, set(reason.claims), width, _MOST_QUOTES)


def _quotes(found: Difference, ids: set[str], width: int, most: int) -> Iterator[Line]:
    """The words of the claims, each once, with file and line."""
    behind = [claim for claim in claims_in_order(found) if claim.id in ids]
    quotes = dict.fromkeys(f"{_quoted(claim)} {where(found, claim.quote)}" for claim in behind)
    for quote in list(quotes)[:most]:
        yield from lines(paragraph(quote, width, " " * 10, " " * 6), "quiet")
    if len(quotes) > most:
        yield Line(f"      and {len(quotes) - most} more", "quiet")


def _quoted(claim: Claim) -> str:
    return '"' + shorten(claim.quote.text, _LONGEST).strip("\"'“”‘’") + '"'


def _after(found: Difference, width: int) -> Iterator[Line]:
    if found.remarks:
        yield Line("")
        yield Line("Remarks", "heading")
    for remark in found.remarks:
        yield from lines(paragraph(remark.sentence, width, "    ", "  - "))
        yield from _quotes(found, set(remark.claims), width, _MOST_QUOTES)
    if any(explanation.reasons for explanation in found.explanations):
        yield Line("")
        yield from lines(paragraph("The smallest set need not be the true one: others may hold.", width), "quiet")


def _side(side: Side) -> dict[str, Any]:
    figures = {bench.value: _figure(side.figures[bench]) for bench in benches(side.figures)}
    head = {"name": side.name, "day": side.day.isoformat(), "dated": side.dated}
    return head | {"reports": list(side.reports), "figures": figures}


def _figure(figure: Figure) -> dict[str, Any]:
    base = figure.base and figure.base.value
    return {"seats": _range(figure.seats), "counted": figure.counted, "base": base, "claims": list(figure.claims)}


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
        "seats": _range(reason.seats),
        "from": reason.origin and reason.origin.value,
        "to": reason.target and reason.target.value,
        "day": reason.day and reason.day.isoformat(),
        "effects": {bench.value: _range(reason.effects[bench]) for bench in benches(reason.effects)},
        "assumed": reason.assumed,
        "sentence": reason.sentence,
        "claims": list(reason.claims),
    }


def _range(seats: Range) -> list[int]:
    return [seats.low, seats.high]


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
