"""A process that writes entries and prints each number once it is acknowledged: `writer.py ADDRESS NAME COUNT`."""

import sys
from datetime import UTC, date, datetime

from whipcount.ledger import Ledger
from whipcount.model.entry import Act, Action, Draft

address, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Ledger(address) as ledger:
    for turn in range(count):
        draft = Draft(Action.FOUND, f"{name}-{turn}", "r1", date(2022, 3, 30), "{}")
        numbers = ledger.append("crisis", [draft], Act(name, datetime.now(UTC)))
        sys.stdout.write(f"{numbers[0]} {draft.subject}\n")
        sys.stdout.flush()
