"""One crisis, from its reports to its answers. Only this room joins the stages.

The command line, a page and a notebook ask the same object, so that none of them repeats another:
`open` reads the reports, or `open_ledger` what a newsroom keeps of them, `Crisis.count` counts them as of a day, and
the count explains itself.
"""

from whipcount.crisis.crisis import Crisis
from whipcount.crisis.opening import open, open_ledger  # noqa: A004 - it is whipcount.open, as a reader would say it
from whipcount.crisis.shown import ShownCount

__all__ = ["Crisis", "ShownCount", "open", "open_ledger"]
