"""Claims as an Apache Parquet file: typed columns that data frames and query engines open without a parser.

The schema is written down from the kinds of claims, never guessed from the rows, so that every file has the same
columns of the same types, even one without a claim. Needs pyarrow, the extra `whipcount[parquet]`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whipcount.model import Problem, Unusable
from whipcount.publish.claims_flat import flat_columns

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 20_000
_BEYOND = 2**63


def schema() -> pa.Schema:
    """The columns with their types: text, 64-bit whole numbers, days, truths. Unusable without pyarrow."""
    arrow = _pyarrow()
    types = {str: arrow.string(), int: arrow.int64(), date: arrow.date32(), bool: arrow.bool_()}
    return arrow.schema([(name, types[kind]) for name, kind in flat_columns().items()])


def write_parquet(rows: Iterable[Mapping[str, Any]], file: Path) -> None:
    """Write flat rows (`claims_flat.flat`) in groups of 20,000; the same rows always give the same bytes."""
    columns = schema()
    from pyarrow import RecordBatch  # noqa: PLC0415 - an extra, and heavy
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - the same

    with ParquetWriter(file, columns, compression="zstd") as out:
        for group in _groups(map(_typed, rows)):
            out.write_batch(RecordBatch.from_pylist(group, schema=columns))


def rows_in(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """Flat rows read back from JSON lines."""
    return (json.loads(line) for line in lines)


def _groups(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while group := list(islice(rows, _ROWS)):
        yield group


def _typed(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its days as days, and without numbers beyond 64 bits, which count no members."""
    return {name: _value(row.get(name), kind) for name, kind in flat_columns().items()}


def _value(value: Any, kind: type) -> Any:
    if kind is date:
        return date.fromisoformat(value) if value else None
    return None if kind is int and value is not None and value >= _BEYOND else value


def _pyarrow() -> Any:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and heavy
    except ImportError:
        do = "Install it with: pip install 'whipcount[parquet]'. Or write .jsonl or .csv, which need nothing."
        raise Unusable(Problem(None, "Parquet needs pyarrow, which is not installed", "pyarrow", do)) from None
    return pa
