"""What may happen next and by when: the legal days for the vote on a motion.

A law says that a vote falls so many days after some stage of the motion. `clock` holds the stages that
reports give against it, fills in the motion's window and says what cannot be told.
"""

from whipcount.procedure.bounds import Bound, bounds
from whipcount.procedure.window import clock

__all__ = ["Bound", "bounds", "clock"]
