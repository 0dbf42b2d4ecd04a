"""The words of the field as frozen values. Imports nothing of ours; every other room speaks in them.

Start with `claims` (what reports say), `law` (what the chamber's rules say) and `count` (what follows).
"""

from whipcount.model.claims import KINDS, Claim
from whipcount.model.count import Count, Finding
from whipcount.model.law import Chamber, Law
from whipcount.model.problem import Place, Problem, Unusable
from whipcount.model.report import Quote, Report

__all__ = [
    "KINDS",
    "Chamber",
    "Claim",
    "Count",
    "Finding",
    "Law",
    "Place",
    "Problem",
    "Quote",
    "Report",
    "Unusable",
]
