"""The fields of a claim as a person types them on one line: `seats party=Blue quantity=40`, or a JSON object.

A number is 40, 40+ (at least) or 36-44; `null` leaves a field open; several parties are divided by commas; a value
with a space stands in quotation marks.
"""

from __future__ import annotations

import json
import re
import shlex
from typing import Any

from whipcount.exchange.claim_fields import number, shown
from whipcount.exchange.claims_json import COMMON, own_fields
from whipcount.model import KINDS, Claim, Problem, Report, Unusable
from whipcount.publish import claim_to_json
from whipcount.scoring.gold import GoldClaim, gold_claim
from whipcount.sentences import worded

_NUMBERS = ("quantity", "ayes", "noes", "abstain", "absent", "count")
_LISTS = ("parties", "by")


def corrected(claim: Claim, typed: str, report: Report, *, optional: bool = False) -> GoldClaim:
    """The claim with the fields that were typed; Unusable when they make no claim of this text."""
    changes = _typed(typed)
    base = {name: value for name, value in claim_to_json(claim).items() if name not in ("id", "path")}
    if changes.get("kind", claim.kind) != claim.kind:
        base = {name: value for name, value in base.items() if name in COMMON}
    if "quote" in changes:
        changes |= _span(*spot(report, str(changes["quote"]), near=claim.quote.start), report)
    return gold_claim(base | {"optional": optional} | changes, report)


def missed(quote: str, typed: str, report: Report) -> GoldClaim:
    """A claim that was not read, of its quote and of its kind and fields as typed."""
    return gold_claim(_typed(typed) | _span(*spot(report, quote), report), report)


def spot(report: Report, quote: str, *, near: int | None = None) -> tuple[int, int]:
    """Where a quote stands, or the nearest of its places to an offset; Unusable when it is nowhere or that is open.

    A line break of the text is a space on the line that is typed.
    """
    if near is not None:
        return min(spots(report, quote, head=True), key=lambda span: abs(span[0] - near))
    found = spots(report, quote)
    if len(found) > 1:
        what = f"a quote that stands {len(found)} times in the text"
        raise Unusable(Problem(None, what, "one that stands once", "Quote more of the words."))
    return found[0]


def spots(report: Report, quote: str, *, head: bool = False) -> list[tuple[int, int]]:
    """Every place where a quote stands, at least one; Unusable when it is nowhere.

    Those in the head of the text only where it stands nowhere else, or with `head`.
    """
    pattern = r"\s+".join(map(re.escape, quote.split()))
    found = [match.span() for match in re.finditer(pattern, report.text)] if pattern else []
    if not found:
        what, expected = worded("form.quote.nowhere", quote=quote[:60]), worded("form.quote.nowhere.expected")
        raise Unusable(Problem(None, what, expected, worded("form.quote.nowhere.do")))
    return found if head else [span for span in found if span[0] >= report.body] or found


def _span(start: int, end: int, report: Report) -> dict[str, Any]:
    return {"start": start, "end": end, "quote": report.text[start:end]}


def line(claim: Claim) -> str:
    """A claim as it would be typed, the other way round."""
    values = claim_to_json(claim)
    names = [public for _, public in own_fields(type(claim)) if public != "as_printed"]
    said = [(name, values[name]) for name in (*names, "speaker", "modality") if values[name] not in (None, [])]
    return " ".join(f"{name}={shlex.quote(shown(value))}" for name, value in said)


def _typed(text: str) -> dict[str, Any]:
    if text.lstrip().startswith("{"):
        return _object(text)
    try:
        words = shlex.split(text)
    except ValueError:
        raise Unusable(_problem(text, "quotation marks in pairs", "Close the quotation mark.")) from None
    fields: dict[str, Any] = {}
    for place, word in enumerate(words):
        name, equals, value = word.partition("=")
        if equals:
            fields[name] = _value(name, value)
        elif place == 0 and word in KINDS:
            fields["kind"] = word
        else:
            raise Unusable(_problem(word, "field=value", "Write such as quantity=40; quote a value that has spaces."))
    if not fields:
        raise Unusable(_problem(text, "field=value", "Write such as quantity=40."))
    return fields


def _object(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict) or not value:
        raise Unusable(_problem(text, "a JSON object", 'Write such as {"kind": "vacancy", "quantity": ...}.'))
    return {name: _value(name, each) if isinstance(each, str | int) else each for name, each in value.items()}


def _value(name: str, value: Any) -> Any:
    text = str(value)
    if text.lower() in ("null", ""):
        return None
    if name in _NUMBERS:
        return _bounds(name, text)
    if (
        name in _LISTS
        and isinstance(value, str)
        and not (name == "by" and value in ("movers", "government", "opponents"))
    ):
        return [part.strip() for part in value.split(",") if part.strip()]
    return text == "true" if name == "optional" and text in ("true", "false") else value


def _bounds(name: str, text: str) -> dict[str, int | None]:
    bounds = number(text)
    if bounds is None or (bounds["high"] is not None and bounds["high"] < (bounds["low"] or 0)):
        expected = "a number such as 40, 40+ for at least 40, or 36-44"
        raise Unusable(Problem(None, f"{name} '{text[:60]}'", expected, f"Mend {name}."))
    return bounds


def _problem(found: str, expected: str, do: str) -> Problem:
    return Problem(None, f"'{found[:60]}'", expected, do)
