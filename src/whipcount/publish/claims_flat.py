"""One flat row for each claim, whatever its kind: the columns that CSV, TSV and Parquet share.

A quantity takes two columns (`quantity_low`, `quantity_high`; an empty high has no upper bound), a list is joined by
"; ". Beside the fields of a claim stand those of its article that a table is filtered by: the day of publication, the
chamber under which it was read, whether a number of it was printed with a hedge, and what read it (`phrases`, `model`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, get_args, get_type_hints

from whipcount.exchange.claims_json import COMMON, claim_to_json, own_fields
from whipcount.model import KINDS, Claim, Report
from whipcount.model.quantity import Quantity
from whipcount.publish.cells import table_head, table_rows

BESIDE = ("published", "chamber", "hedged", "reader")


def claim_columns() -> tuple[str, ...]:
    """The common fields, then those of every registered kind, each name once."""
    own = (column for cls in KINDS.values() for column in _columns(cls))
    return tuple(dict.fromkeys((*COMMON, *own)))


def _columns(cls: type[Claim]) -> Iterator[str]:
    hints = get_type_hints(cls)
    for name, public in own_fields(cls):
        is_number = hints[name] == Quantity or hints[name] == Quantity | None
        yield from (f"{public}_low", f"{public}_high") if is_number else (public,)


@cache
def flat_columns() -> dict[str, type]:
    """The name of every column and what is in it: str, int, date or bool. The order is that of the file."""
    found: dict[str, type] = dict.fromkeys((*claim_columns(), *BESIDE), str)
    dates = [public for cls in KINDS.values() for public in _dates(cls)]
    found |= dict.fromkeys(("holds_on", "published", *dates), date)
    numbers = [name for name in found if name.endswith(("_low", "_high"))]
    truths = [public for cls in KINDS.values() for name, public in own_fields(cls) if get_type_hints(cls)[name] is bool]
    return found | dict.fromkeys(("start", "end", *numbers), int) | dict.fromkeys(("hedged", *truths), bool)


def flat(claim: Claim, report: Report | None, chamber: str | None) -> dict[str, object]:
    """The row of one claim, in values that JSON has; a column that its kind does not have is left out."""
    row: dict[str, object] = {}
    hedged = False
    for name, value in claim_to_json(claim, report.path if report else None).items():
        if isinstance(value, dict):
            row |= {f"{name}_low": value["low"], f"{name}_high": value["high"]}
            hedged = hedged or value.get("hedged", False)
        else:
            row[name] = "; ".join(value) if isinstance(value, list) else value
    beside = (report.published.isoformat() if report else None, chamber, hedged, claim.reader.value)
    return row | dict(zip(BESIDE, beside, strict=True))


def claims_table(claims: Iterable[Claim], reports: Iterable[Report] = (), delimiter: str = ",") -> str:
    """A few claims as CSV or TSV, with the columns of every kind whichever kinds there are."""
    known = {report.id: report for report in reports}
    rows = (flat(claim, known.get(claim.quote.report), None) for claim in claims)
    return table_head(flat_columns(), delimiter) + table_rows(flat_columns(), rows, delimiter)


def _dates(cls: type[Claim]) -> list[str]:
    hints: dict[str, Any] = get_type_hints(cls)
    return [public for name, public in own_fields(cls) if date in (hints[name], *get_args(hints[name]))]
