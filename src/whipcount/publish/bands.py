"""What is counted of one bench or party, as JSON has it and as a row of a table."""

from __future__ import annotations

from typing import Any

from whipcount.model.count import Band
from whipcount.model.quantity import Range

BAND_COLUMNS = ("reported", "plausible_low", "plausible_high", "possible_low", "possible_high")


def range_to_json(span: Range) -> list[int]:
    return [span.low, span.high]


def band_to_json(band: Band) -> dict[str, Any]:
    """`reported` has the exact numbers that reports print, newest first, each once."""
    return {
        "reported": _printed(band),
        "plausible": range_to_json(band.plausible),
        "possible": range_to_json(band.possible),
    }


def band_cells(band: Band) -> dict[str, Any]:
    """The same as cells under BAND_COLUMNS."""
    plausible, possible = band.plausible, band.possible
    cells = (" ".join(map(str, _printed(band))), plausible.low, plausible.high, possible.low, possible.high)
    return dict(zip(BAND_COLUMNS, cells, strict=True))


def _printed(band: Band) -> list[int]:
    exact = (reported.quantity.exact for reported in band.reported)
    return list(dict.fromkeys(number for number in exact if number is not None))
