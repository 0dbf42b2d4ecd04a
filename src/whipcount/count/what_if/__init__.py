"""What if: a count in which a person moves seats, and what the law makes of it.

In the days before a vote everybody plays it through: what if these seven leave, what if that member stays at home? A
move takes seats that every plausible account of the reports has in one place, and puts them in another. Every account
is moved by the same number, so that ranges stay exact. Nothing of it is reported, and nothing of it is kept.

A move to a bench says where somebody stands, as a report would; a move to an option says how they vote.
"""

from whipcount.count.what_if.moves import OPTIONS, ORIGINS, TARGETS, Move, sure
from whipcount.count.what_if.named import Named, named
from whipcount.count.what_if.votes import Tallied, Votes
from whipcount.count.what_if.what_if import Supposed, what_if

__all__ = ["OPTIONS", "ORIGINS", "TARGETS", "Move", "Named", "Supposed", "Tallied", "Votes", "named", "sure", "what_if"]
