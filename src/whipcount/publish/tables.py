"""Tidy tables as CSV or TSV: one row for each party on each bench, or one row for each claim.

A cell that a spreadsheet would run as a formula gets an apostrophe in front, because reports are other
people's texts and a table is opened with a double click.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_type_hints

from whipcount.model import KINDS, Claim, Count, Report
from whipcount.model.count import Band
from whipcount.model.quantity import Quantity
from whipcount.publish.claims_json import COMMON, claim_to_json, own_fields
from whipcount.publish.order import benches, parties

COUNT_COLUMNS = (
    "chamber", "as_of", "party", "bench", "reported",
    "plausible_low", "plausible_high", "possible_low", "possible_high", "claims",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def count_table(count: Count, delimiter: str = ",") -> str:
    """The benches, the parties and each party on each bench. An empty party or bench means all of them."""
    head = {"chamber": count.chamber.id if count.chamber else "", "as_of": count.as_of.isoformat()}
    return _written(COUNT_COLUMNS, (head | row for row in _count_rows(count)), delimiter)


def claims_table(claims: Iterable[Claim], reports: Iterable[Report] = (), delimiter: str = ",") -> str:
    """One row for each claim; the columns are the same whichever kinds there are. A quantity takes two."""
    paths = {report.id: report.path for report in reports}
    rows = (_flat(claim_to_json(claim, paths.get(claim.quote.report))) for claim in claims)
    return _written(claim_columns(), rows, delimiter)


def claim_columns() -> tuple[str, ...]:
    """The common fields, then those of every registered kind, each name once."""
    own = (column for cls in KINDS.values() for column in _columns(cls))
    return tuple(dict.fromkeys((*COMMON, *own)))


def _columns(cls: type[Claim]) -> Iterator[str]:
    hints = get_type_hints(cls)
    for name, public in own_fields(cls):
        is_number = hints[name] == Quantity or hints[name] == Quantity | None
        yield from (f"{public}_low", f"{public}_high") if is_number else (public,)


def _flat(claim: Mapping[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, value in claim.items():
        if isinstance(value, dict):
            row |= {f"{name}_low": value["low"], f"{name}_high": value["high"]}
        else:
            row[name] = "; ".join(value) if isinstance(value, list) else value
    return row


def _count_rows(count: Count) -> Iterator[dict[str, Any]]:
    for bench in benches(count.benches):
        yield {"party": "", "bench": bench.value} | _cells(count.benches[bench])
    for party in parties(count):
        yield {"party": party.party, "bench": ""} | _cells(party.seats)
        for bench in benches(party.benches):
            yield {"party": party.party, "bench": bench.value} | _cells(party.benches[bench])


def _cells(band: Band) -> dict[str, Any]:
    exact = (reported.quantity.exact for reported in band.reported)
    return {
        "reported": " ".join(str(number) for number in dict.fromkeys(exact) if number is not None),
        "plausible_low": band.plausible.low,
        "plausible_high": band.plausible.high,
        "possible_low": band.possible.low,
        "possible_high": band.possible.high,
        "claims": " ".join(band.because),
    }


def _written(columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]], delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore", delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _harmless(value: object) -> object:
    """A text that no spreadsheet takes for a formula; an apostrophe in front makes it plain text there."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value
