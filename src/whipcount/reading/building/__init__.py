"""What a phrase found, made into typed claims: one registered builder for each kind.

To teach the reader a new kind of claim, write one function here decorated with the kind's name.
"""

from whipcount.reading.building import events, numbers, sides
from whipcount.reading.building.context import BUILDERS, Context, build
from whipcount.reading.building.votes import votes

__all__ = ["BUILDERS", "Context", "build", "events", "numbers", "sides", "votes"]
