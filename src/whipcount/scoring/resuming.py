"""A review begun before: what the gold file says of the texts that are to be reviewed now."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from whipcount.model import Place, Problem, Unusable
from whipcount.reading import Reading
from whipcount.scoring.gold import GoldText
from whipcount.scoring.lines import blocks, check_header, text_of
from whipcount.scoring.review import Review


def resumed(file: Path, readings: Iterable[Reading]) -> tuple[Review, int]:
    """The review of the texts that the file does not have whole, and how many of them it has.

    Only what is under review is read; every other line is kept as it is. Unusable with every Problem in the file,
    before anything is judged.
    """
    if file.suffix not in (".jsonl", ".ndjson"):
        expected, do = "a file in .jsonl", "Name the gold file of the review, such as gold.jsonl."
        raise Unusable(Problem(Place(str(file)), "a review is not written in this form", expected, do))
    asked = {reading.report.id: reading for reading in readings}
    kept, begun, whole = _split(file, asked) if file.exists() else ("", [], set())
    return Review((asked[each] for each in asked if each not in whole), begun, kept), len(whole)


def _split(file: Path, asked: dict[str, Reading]) -> tuple[str, list[GoldText], set[str]]:
    problems: list[Problem] = []
    kept: list[str] = []
    begun: list[GoldText] = []
    whole: set[str] = set()
    for header, claims in blocks(file, problems):
        try:
            check_header(header)
            sha = header.data["report"]
            if sha in asked and header.data.get("judged") is not None:
                begun.append(text_of(header, claims, asked[sha].report))
                continue
        except Unusable as error:
            problems.extend(error.problems)
            continue
        kept.extend(row.raw for row in (header, *claims))
        whole |= {sha} & asked.keys()
    if problems:
        raise Unusable(problems)
    return "".join(kept), begun, whole
