"""The count: claims, law and a date in, one Count out, with what is plausible, possible and contradictory.

Each module is one pass, in this order: gather, timeline, blocs, rows, flows, contradictions, readings, best, bands,
then what is said about it: motion, thresholds, verdict, explanations, findings. `count` runs them all. `explain`
counts the ways to make the numbers meet: stands, meeting, leaving, sharing, ways, then cheapest and bearings.
"""

from whipcount.count.case import Case
from whipcount.count.count import count, count_benches, count_evidence
from whipcount.count.explain import explain, explain_evidence
from whipcount.count.findings import FINDINGS
from whipcount.count.gather import Evidence, gather
from whipcount.count.why import why

__all__ = [
    "FINDINGS",
    "Case",
    "Evidence",
    "count",
    "count_benches",
    "count_evidence",
    "explain",
    "explain_evidence",
    "gather",
    "why",
]
