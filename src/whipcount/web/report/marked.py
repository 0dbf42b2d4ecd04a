"""A report's text with its claims marked. It is data: every letter is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from whipcount.model import Claim, Report
from whipcount.model.count import Unread
from whipcount.web.words import Words


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    claim: Claim | None  # None for what was not read


def marked(report: Report, claims: Iterable[Claim], unread: Iterable[Unread], t: Words) -> Markup:
    """The text in pieces, each marked with the kinds of the claims that stand on it.

    Quotes overlap, so the text is cut wherever one begins or ends; the first piece of a claim bears its id.
    """
    spans = [_Span(claim.quote.start, claim.quote.end, claim) for claim in claims]
    spans += [_Span(each.quote.start, each.quote.end, None) for each in unread]
    edges = sorted({report.body, len(report.text), *(edge for span in spans for edge in (span.start, span.end))})
    pieces = (_piece(report.text, start, end, spans, t) for start, end in pairwise(edges))
    return Markup("").join(pieces)


def _piece(text: str, start: int, end: int, spans: list[_Span], t: Words) -> Markup:
    over = [span for span in spans if span.start < end and span.end > start]
    words = escape(text[start:end])
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
