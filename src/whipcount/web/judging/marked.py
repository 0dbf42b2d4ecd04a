"""A report's text with every claim marked at its quote and numbered, also where quotes overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from whipcount.crisis.reviewed import State
from whipcount.model import Report
from whipcount.model.count import Unread
from whipcount.web.report.marked import Span, cut
from whipcount.web.review.claims import Shown
from whipcount.web.words import Words


def marked(report: Report, claims: Sequence[Shown], unread: Iterable[Unread], t: Words) -> Markup:
    """The text in pieces. Where a quote begins stands a link with the number of its claim.

    The number is drawn by the style sheet and is no letter of the text, so that words which a person selects are those
    of the report and their offsets are the report's.
    """
    spans = [Span(each.claim.quote.start, each.claim.quote.end, each) for each in claims]
    spans += [Span(each.quote.start, each.quote.end, None) for each in unread]
    return Markup("").join(_piece(report.text[start:end], start, over, t) for start, end, over in cut(report, spans))


def _piece(text: str, start: int, over: Sequence[Span[Shown]], t: Words) -> Markup:
    words = escape(text)
    claims = [span.claim for span in over if span.claim]
    links = Markup("").join(_link(claim, t) for claim in claims if claim.claim.quote.start == start)
    if claims:
        return links + Markup('<mark class="{}">{}</mark>').format(_how({claim.state for claim in claims}), words)
    return Markup('<span class="unread" title="{}">{}</span>').format(t("report.unread"), words) if over else words


def _link(claim: Shown, t: Words) -> Markup:
    name = t("review.claim", n=claim.number) + f": {claim.kind}, {t('state.' + claim.state)}"
    link = Markup('<a class="at" id="at-{0}" href="#claim-{0}" data-n="{1}" data-state="{2}" aria-label="{3}"></a>')
    return link.format(claim.subject, claim.number, claim.state.value, name)


def _how(states: set[State]) -> str:
    """What the words look like: something is still to be decided on them, or nothing on them counts, or neither."""
    if State.UNDECIDED in states:
        return "undecided"
    return "withdrawn" if states == {State.WITHDRAWN} else "decided"
