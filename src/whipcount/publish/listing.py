"""The claims of each report as text: what was read, under which words, and what was not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from whipcount.exchange.claims_json import own_fields
from whipcount.model import Claim, Report
from whipcount.model.count import Unread
from whipcount.model.prose import day_in_words, listed
from whipcount.model.words import Modality
from whipcount.publish.layout import Line, lines, paragraph, printable, shorten

_MARGIN = 16
_NAMED = ("from", "to", "mover", "target", "by", "base", "ayes", "noes", "abstain", "absent", "count")


def claims_text(report: Report, claims: Sequence[Claim], unread: Sequence[Unread], width: int = 80) -> Iterator[Line]:
    """One report: its name and day, its claims from the top down, then the sentences that gave none."""
    yield Line(f"{report.path} ({_who(report)}, {day_in_words(report.published)})", "title")
    for claim in sorted(claims, key=lambda each: (each.quote.start, each.quote.end, each.id)):
        yield from _claim(report, claim, width)
    if not claims:
        yield Line("  Nothing was read in it.")
    for each in unread:
        line = f"  {_line(report, each.quote.start):>5}  {'unread':<{_MARGIN - 7}}"
        yield Line(line + shorten(each.quote.text, width - len(line)), "quiet")


def _claim(report: Report, claim: Claim, width: int) -> Iterator[Line]:
    start = f"  {_line(report, claim.quote.start):>5}  {claim.kind:<{_MARGIN}}"
    yield from lines(paragraph(_fields(report, claim) or "-", width, " " * len(start), start))
    room = width - len(start) - 2
    yield Line(f'{"":{len(start)}}"{shorten(claim.quote.text, room)}"', "quiet")


def _fields(report: Report, claim: Claim) -> str:
    """The claim in few words: its own fields, and its day, speaker and modality where they are not the report's own."""
    own = {public: getattr(claim, name) for name, public in own_fields(type(claim)) if name != "as_printed"}
    repeated = {"party"} if own.get("party") == own.get("actor") else set()
    said = [_field(name, value) for name, value in own.items() if value not in (None, ()) and name not in repeated]
    said += [f"on {day_in_words(claim.holds_on)}"] if claim.holds_on != report.published else []
    said += [f"said by {printable(claim.speaker)}"] if claim.speaker else []
    return ", ".join([*said, *([claim.modality.value] if claim.modality is not Modality.STATED else [])])


def _field(name: str, value: object) -> str:
    """A value in words; named where the value alone would not tell what it is."""
    if isinstance(value, date):
        return day_in_words(value)
    words = listed(value) if isinstance(value, tuple) else printable(str(value)).replace("_", " ")
    return f"{name} {words}" if name in _NAMED else words


def _who(report: Report) -> str:
    return report.publisher or "publisher not named"


def _line(report: Report, offset: int) -> int:
    return report.text.count("\n", 0, offset) + 1
