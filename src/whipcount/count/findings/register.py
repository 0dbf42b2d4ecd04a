"""The register of findings, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from whipcount.count.case import Case
from whipcount.model.count import Finding

Find = Callable[[Case], Iterable[Finding]]

FINDINGS: dict[str, Find] = {}


def finding(code: str) -> Callable[[Find], Find]:
    """Register a function that finds this kind of thing, under the word that stands in JSON."""

    def register(find: Find) -> Find:
        FINDINGS[code] = find
        return find

    return register


def findings(case: Case) -> tuple[Finding, ...]:
    """Everything that is found, those that contradict first."""
    found = dict.fromkeys(each for find in FINDINGS.values() for each in find(case))
    return tuple(sorted(found, key=lambda each: not each.contradicts))
