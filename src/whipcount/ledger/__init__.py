"""The append-only store: reports, claims and people's decisions, each with author and time.

Start with `ledger.Ledger`; `chain` says what makes a changed past visible.
"""

from whipcount.ledger.asking import Standing
from whipcount.ledger.ledger import Ledger
from whipcount.ledger.objections import LongPause, Overtaken
from whipcount.ledger.verifying import Broken

__all__ = ["Broken", "Ledger", "LongPause", "Overtaken", "Standing"]
