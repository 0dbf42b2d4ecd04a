"""Texts as they were received: opened, decoded, dated and hashed, and told apart from copies of each other.

`open_reports` turns files, folders, web addresses and standard input into `Report` values; `stream` gives them
one after another, for archives larger than memory. Offsets of every quote count characters of `Report.text`, so
what is done to a text before that is written down in `received` and in docs/reports.md. `witnesses` says which
reports are copies of one agency text: printed ten times, such a text is still one witness. This is the only room
that uses the network, and it asks no clock but a stopwatch.
"""

from whipcount.reports.copies import witnesses
from whipcount.reports.opening import open_reports
from whipcount.reports.sources import TEXT_LIMIT
from whipcount.reports.stream import stream

__all__ = ["TEXT_LIMIT", "open_reports", "stream", "witnesses"]
