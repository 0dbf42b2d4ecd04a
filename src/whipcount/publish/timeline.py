"""A crisis day by day, as text and as JSON: both sides' bands, the votes needed, and what became known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from whipcount.exchange.claims_json import claim_to_json
from whipcount.model.count import Band
from whipcount.model.days import CountedDay
from whipcount.model.prose import day_in_words
from whipcount.model.words import Bench
from whipcount.publish.bands import BAND_COLUMNS, band_cells, band_to_json
from whipcount.publish.cells import table_head, table_rows
from whipcount.publish.layout import Line, lines, printable, table
from whipcount.publish.order import benches
from whipcount.publish.wording import figures, span

_SIDES = (Bench.GOVERNMENT, Bench.OPPOSITION)
_COLUMNS = ("day", "bench", *BAND_COLUMNS, "votes_needed", "events")


def timeline_text(days: Sequence[CountedDay], width: int = 80) -> Iterator[Line]:
    """A table with a row for each day."""
    count = days[-1].count
    name = f"{count.chamber.name}, {count.chamber.country}" if count.chamber else "A chamber that was not recognised"
    yield Line(f"{name}, {day_in_words(days[0].day)} to {day_in_words(days[-1].day)}", "title")
    yield Line("")
    heads = ("day", "government", "opposition", "needed", "what became known")
    rows = [(_short(day), *_bands(day), _votes(day), "; ".join(printable(e.label) for e in day.events)) for day in days]
    head, *rest = table([heads, *rows], width)
    yield Line(head, "heading")
    yield from lines(rest)
    yield Line("")
    yield from lines(
        ["Plausible seats of each side as of that evening, with the reported number in brackets."], "quiet"
    )


def timeline_to_json(days: Sequence[CountedDay]) -> dict[str, Any]:
    """The days as one object, in order, with the claims that tell the events."""
    count = days[-1].count
    named = {claim for day in days for event in day.events for claim in event.claims}
    claims = {claim.id: claim_to_json(claim) for day in days for claim in day.count.claims if claim.id in named}
    chamber = count.chamber.id if count.chamber else None
    return {"chamber": chamber, "days": [_day(day) for day in days], "claims": list(claims.values())}


def timeline_table(days: Sequence[CountedDay], delimiter: str = ",") -> str:
    """One row for each bench on each day."""
    return table_head(_COLUMNS, delimiter) + table_rows(_COLUMNS, _rows(days), delimiter)


def _rows(days: Sequence[CountedDay]) -> Iterator[dict[str, Any]]:
    for day in days:
        events = "; ".join(event.label for event in day.events)
        for bench in benches(day.count.benches):
            yield {
                "day": day.day.isoformat(),
                "bench": bench.value,
                **band_cells(day.count.benches[bench]),
                "votes_needed": _votes(day),
                "events": events,
            }


def _day(day: CountedDay) -> dict[str, Any]:
    bands = {bench.value: band_to_json(day.count.benches[bench]) for bench in benches(day.count.benches)}
    threshold = day.count.threshold
    return {
        "day": day.day.isoformat(),
        "benches": bands,
        "votes_needed": threshold.votes if threshold else None,
        "by": threshold.by.value if threshold and threshold.by else None,
        "outcome": day.count.verdict.outcome.value,
        "events": [{"label": event.label, "claims": list(event.claims)} for event in day.events],
    }


def _bands(day: CountedDay) -> tuple[str, ...]:
    found = (day.count.benches.get(side) for side in _SIDES)
    return tuple("-" if band is None else _cell(day, band) for band in found)


def _cell(day: CountedDay, band: Band) -> str:
    """The plausible band, and what reports printed that day."""
    told = [each for each in band.reported if each.published == day.day]
    return f"{span(band.plausible)} ({figures(tuple(told))})" if told else span(band.plausible)


def _votes(day: CountedDay) -> str:
    votes = day.count.threshold.votes if day.count.threshold else None
    return "" if votes is None else str(votes)


def _short(day: CountedDay) -> str:
    return f"{day.day.day} {day.day:%b}"
