"""The form of a claim: made of the fields of its kind, filled with what it says, read back with what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from whipcount.exchange import claim_to_json
from whipcount.exchange.claim_fields import ClaimField, fields_of, filled, shown
from whipcount.model import Claim, Place, Problem, Report, Unusable
from whipcount.scoring.gold import gold_claim
from whipcount.scoring.typed import spots

PREFIX = "f."
_BESIDE = ("quote", "because")
_LEFT_OUT = ("id", "path", "reader")


@dataclass(frozen=True, slots=True)
class Row:
    """A field on the page. typed: what stands in it. problems: what is wrong with that."""

    field: ClaimField
    typed: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Filling:
    """A form as it is shown: its fields, and what is wrong with no single one of them."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def general(self) -> tuple[Problem, ...]:
        """What is wrong with no part of the form: its words and its reason stand beside the fields of the claim."""
        return tuple(each for each in self.problems if _place(each) not in _BESIDE)

    def with_(self, problems: tuple[Problem, ...]) -> Filling:
        """The same form with what is wrong in it, each problem beside the field that is its place."""
        named = {row.field.name for row in self.rows}
        rows = tuple(
            Row(row.field, row.typed, tuple(each for each in problems if _place(each) == row.field.name))
            for row in self.rows
        )
        return Filling(rows, tuple(each for each in problems if _place(each) not in named))


def blank(kind: str, report: Report) -> Filling:
    """The form of a claim that is not there yet."""
    first = {"modality": "stated", "holds_on": report.published.isoformat()}
    return Filling(tuple(Row(field, first.get(field.name, "")) for field in fields_of(kind)))


def of_claim(claim: Claim) -> Filling:
    """The form of a claim as it stands."""
    said = claim_to_json(claim)
    return Filling(tuple(Row(field, shown(said[field.name])) for field in fields_of(claim.kind)))


def typed(kind: str, fields: Mapping[str, str]) -> Filling:
    """The form as it was sent: the fields of the claim stand apart from the form's own by the letters before them."""
    return Filling(tuple(Row(field, fields.get(f"{PREFIX}{field.name}", "")) for field in fields_of(kind)))


def new_claim(kind: str, sent: Filling, report: Report, span: tuple[int, int]) -> Claim:
    """The claim that a form makes of these words of the report; Unusable with everything that is wrong in it."""
    values = _values(sent, {})
    return gold_claim({**_given(values), "kind": kind, **_span(report, *span)}, report).claim


def corrected(claim: Claim, sent: Filling, report: Report, quote: str) -> Claim:
    """The claim as the form has it; a field that was left as it stood keeps what the form cannot show (a hedge).

    What read it stays said: a person has corrected it, which the entry says.
    """
    said = {name: value for name, value in claim_to_json(claim).items() if name not in _LEFT_OUT}
    values = _values(sent, said)
    start, end = claim.quote.start, claim.quote.end
    if " ".join(quote.split()) != " ".join(claim.quote.text.split()):
        start, end = min(places(report, quote, head=True), key=lambda span: abs(span[0] - claim.quote.start))
    made = gold_claim({**said, **_given(values), **_span(report, start, end)}, report).claim
    return replace(made, reader=claim.reader)


def places(report: Report, quote: str, *, head: bool = False) -> list[tuple[int, int]]:
    """Where a quote stands in the report; Unusable, with the quote as its place, when it is nowhere."""
    try:
        return spots(report, quote, head=head)
    except Unusable as error:
        raise Unusable(Problem(Place("quote"), each.found, each.expected, each.do) for each in error.problems) from None


def _values(sent: Filling, said: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed as values of the claim's JSON form."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for row in sent.rows:
        name = row.field.name
        if name in said and row.typed.strip() == shown(said[name]).strip():
            values[name] = said[name]
            continue
        try:
            values[name] = filled(row.field, row.typed)
        except Unusable as error:
            problems += error.problems
    if problems:
        raise Unusable(problems)
    return values


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what was left blank and follows from the rest: the words as printed are then the name itself."""
    return {name: value for name, value in values.items() if value is not None or name != "as_printed"}


def _span(report: Report, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "quote": report.text[start:end]}


def _place(problem: Problem) -> str:
    return problem.place.path if problem.place else ""
