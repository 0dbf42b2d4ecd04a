"""What is certain of an unfinished run: a small JSON file that is replaced whole, never edited."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from whipcount.corpus.disk import replace
from whipcount.corpus.fingerprint import Fingerprint
from whipcount.corpus.tally import Tally

_FORM = 1


@dataclass(frozen=True)
class State:
    """How far a run is, and how many bytes of its two files belong to that.

    complete: whether all articles are in.
    """

    tally: Tally = field(default_factory=Tally)
    part: int = 0
    problems: int = 0
    complete: bool = False


def save(path: Path, state: State, what: Fingerprint) -> None:
    """Replace the state file; what it counts must be on the disk before."""
    numbers = {"part": state.part, "problems": state.problems, "complete": state.complete}
    written = {"form": _FORM, **numbers, "tally": state.tally.to_json(), "what": what}
    replace(path, json.dumps(written, indent=1).encode())


def load(path: Path) -> tuple[State, Fingerprint]:
    """The state and what it depends on; FileNotFoundError without one, ValueError when it is none of ours."""
    data = json.loads(path.read_bytes())
    try:
        if data["form"] != _FORM:
            raise ValueError("of another version")
        state = State(
            Tally.from_json(data["tally"]), int(data["part"]), int(data["problems"]), data["complete"] is True
        )
        return state, {str(name): str(value) for name, value in data["what"].items()}
    except (KeyError, TypeError, AttributeError):
        raise ValueError("no state") from None
