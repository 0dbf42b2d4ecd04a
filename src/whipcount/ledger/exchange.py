"""Entries as JSON lines, one a line, and back: what was exported is imported with the same hashes.

The fields are those of Entry under their own names; `body` is the object itself, `recorded` a time with microseconds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from whipcount.ledger.chain import hashed
from whipcount.ledger.rows import row_of
from whipcount.model.entry import Action, Entry
from whipcount.model.problem import Place, Problem, Unusable

_FIELDS = ("number", "crisis", "action", "subject", "report", "valid", "recorded", "author", "because", "body")


def packed(body: object) -> str:
    """An object as the text that a ledger keeps: one form for one object, so that equal news is seen to be equal."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def to_json(entry: Entry) -> dict[str, Any]:
    """An entry as an object; `to_entry` has the way back."""
    return {
        "number": entry.number,
        "crisis": entry.crisis,
        "action": entry.action.value,
        "subject": entry.subject,
        "report": entry.report,
        "valid": entry.valid.isoformat(),
        "recorded": entry.recorded.isoformat(timespec="microseconds"),
        "author": entry.author,
        "because": entry.because,
        "body": json.loads(entry.body) if entry.body else None,
        "previous": entry.previous,
        "hash": entry.hash,
    }


def lines(entries: Iterable[Entry]) -> Iterator[str]:
    """The entries as lines of JSON."""
    for entry in entries:
        yield json.dumps(to_json(entry), ensure_ascii=False) + "\n"


def read(text: Iterable[str], path: str) -> Iterator[Entry]:
    """The entries of an export; Unusable at the first line that is none, was changed, or has lost the one above it."""
    above: Entry | None = None
    for number, line in enumerate(text, 1):
        if line.strip():
            entry, place = _entry(line, Place(path, number)), Place(path, number)
            if above and (entry.number, entry.previous) != (above.number + 1, above.hash):
                found = f"entry {entry.number} below entry {above.number}, on which it does not follow"
                raise Unusable(Problem(place, found, "every entry of the export in its order", "Export it again."))
            yield entry
            above = entry


def _entry(line: str, place: Place) -> Entry:
    try:
        said = json.loads(line)
        entry = Entry(
            number=int(said["number"]),
            crisis=str(said["crisis"]),
            action=Action(said["action"]),
            subject=str(said["subject"]),
            report=str(said["report"]),
            valid=date.fromisoformat(said["valid"]),
            recorded=datetime.fromisoformat(said["recorded"]),
            author=str(said["author"]),
            because=str(said["because"]),
            body="" if said["body"] is None else packed(said["body"]),
            previous=str(said["previous"]),
            hash=str(said["hash"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        expected = f"a JSON object with {', '.join(_FIELDS)}, previous and hash"
        raise Unusable(Problem(place, "no entry", expected, "Take the file as `whipcount export` wrote it.")) from None
    if changed := _changed(entry, said):
        found = f"entry {entry.number} was changed: {changed}"
        raise Unusable(Problem(place, found, "an entry as it was exported", "Export it again."))
    return entry


def _changed(entry: Entry, said: object) -> str:
    """What shows that an entry is not as it was exported; "" where nothing does."""
    if entry.recorded.tzinfo is None or hashed(row_of(entry)[:10], entry.previous) != entry.hash:
        return "its hash does not cover its words"
    return "" if to_json(entry) == said else "it has other fields, or another form of them"
