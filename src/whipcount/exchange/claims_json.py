"""A claim as one flat JSON object.

The form is public: other programs read it line by line. Every kind of claim writes the same first
fields (id, kind, report, path, start, end, quote, speaker, modality, holds_on) and then its own, under
the names of the field; a field that a kind does not have is left out, one it leaves open is null.
`reader` stands last, and only in a claim that the phrases did not read. `claims_read` has the way back.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any

from whipcount.model import Claim
from whipcount.model.claims import Reader
from whipcount.model.quantity import Quantity
from whipcount.model.words import Outcome

COMMON = ("id", "kind", "report", "path", "start", "end", "quote", "speaker", "modality", "holds_on")
# A report says what happened ("carried"); only a count says what would ("carries").
RESULT = {Outcome.CARRIES: "carried", Outcome.FAILS: "lost", Outcome.OPEN: "open"}
# The public word is reserved in Python, or means something else there, so the value's own name differs.
_PUBLIC = {("switch", "origin"): "from", ("switch", "target"): "to", ("stage", "day"): "date"}


def claim_to_json(claim: Claim, path: str | None = None) -> dict[str, Any]:
    """The claim as a flat object; `path` is the name by which the user gave its report."""
    quote = claim.quote
    common = (claim.id, claim.kind, quote.report, path, quote.start, quote.end, quote.text)
    said = (claim.speaker, claim.modality.value, claim.holds_on.isoformat())
    own = {public: _written(getattr(claim, name)) for name, public in own_fields(type(claim))}
    by = {} if claim.reader is Reader.PHRASES else {"reader": claim.reader.value}
    return dict(zip(COMMON, common + said, strict=True)) | own | by


def own_fields(cls: type[Claim]) -> list[tuple[str, str]]:
    """The fields that only this kind has: the value's own name and the public one."""
    shared = {field.name for field in fields(Claim)}
    names = [field.name for field in fields(cls) if field.name not in shared]
    return [(name, _PUBLIC.get((cls.kind, name), name)) for name in names]


def quantity_to_json(quantity: Quantity) -> dict[str, Any]:
    """Bounds as {low, high}; `hedged` stands there only for a number that was printed with a hedge."""
    bounds: dict[str, Any] = {"low": quantity.low, "high": quantity.high}
    return bounds | {"hedged": True} if quantity.hedged else bounds


def _written(value: object) -> object:
    match value:
        case Quantity():
            return quantity_to_json(value)
        case Outcome():
            return RESULT[value]
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
    return value
