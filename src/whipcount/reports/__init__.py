"""Texts as they were received: opened, decoded, dated and hashed, and told apart from copies of each other.

`open_reports` turns files, folders and standard input into `Report` values; offsets of every quote count
characters of `Report.text`, so what is done to a text before that is written down in `opening` and in
docs/reports.md. `witnesses` says which reports are copies of one agency text: printed ten times, such a
text is still one witness. This room asks no clock and no network.
"""

from whipcount.reports.copies import witnesses
from whipcount.reports.opening import open_reports
from whipcount.reports.sources import TEXT_LIMIT

__all__ = ["TEXT_LIMIT", "open_reports", "witnesses"]
