"""A report's text with its claims marked. It is data: every letter is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from markupsafe import Markup, escape

from whipcount.model import Claim, Report
from whipcount.model.count import Unread
from whipcount.web.words import Words

C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Span(Generic[C]):
    """Words of a report. claim: what stands on them, None for what was not read."""

    start: int
    end: int
    claim: C | None


def marked(report: Report, claims: Iterable[Claim], unread: Iterable[Unread], t: Words) -> Markup:
    """The text in pieces, each marked with the kinds of the claims that stand on it.

    The first piece of a claim bears its id.
    """
    spans = [Span(claim.quote.start, claim.quote.end, claim) for claim in claims]
    spans += [Span(each.quote.start, each.quote.end, None) for each in unread]
    return Markup("").join(_piece(report.text[start:end], start, over, t) for start, end, over in cut(report, spans))


def cut(report: Report, spans: Sequence[Span[C]]) -> Iterator[tuple[int, int, list[Span[C]]]]:
    """The text in pieces, for quotes overlap: cut wherever one begins or ends; each piece with what lies over it.

    They begin where the prose does, or with the first quote where that stands before it.
    """
    edges = sorted({report.body, len(report.text), *(edge for span in spans for edge in (span.start, span.end))})
    for start, end in pairwise(edges):
        yield start, end, [span for span in spans if span.start < end and span.end > start]


def _piece(text: str, start: int, over: Sequence[Span[Claim]], t: Words) -> Markup:
    words = escape(text)
    if not over:
        return words
    claims = [span.claim for span in over if span.claim]
    places = Markup("").join(
        Markup('<a id="c-{}"></a>').format(claim.id) for claim in claims if claim.quote.start == start
    )
    if not claims:
        return Markup('<span class="unread" title="{}">{}</span>').format(t("report.unread"), words)
    kinds = dict.fromkeys(t(f"kind.{claim.kind}") for claim in claims)
    return places + Markup('<mark title="{}">{}</mark>').format(", ".join(kinds), words)
