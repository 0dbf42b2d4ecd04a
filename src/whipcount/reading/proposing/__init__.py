"""A second reader, off by default: a language model proposes, and the same checks as ever admit.

A proposal becomes a claim only when its quote stands letter by letter in the report, each of its numbers is read from
that quote by the project's own reader, each name is one that the report marks there, and the words of its kind stand in
it (docs/model.md). `ModelReader` adds such claims to a reading, `Server` is the model behind an address, `Memory`
keeps replies.
"""

from whipcount.reading.proposing.memory import Memory
from whipcount.reading.proposing.propose import ModelReader
from whipcount.reading.proposing.server import Server

__all__ = ["Memory", "ModelReader", "Server"]
