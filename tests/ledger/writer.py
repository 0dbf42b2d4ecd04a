"""Processes that write entries: `writer.py ADDRESS COUNT`, and the names of those that write at once in a line each.

Each of them writes COUNT entries and prints its own number and each entry's once that is acknowledged; "over" follows
when all of a line have ended. They are forked, so that what they need is loaded once.
"""

import os
import sys
from datetime import UTC, date, datetime

from whipcount.ledger import Ledger
from whipcount.model.entry import Act, Action, Draft

ADDRESS, COUNT = sys.argv[1], int(sys.argv[2])


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def forked(name: str) -> int:
    """The number of a new process, which writes and ends."""
    if process := os.fork():
        return process
    with Ledger(ADDRESS) as ledger:
        for turn in range(COUNT):
            draft = Draft(Action.FOUND, f"{name}-{turn}", "r1", date(2022, 3, 30), "{}")
            numbers = ledger.append("crisis", [draft], Act(name, datetime.now(UTC)))
            say(f"{os.getpid()} {numbers[0]} {draft.subject}")
    os._exit(0)


Ledger(ADDRESS).close()
for line in sys.stdin:
    for process in [forked(name) for name in line.split()]:
        os.waitpid(process, 0)
    say("over")
