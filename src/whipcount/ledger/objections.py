"""Why the ledger does not write what it was given: what a person can settle by looking again."""

from __future__ import annotations

from datetime import datetime

from whipcount.model import Problem, Unusable
from whipcount.model.entry import Entry


class Overtaken(Unusable):
    """Somebody else wrote about the same report or claim after the person had looked. entry: what was written last."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        found = (
            f"{entry.subject[:12]} was {entry.action} by {entry.author} at {entry.recorded:%Y-%m-%d %H:%M} UTC (entry "
            f"{entry.number}), after you had looked"
        )
        super().__init__(Problem(None, found, "a decision on how it stands now", "Look at it again, then decide."))


class LongPause(Unusable):
    """The clock stands more than a day after the last entry: a real pause, or a clock set wrong."""

    def __init__(self, now: datetime, last: datetime) -> None:
        self.now, self.last = now, last
        expected = f"a time within a day of the last entry's, {last:%Y-%m-%d %H:%M} UTC"
        do = "Set the clock; if it is right, say so with --clock-is-right."
        super().__init__(Problem(None, f"the clock says {now:%Y-%m-%d %H:%M} UTC", expected, do))
