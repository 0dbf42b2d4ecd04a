"""The chain: each entry's hash covers all of its words and the hash of the entry above it.

A byte that is changed anywhere changes every hash below. What the chain cannot show is an end that was cut off, so
the head (number of entries and last hash) is published beside it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from json.encoder import encode_basestring_ascii as _escaped

FIRST = "0" * 64  # what stands above the first entry
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Row = tuple[int, str, str, str, str, str, int, str, str, str, str, str]
"""An entry as the database has it: number, crisis, action, subject, report, valid (ISO), recorded (microseconds
since 1970, UTC), author, because, body, previous, hash."""


def hashed(words: tuple[object, ...], previous: str) -> str:
    """The hash of an entry: sha256 of a JSON array of its ten fields and the hash above, ASCII and without spaces."""
    parts = [_escaped(word) if isinstance(word, str) else str(word) for word in words]
    return sha256(f'[{",".join(parts)},"{previous}"]'.encode("ascii")).hexdigest()


def sound(row: Row, number: int, previous: str) -> bool:
    """Whether a row is the entry of this number below the entry with the hash `previous`."""
    return row[0] == number and row[10] == previous and row[11] == hashed(row[:10], previous)


def ticks(at: datetime) -> int:
    """Microseconds since 1970; whole numbers, so that no time is rounded on its way."""
    since = at.astimezone(UTC) - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def moment(ticks: int) -> datetime:
    """The time behind `ticks`."""
    seconds, micro = divmod(ticks, 1_000_000)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=micro)
