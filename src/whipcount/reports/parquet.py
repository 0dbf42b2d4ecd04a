"""Articles in a Parquet file, a row each: the form in which data journalists and archives keep large corpora.

Rows come in batches of a few, with no column but those that are taken, so that the memory used does not grow
with the file. Reading Parquet needs pyarrow, the extra `whipcount[parquet]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from whipcount.model import Place, Problem, Report, Unusable
from whipcount.reports.articles import TAKEN, TEXTS, from_record
from whipcount.reports.block import key_of
from whipcount.reports.received import Given
from whipcount.reports.sources import opened, shown

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_ROWS = 64
_PAGE_BUFFER = 1 << 20


def parquet_rows(path: str, given: Given) -> Iterator[Report | Problem]:
    """The articles of a Parquet file, one at a time, named "file.parquet#17"; a row that holds none gives its Problem.

    Raises Unusable when the file cannot be read or has no column of texts.
    """
    for place, record in _records(path):
        yield record if isinstance(record, Problem) else from_record(record, place, given)


def _records(path: str) -> Iterator[tuple[Place, dict[str, object] | Problem]]:
    with opened(path) as file:
        try:
            import pyarrow as pa  # noqa: PLC0415 - an extra, and a quarter of a second
            import pyarrow.parquet as pq  # noqa: PLC0415 - the same
        except ImportError:
            raise Unusable(_no_reader(path)) from None
        try:
            # Without a buffer of its own size it would hold a whole group of rows, which is often the file.
            table = pq.ParquetFile(file, buffer_size=_PAGE_BUFFER, pre_buffer=False)
            columns = _columns(table, path)
            numbers = count(1)
            for batch in table.iter_batches(_ROWS, columns=columns, use_threads=False):
                yield from _rows(batch, path, numbers)
        except (pa.ArrowException, OSError) as error:
            raise Unusable(_damaged(path, error)) from None


def _columns(table: pq.ParquetFile, path: str) -> list[str]:
    names = [str(name) for name in table.schema_arrow.names]
    taken = [name for name in names if key_of(name) in TAKEN]
    if not {key_of(name) for name in taken} & set(TEXTS):
        raise Unusable(_no_texts(path, names))
    return taken


def _rows(
    batch: pa.RecordBatch, path: str, numbers: Iterator[int]
) -> Iterator[tuple[Place, dict[str, object] | Problem]]:
    names = [str(name) for name in batch.schema.names]
    columns = [_by_the_day(column) for column in batch.columns]
    for row, number in zip(range(batch.num_rows), numbers, strict=False):
        place = Place(f"{shown(path)}#{number}")
        try:
            yield place, {name: column[row].as_py() for name, column in zip(names, columns, strict=True)}
        except (ValueError, OverflowError):  # letters that are no UTF-8, a year beyond the calendar
            yield place, _no_value(place)


def _by_the_day(column: pa.Array) -> pa.Array:
    """Nanoseconds, which Python's times do not have, left aside; the time zone stays, as it sets the day printed."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        return column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return column


def _no_reader(path: str) -> Problem:
    do = "Install it with: pip install 'whipcount[parquet]'"
    return Problem(Place(shown(path)), "Parquet cannot be read without pyarrow", "the extra whipcount[parquet]", do)


def _no_texts(path: str, names: list[str]) -> Problem:
    found = f"no column holds texts (its columns are {', '.join(names)[:200]})"
    return Problem(Place(shown(path)), found, f"one named {', '.join(TEXTS[:4])}", "Rename the column of the texts.")


def _no_value(place: Place) -> Problem:
    found, do = "the row holds letters that are no UTF-8 or a day of no calendar", "Mend it, or leave it out."
    return Problem(place, found, "text in UTF-8 and a day such as 2022-03-30", do)


def _damaged(path: str, error: Exception) -> Problem:
    found = f"it cannot be read as Parquet ({' '.join(str(error).split())[:200].rstrip('.')})"
    return Problem(Place(shown(path)), found, "a whole Parquet file", "Copy, download or write it again.")
