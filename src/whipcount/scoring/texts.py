"""The texts that a gold file speaks of, found again: by their path, else by the sha256 of what they say.

A text is a file as `whipcount read` takes it, or one item of a list in a JSON or JSON lines file (an object with
`text` and `date`). "folder/17" names the item 17, counted from 0, of the longest list that lies in that folder.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from whipcount.model import Place, Problem, Report, Unusable
from whipcount.reports import open_reports
from whipcount.reports.head import head

_LISTS = (".json", ".jsonl", ".ndjson")
_TEXTS = (".txt", ".md", ".html", ".htm")
_LARGEST = 100_000_000


class Texts:
    """The texts below a folder. Files are opened when they are asked for; nothing is kept but lists of items."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._items: dict[Path, list[Report]] = {}

    def find(self, path: str, sha: str | None, place: Place, published: date | None = None) -> Report:
        """The text of this path, or of this sha256 where no such path is; Unusable when it is not there or changed.

        published: the day of publication, for a text that does not say it; stands above what the text says.
        """
        found = self._at(path, published)
        if found is None and sha is not None and sha in self._by_sha:
            found = self._at(self._by_sha[sha], published)
        if found is None:
            raise Unusable(_missing(place, path, self.folder))
        if sha not in (None, found.id):
            raise Unusable(_changed(place, path, sha or "", found.id))
        return found

    def _at(self, path: str, published: date | None) -> Report | None:
        file = self.folder / path
        if path and file.is_file():
            return _opened(file, path, published)
        folder, _, number = path.rpartition("/")
        if not number.isdecimal() or len(number) > 9:
            return None
        lists = [items for items in map(self._list, self._files(folder)) if items]
        longest = max(lists, key=len, default=[])  # beside a list of texts lie lists that repeat some of them
        return longest[int(number)] if int(number) < len(longest) else None

    def _files(self, name: str) -> list[Path]:
        at = self.folder / name
        if at.is_file():
            return [at]
        return sorted(file for file in at.glob("*") if file.suffix in _LISTS and file.is_file()) if at.is_dir() else []

    def _list(self, file: Path) -> list[Report]:
        if file not in self._items:
            inside = file.parent.relative_to(self.folder).as_posix() if file.is_relative_to(self.folder) else ""
            self._items[file] = list(_items(file, inside))
        return self._items[file]

    @cached_property
    def _by_sha(self) -> dict[str, str]:
        """The path of every text below the folder; what cannot be opened is no text."""
        found: dict[str, str] = {}
        for folder, _, names in os.walk(self.folder):
            for file in sorted(Path(folder) / name for name in names):
                for report in self._all(file):
                    found.setdefault(report.id, report.path)
        return found

    def _all(self, file: Path) -> list[Report]:
        if file.suffix in _LISTS:
            return self._list(file)
        if file.suffix not in _TEXTS:
            return []
        try:
            return [_opened(file, file.relative_to(self.folder).as_posix(), date.min)]
        except Unusable:
            return []


def _opened(file: Path, path: str, published: date | None) -> Report:
    return replace(open_reports([str(file)], published=published)[0], path=path)


def _items(file: Path, inside: str) -> Iterator[Report]:
    """The items of a list of texts; nothing from a file that holds none."""
    for number, item in enumerate(_values(file)):
        if not isinstance(item, dict) or not isinstance(item.get("text"), str):
            return
        day = _day(item.get("date", item.get("published")))
        if day is None:
            return
        text, path = item["text"].replace("\r\n", "\n"), f"{inside}/{number}".lstrip("/")
        sha = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        yield Report(id=sha, path=path, text=text, published=day, body=head(text, path).prose)


def _values(file: Path) -> list[Any]:
    try:
        if file.stat().st_size > _LARGEST:
            return []
        whole = file.read_text("utf-8")
        if file.suffix != ".json":
            return [json.loads(line) for line in whole.splitlines() if line.strip()]
        value = json.loads(whole)
    except (OSError, ValueError, RecursionError):
        return []
    value = value.get("items", []) if isinstance(value, dict) else value
    return value if isinstance(value, list) else []


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _missing(place: Place, path: str, folder: Path) -> Problem:
    do = "Name the folder of the texts with --texts, or mend the path."
    return Problem(place, f"the text {path}, which is not below {folder}", "a text that is there", do)


def _changed(place: Place, path: str, sha: str, found: str) -> Problem:
    do = "Read the text again and write its new sha256, or bring the old text back."
    return Problem(place, f"the text {path} has changed (sha256 {found[:12]})", f"the sha256 {sha[:12]}", do)
