"""The example in a ledger, served to one editor who is signed in: for the pictures of the pages for editors."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_network

import uvicorn

from whipcount import crisis
from whipcount.crisis.kept import KeptCrisis
from whipcount.crisis.reviewed import reviewed
from whipcount.ledger import Ledger
from whipcount.model import Claim, Report
from whipcount.model.entry import Act, Action
from whipcount.model.words import Modality
from whipcount.web import OfLedger, application
from whipcount.web.editors import ByProxy

THEN = datetime(2026, 11, 23, 9, tzinfo=UTC)
TITLE = "MQM-P joins opposition, government down to 164"  # of the report that is looked at
HEADER = {"X-Remote-User": "Ann Ash"}


def main(example: str, ledger: str, port: str) -> None:
    """Fill the ledger, decide on some claims as two editors would, and serve it."""
    opened = crisis.open(example)
    with Ledger(ledger) as kept_in:
        kept = KeptCrisis(kept_in, "pakistan-2022")
        kept.add(opened.readings(), Act("Ann Ash", THEN), chamber=opened.chamber)
        looked_at = next(each for each in reviewed(kept_in, kept.name) if each.report.title == TITLE)
        first, second, third = (each.subject for each in looked_at.claims[:3])
        kept.decide(first, Action.ACCEPTED, _act("Ann Ash", 5, "it stands so in the report"))
        kept.decide(second, Action.CORRECTED, _act("Ben Birch", 9, "announced by the party"), corrected=_claimed)
        kept.decide(third, Action.WITHDRAWN, _act("Ben Birch", 12, "says once more what claim 1 says"))
    app = application(
        OfLedger(ledger),
        now=lambda: THEN + timedelta(hours=1),
        today=lambda: date(2026, 11, 23),
        editors=ByProxy("X-Remote-User", [ip_network("127.0.0.1")]),
    )
    uvicorn.run(app, port=int(port), log_level="error", ws="none")


def _act(by: str, minutes: int, because: str) -> Act:
    return Act(by, THEN + timedelta(minutes=minutes), because)


def _claimed(claim: Claim, _: Report) -> Claim:
    return replace(claim, modality=Modality.CLAIMED)


if __name__ == "__main__":
    main(*sys.argv[1:])
