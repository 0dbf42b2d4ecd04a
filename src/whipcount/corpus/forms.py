"""Claims as the bytes of each form, a chunk at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from whipcount.model import Chamber, Claim, Report
from whipcount.publish import claim_to_json
from whipcount.publish.cells import table_head, table_rows
from whipcount.publish.claims_flat import flat, flat_columns

_DELIMITERS = {"csv": ",", "tsv": "\t"}


@dataclass(frozen=True)
class Row:
    """One claim with the article that makes it and the chamber under which that was read."""

    claim: Claim
    report: Report
    chamber: Chamber | None


def head(form: str) -> bytes:
    """What stands above the first claim: the names of the columns, or nothing."""
    return table_head(flat_columns(), _DELIMITERS[form]).encode() if form in _DELIMITERS else b""


def written(rows: Iterable[Row], form: str) -> bytes:
    """The claims in the form of the draft: that of the file itself, but flat JSON lines for Parquet.

    A Parquet file is useless until its last byte, so its rows wait as lines until all are there.
    """
    if form in _DELIMITERS:
        text = table_rows(flat_columns(), map(_flat, rows), _DELIMITERS[form])
    elif form == "parquet":
        text = "".join(f"{json.dumps(_flat(row), ensure_ascii=False)}\n" for row in rows)
    else:
        found = (claim_to_json(row.claim, row.report.path) for row in rows)
        text = "".join(f"{json.dumps(claim, ensure_ascii=False)}\n" for claim in found)
    return text.encode("utf-8", "replace")


def _flat(row: Row) -> dict[str, object]:
    return flat(row.claim, row.report, row.chamber.id if row.chamber else None)
