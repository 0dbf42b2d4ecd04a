"""Gold: texts that a person has read whole, with every claim they make. What the reader is measured against.

A text with no claims is gold too: whatever is read in it is false. A claim may be `optional`: debatable, so that
a reader that gives it is right and one that does not is not wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from whipcount.model import Claim, Place, Problem, Report, Unusable
from whipcount.publish import claim_from_json

# What as_printed repeats where a person has left it out: gold names are as printed already.
_PRINTED = {"seats": "party", "total": "bench", "allegiance": "actor", "switch": "actor", "group": "of"}


@dataclass(frozen=True)
class GoldClaim:
    """One claim that a person found; `place` is where they wrote it down."""

    claim: Claim
    optional: bool = False
    place: Place | None = None


@dataclass(frozen=True)
class GoldText:
    """One text that was read whole.

    aliases: names that mean the same party or person in this text, the first of each is the canonical one.
    judged: None once the text is read whole; while it is under review, the ids of what was read and is judged.
    """

    report: Report
    claims: tuple[GoldClaim, ...] = ()
    aliases: tuple[tuple[str, ...], ...] = ()
    place: Place | None = None
    judged: frozenset[str] | None = None


def gold_claim(data: Mapping[str, Any], report: Report, place: Place | None = None) -> GoldClaim:
    """One claim in the product's JSON form, with what follows from its text filled in: report, quote, the day.

    `optional` is gold's own. Unusable with every Problem in it, also when its quote does not stand in the text.
    """
    own = {name: value for name, value in data.items() if name not in ("optional", "note", "path", "reader")}
    start, end = own.get("start"), own.get("end")
    if type(start) is int and type(end) is int and 0 <= start < end <= len(report.text):
        own.setdefault("quote", report.text[start:end])
    printed = _PRINTED.get(str(own.get("kind")))
    if printed:
        own.setdefault("as_printed", own.get(printed, ""))
    filled = {"report": report.id, "speaker": None, "modality": "stated", "holds_on": report.published.isoformat()}
    if own.get("kind") == "office":
        filled["office"] = None
    claim = claim_from_json(filled | own, place)
    problems = list(_wrong(claim, data, report, place))
    if problems:
        raise Unusable(problems)
    return GoldClaim(claim, data.get("optional", False) is True, place)


def _wrong(claim: Claim, data: Mapping[str, Any], report: Report, place: Place | None) -> list[Problem]:
    found: list[Problem] = []
    quote = claim.quote
    if quote.report != report.id:
        do = "Put each claim below the line of its text."
        found.append(Problem(place, f"a claim of the text {quote.report[:12]}", f"one of {report.id[:12]}", do))
    elif report.text[quote.start : quote.end] != quote.text:
        do = "Copy the words from the text, or mend start and end."
        found.append(Problem(place, f"the quote {quote.text[:60]!r}", "the very words of the text there", do))
    if type(data.get("optional", False)) is not bool:
        found.append(Problem(place, f"optional {data['optional']!r}", "true or false", "Write true or leave it out."))
    return found


def gathered(makers: list[Callable[[], GoldClaim]]) -> tuple[GoldClaim, ...]:
    """Every claim, or Unusable with the Problems of all of them."""
    claims: list[GoldClaim] = []
    problems: list[Problem] = []
    for make in makers:
        try:
            claims.append(make())
        except Unusable as error:
            problems.extend(error.problems)
    if problems:
        raise Unusable(problems)
    return tuple(claims)
