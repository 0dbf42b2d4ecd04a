"""The claims of each report as text: what was read, under which words, and what was not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whipcount.model import Claim, Report
from whipcount.model.count import Unread
from whipcount.publish.claims_json import claim_to_json, own_fields
from whipcount.publish.layout import Line, lines, paragraph, printable, shorten
from whipcount.publish.wording import day

_MARGIN = 16


def claims_text(report: Report, claims: Sequence[Claim], unread: Sequence[Unread], width: int = 80) -> Iterator[Line]:
    """One report: its name and day, its claims from the top down, then the sentences that gave none."""
    yield Line(f"{report.path} ({_who(report)}, {day(report.published)})", "title")
    for claim in sorted(claims, key=lambda each: (each.quote.start, each.quote.end, each.id)):
        yield from _claim(report, claim, width)
    if not claims:
        yield Line("  Nothing was read in it.")
    for each in unread:
        line = f"  {_line(report, each.quote.start):>5}  {'unread':<{_MARGIN - 7}}"
        yield Line(line + shorten(each.quote.text, width - len(line)), "quiet")


def _claim(report: Report, claim: Claim, width: int) -> Iterator[Line]:
    start = f"  {_line(report, claim.quote.start):>5}  {claim.kind:<{_MARGIN}}"
    yield from lines(paragraph(_fields(claim) or "-", width, " " * len(start), start))
    room = width - len(start) - 2
    yield Line(f'{"":{len(start)}}"{shorten(claim.quote.text, room)}"', "quiet")


def _fields(claim: Claim) -> str:
    """The claim's own fields under their public names, then who says it and of which day, where that is not plain."""
    values = claim_to_json(claim)
    shown = {public: getattr(claim, name) for name, public in own_fields(type(claim)) if name != "as_printed"}
    said = [f"{name} {_value(value)}" for name, value in shown.items() if value not in (None, ())]
    said += [f"said by {printable(claim.speaker)}"] if claim.speaker else []
    said += [values["modality"]] if values["modality"] != "stated" else []
    return ", ".join([*said, f"of {claim.holds_on}"])


def _value(value: object) -> str:
    return " and ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _who(report: Report) -> str:
    return report.publisher or "publisher not named"


def _line(report: Report, offset: int) -> int:
    return report.text.count("\n", 0, offset) + 1
