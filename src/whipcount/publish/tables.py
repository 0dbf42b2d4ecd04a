"""A count as a tidy table, CSV or TSV: one row for each party on each bench."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whipcount.model import Count
from whipcount.model.count import Band
from whipcount.publish.bands import BAND_COLUMNS, band_cells
from whipcount.publish.cells import table_head, table_rows
from whipcount.publish.order import benches, parties

COUNT_COLUMNS = ("chamber", "as_of", "party", "bench", *BAND_COLUMNS, "claims")


def count_table(count: Count, delimiter: str = ",") -> str:
    """The benches, the parties and each party on each bench. An empty party or bench means all of them."""
    head = {"chamber": count.chamber.id if count.chamber else "", "as_of": count.as_of.isoformat()}
    rows = (head | row for row in _count_rows(count))
    return table_head(COUNT_COLUMNS, delimiter) + table_rows(COUNT_COLUMNS, rows, delimiter)


def _count_rows(count: Count) -> Iterator[dict[str, Any]]:
    for bench in benches(count.benches):
        yield {"party": "", "bench": bench.value} | _cells(count.benches[bench])
    for party in parties(count):
        yield {"party": party.party, "bench": ""} | _cells(party.seats)
        for bench in benches(party.benches):
            yield {"party": party.party, "bench": bench.value} | _cells(party.benches[bench])


def _cells(band: Band) -> dict[str, Any]:
    return band_cells(band) | {"claims": " ".join(band.because)}
