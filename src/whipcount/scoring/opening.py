"""Gold files opened: JSON lines, YAML written by hand, or a folder of either."""

from __future__ import annotations

from pathlib import Path

from whipcount.model import Place, Problem, Unusable
from whipcount.scoring.gold import GoldText
from whipcount.scoring.handwritten import read_handwritten
from whipcount.scoring.lines import read_lines
from whipcount.scoring.texts import Texts

_HAND, _LINES = (".yaml", ".yml"), (".jsonl", ".ndjson")


def open_gold(path: Path, folder: Path | None = None) -> tuple[GoldText, ...]:
    """Every text of the gold, in the order of the files; `folder` is where the texts lie, beside the gold if None.

    Raises Unusable with every Problem of every file.
    """
    beside = path if path.is_dir() else path.parent
    texts = Texts(folder or beside)
    problems: list[Problem] = []
    gold: list[GoldText] = []
    for file in _files(path):
        try:
            gold.extend([read_handwritten(file, texts)] if file.suffix in _HAND else read_lines(file, texts))
        except Unusable as error:
            problems.extend(error.problems)
    problems.extend(_twice(gold))
    if problems:
        raise Unusable(problems)
    return tuple(gold)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        if path.exists() and path.suffix not in (*_HAND, *_LINES):
            expected, do = "a file in .jsonl or .yaml, or a folder of them", "Name the gold file."
            raise Unusable(Problem(Place(str(path)), "this is no gold file", expected, do))
        return [path]
    found = sorted(file for file in path.iterdir() if file.suffix in (*_HAND, *_LINES))
    if not found:
        expected, do = "gold files in .jsonl or .yaml", "Name the folder of the gold."
        raise Unusable(Problem(Place(str(path)), "the folder holds no gold", expected, do))
    return found


def _twice(gold: list[GoldText]) -> list[Problem]:
    first: dict[str, GoldText] = {}
    found = []
    for text in gold:
        other = first.setdefault(text.report.id, text)
        if other is not text:
            do = f"Join the claims; the first is at {other.place}."
            found.append(Problem(text.place, f"the text {text.report.path} a second time", "every text once", do))
    return found
