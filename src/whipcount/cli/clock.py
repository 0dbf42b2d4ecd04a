"""The only clock in the program. Everything below the command line is told its dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

# Where the day begins first. A report from there may be dated ahead of the reader's own calendar.
_EARLIEST = timezone(timedelta(hours=14))


def now() -> datetime:
    """The time at which something is written down."""
    return datetime.now(UTC)


def today() -> date:
    """The latest date that it is anywhere on earth: nothing published so far can be dated after it."""
    return datetime.now(_EARLIEST).date()
