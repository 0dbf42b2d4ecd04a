"""The count: claims, law and a date in, one Count out, with what is plausible, possible and contradictory.

Each module is one pass, in this order: gather, timeline, blocs, rows, flows, contradictions, readings, bands,
then what is said about it: motion, thresholds, verdict, explanations, findings. `count` runs them all.
"""

from whipcount.count.count import count
from whipcount.count.findings import FINDINGS
from whipcount.count.why import why

__all__ = ["FINDINGS", "count", "why"]
