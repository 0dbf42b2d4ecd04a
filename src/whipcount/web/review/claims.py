"""A claim as an editor reads it: what kind it is in plain words, what stands in its fields, how it stands and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from whipcount.crisis.reviewed import ReviewedClaim, State
from whipcount.exchange import claim_to_json
from whipcount.exchange.claim_fields import ClaimField, Form, fields_of
from whipcount.model import Claim, Report
from whipcount.model.quantity import Quantity
from whipcount.web.words import Words

CHOICES = ("choice", "modality", "bench", "option", "motion", "stage", "agreement")
_AROUND = 70  # letters of the text on each side of a quote


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim on a page. number: its place among the claims of the report. before, after: the text around the quote."""

    number: int
    judged: ReviewedClaim
    report: Report
    t: Words

    @property
    def subject(self) -> str:
        return self.judged.subject

    @property
    def claim(self) -> Claim:
        return self.judged.claim

    @property
    def state(self) -> State:
        return self.judged.state

    @property
    def kind(self) -> str:
        return self.t.named(self.claim.kind, "kind")

    @property
    def certainty(self) -> str:
        """How firmly the report puts it, and what read it where that was not the phrases."""
        return self.t.named(self.claim.modality.value, "modality")

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What stands in its fields: label and value; what the report leaves open is left out."""
        return in_words(self.claim, self.t)

    @property
    def was(self) -> list[tuple[str, str]]:
        """The fields that read otherwise when it came in, as they were then."""
        now = dict(self.rows)
        return [(label, value) for label, value in in_words(self.judged.first, self.t) if now.get(label) != value]

    @property
    def before(self) -> str:
        return around(self.report, self.claim.quote.start, self.claim.quote.end)[0]

    @property
    def after(self) -> str:
        return around(self.report, self.claim.quote.start, self.claim.quote.end)[1]


def around(report: Report, start: int, end: int) -> tuple[str, str]:
    """The text before and after a quote, in whole words."""
    first, last = max(min(report.body, start), start - _AROUND), end + _AROUND
    before, after = report.text[first:start], report.text[end:last]
    return (
        before if first <= report.body else f"… {before.partition(' ')[2]}",
        after if last >= len(report.text) else f"{after.rpartition(' ')[0]} …",
    )


def in_words(claim: Claim, t: Words) -> list[tuple[str, str]]:
    """The fields of a claim with labels and values in the page's language; those that are left open are left out."""
    values = claim_to_json(claim)
    found = []
    for field in fields_of(claim.kind):
        value = values[field.name]
        if value in (None, [], False) or field.name == "modality":
            continue
        found.append((label(field, t), _in_words(field, value, t)))
    return found


def label(field: ClaimField, t: Words) -> str:
    """What a field is called on the page."""
    return t.named(field.name, "field")


def choice(word: str, t: Words) -> str:
    """What one of a field's choices is called on the page."""
    return t.named(word, *CHOICES)


def _in_words(field: ClaimField, value: Any, t: Words) -> str:
    match field.form:
        case Form.NUMBER:
            return t.quantity(Quantity(value["low"], value["high"]))
        case Form.DAY:
            return t.day(date.fromisoformat(value))
        case Form.CHOICE:
            return choice(value, t)
        case Form.TEXTS:
            return ", ".join(value)
        case Form.TRUTH:
            return t("review.true")
    return str(value)
