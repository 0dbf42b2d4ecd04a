"""Gold as JSON lines: a line for each text that was read whole, and below it a line for each of its claims.

The line of a text has no `kind`: {"report": sha256, "path": "reports/x.txt", "published": "2024-09-25", "aliases":
[["Reds", "Red League"]]}. A claim is the product's JSON without id, and may be "optional". The quote may be left
out where the sentences of a text may not be republished: start and end suffice. A text that is under review and
not read whole yet has `judged` in its line, the ids of what was read and is judged so far.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from whipcount.files.yaml_text import read_text
from whipcount.model import Place, Problem, Report, Unusable
from whipcount.publish import claim_to_json
from whipcount.scoring.gold import GoldText, gathered, gold_claim
from whipcount.scoring.texts import Texts

_HEADER = {"report", "path", "published", "aliases", "judged", "note"}


def read_lines(file: Path, texts: Texts) -> tuple[GoldText, ...]:
    """The texts of a JSON lines file with their claims; Unusable with every Problem, each at its line."""
    problems: list[Problem] = []
    read: list[GoldText] = []
    for header, claims in blocks(file, problems):
        try:
            read.append(_text(header, claims, texts))
        except Unusable as error:
            problems.extend(error.problems)
    if problems:
        raise Unusable(problems)
    return tuple(read)


def gold_lines(gold: Iterable[GoldText], *, quotes: bool = True) -> Iterator[str]:
    """The lines of a gold file; without `quotes` it holds no word of the texts but names."""
    for text in gold:
        yield json.dumps(header_json(text), ensure_ascii=False) + "\n"
        for each in text.claims:
            left_out = ("id", "path", "report") if quotes else ("id", "path", "report", "quote")
            data = {name: value for name, value in claim_to_json(each.claim).items() if name not in left_out}
            optional = {"optional": True} if each.optional else {}
            yield json.dumps(data | optional, ensure_ascii=False) + "\n"


def header_json(text: GoldText) -> dict[str, Any]:
    report = text.report
    header: dict[str, Any] = {"report": report.id, "path": report.path, "published": report.published.isoformat()}
    if text.aliases:
        header["aliases"] = [list(names) for names in text.aliases]
    if text.judged is not None:
        header["judged"] = sorted(text.judged)
    return header


@dataclass(frozen=True)
class Row:
    """One line of the file: where it stands, its object, and the line itself."""

    place: Place
    data: dict[str, Any]
    raw: str


def blocks(file: Path, problems: list[Problem]) -> list[tuple[Row, list[Row]]]:
    """The line of each text with the lines of its claims."""
    found: list[tuple[Row, list[Row]]] = []
    for row in _rows(file, problems):
        if "kind" not in row.data:
            found.append((row, []))
        elif found:
            found[-1][1].append(row)
        else:
            do = "Put the line of its text above it."
            problems.append(Problem(row.place, "a claim before any text", "the line of a text first", do))
    return found


def _rows(file: Path, problems: list[Problem]) -> Iterator[Row]:
    for number, line in enumerate(read_text(file).split("\n"), 1):
        if not line.strip():
            continue
        place = Place(str(file), number)
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict):
            yield Row(place, value, line + "\n")
        else:
            problems.append(Problem(place, "a line that is no JSON object", "one JSON object a line", "Mend the line."))


def _text(header: Row, claims: list[Row], texts: Texts) -> GoldText:
    data, place = header.data, header.place
    check_header(header)
    published = date.fromisoformat(data["published"]) if data.get("published") else None
    report = texts.find(data.get("path") or "", data["report"], place, published)
    return text_of(header, claims, report)


def text_of(header: Row, claims: list[Row], report: Report) -> GoldText:
    """The text with the claims of its lines; Unusable with every Problem in them."""
    data = header.data
    found = gathered([partial(gold_claim, row.data, report, row.place) for row in claims])
    judged = None if data.get("judged") is None else frozenset(data["judged"])
    return GoldText(report, found, tuple(map(tuple, data.get("aliases") or [])), header.place, judged)


def check_header(header: Row) -> None:
    """Unusable when the line of a text has another form."""
    data, place = header.data, header.place
    wrong = [
        *((name, "a known field", f"Take {name} out.") for name in data if name not in _HEADER),
        *((name, what, f"Mend {name}.") for name, what in _SHAPES.items() if not _shaped(name, data)),
    ]
    if wrong:
        raise Unusable(Problem(place, f"{name} {data.get(name)!r}", what, do) for name, what, do in wrong)


_SHAPES = {
    "report": "the sha256 of the text",
    "path": "the path of the text",
    "published": "a day such as 2022-03-30",
    "aliases": "a list of lists of names",
    "judged": "a list of ids",
}


def _shaped(name: str, data: dict[str, Any]) -> bool:
    value = data.get(name)
    if name == "report":
        return isinstance(value, str) and len(value) == 64
    if name == "path":
        return isinstance(value, str | None)
    if name == "published":
        return value is None or _day(value)
    if name == "judged":
        return value is None or (isinstance(value, list) and all(isinstance(each, str) for each in value))
    return value is None or (isinstance(value, list) and all(_named(names) for names in value))


def _day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _named(names: object) -> bool:
    return isinstance(names, list) and bool(names) and all(isinstance(name, str) for name in names)
