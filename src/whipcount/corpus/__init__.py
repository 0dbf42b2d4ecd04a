"""Many articles at once: a year of a newsroom's feed in, every claim out, whatever stops the machine on the way.

A crisis is a handful of reports on one house; a corpus is any number of articles, most of them about something else.
Each passes the gate, is read under the chamber that it is about, and gives its claims in the order of the input. The
work is spread over processes (`workers`) and written to a draft that a killed run goes on from (`draft`). `to_file` and
`to_stream` run it; `handful` reads a few texts that were named one by one.
"""

from whipcount.corpus.houses import handful, too_new
from whipcount.corpus.run import to_file, to_stream
from whipcount.corpus.tally import Tally
from whipcount.corpus.work import FORMS, Work

__all__ = ["FORMS", "Tally", "Work", "handful", "to_file", "to_stream", "too_new"]
