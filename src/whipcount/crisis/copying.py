"""Which reports repeat the text of another, so that the two are one witness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from whipcount.model import Report


def copies(before: Mapping[str, Report], new: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    """Each copy with its original, where one of the two is new: the earliest of all that are alike is the original.

    before: the reports that were there, by their ids.
    """
    from whipcount.reports import witnesses  # noqa: PLC0415 - importing whipcount stays cheap

    every = {**before, **{report.id: report for report in new}}
    for copy, original in witnesses(every.values()).items():
        if copy != original and not {copy, original} <= before.keys():
            yield every[copy], every[original]
