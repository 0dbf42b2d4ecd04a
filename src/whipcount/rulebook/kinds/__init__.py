"""The kinds of clause that a chamber's file may use, each one decorated function, by topic."""

from whipcount.rulebook.kinds import balloting, dissolving, following, limits, standing, voting
from whipcount.rulebook.kinds.dissolving import HOUSE_TERM
from whipcount.rulebook.kinds.register import KINDS, Key, Kind, amount, members
from whipcount.rulebook.kinds.topics import TOPICS

__all__ = [
    "HOUSE_TERM",
    "KINDS",
    "TOPICS",
    "Key",
    "Kind",
    "amount",
    "balloting",
    "dissolving",
    "following",
    "limits",
    "members",
    "standing",
    "voting",
]
