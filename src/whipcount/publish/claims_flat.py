"""One flat row for each claim, whatever its kind: the columns that CSV, TSV and Parquet share.

A quantity takes two columns (`quantity_low`, `quantity_high`; an empty high has no upper bound), a list is joined by
"; ". Beside the fields of a claim stand those of its article that a table is filtered by: the day of publication, the
chamber under which it was read, whether a number of it was printed with a hedge, and what read it (`phrases`, `model`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, get_args, get_type_hints

from whipcount.model import KINDS, Claim, Report
from whipcount.publish.claims_json import claim_to_json, own_fields
from whipcount.publish.tables import claim_columns

BESIDE = ("published", "chamber", "hedged", "reader")
# Cells that begin so would be run as a formula by a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@cache
def flat_columns() -> dict[str, type]:
    """The name of every column and what is in it: str, int, date or bool. The order is that of the file."""
    found: dict[str, type] = dict.fromkeys((*claim_columns(), *BESIDE), str)
    dates = [public for cls in KINDS.values() for public in _dates(cls)]
    found |= dict.fromkeys(("holds_on", "published", *dates), date)
    numbers = [name for name in found if name.endswith(("_low", "_high"))]
    return found | dict.fromkeys(("start", "end", *numbers), int) | {"hedged": bool}


def flat(claim: Claim, report: Report, chamber: str | None) -> dict[str, object]:
    """The row of one claim, in values that JSON has; a column that its kind does not have is left out."""
    row: dict[str, object] = {}
    hedged = False
    for name, value in claim_to_json(claim, report.path).items():
        if isinstance(value, dict):
            row |= {f"{name}_low": value["low"], f"{name}_high": value["high"]}
            hedged = hedged or value.get("hedged", False)
        else:
            row[name] = "; ".join(value) if isinstance(value, list) else value
    beside = (report.published.isoformat(), chamber, hedged, claim.reader.value)
    return row | dict(zip(BESIDE, beside, strict=True))


def table_head(delimiter: str) -> str:
    """The line with the names of the columns."""
    return delimiter.join(flat_columns()) + "\n"


def table_rows(rows: Iterable[Mapping[str, object]], delimiter: str) -> str:
    """The lines below it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerows([_cell(row.get(name)) for name in flat_columns()] for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    """True and false as JSON writes them; an apostrophe before what a spreadsheet would take for a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value


def _dates(cls: type[Claim]) -> list[str]:
    hints: dict[str, Any] = get_type_hints(cls)
    return [public for name, public in own_fields(cls) if date in (hints[name], *get_args(hints[name]))]
