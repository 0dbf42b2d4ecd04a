"""Rows as CSV or TSV.

A cell that a spreadsheet would run as a formula gets an apostrophe in front, because reports are other people's texts
and a table is opened with a double click.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_head(columns: Iterable[str], delimiter: str) -> str:
    """The line with the names of the columns."""
    return delimiter.join(columns) + "\n"


def table_rows(columns: Iterable[str], rows: Iterable[Mapping[str, object]], delimiter: str) -> str:
    """The lines below it; a column that a row does not have is left empty."""
    names = tuple(columns)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    """True and false as JSON writes them; an apostrophe before what a spreadsheet would take for a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value
