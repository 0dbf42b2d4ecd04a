"""Replies kept on disk, so that a run can be repeated with the same result, and resumed, without asking again."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from whipcount.model.problem import Place, Problem, Unusable


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reply answers: the passage of a report that begins at `start`, a model, and the version of the question.

    The server's address is not part of it: the same model elsewhere is taken to answer the same.
    """

    report: str
    start: int
    model: str
    version: str

    @property
    def name(self) -> str:
        seed = json.dumps([self.report, self.start, self.model, self.version])
        return f"{hashlib.sha256(seed.encode()).hexdigest()}.json"


@dataclass(frozen=True, slots=True)
class Memory:
    """A folder with one file for each reply, as it came. The checks run anew each time."""

    folder: Path

    def reply(self, asked: Asked) -> str | None:
        """The reply kept for a question, or None; a file that is no kept reply is a Problem."""
        path = self.folder / asked.name
        try:
            kept = json.loads(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError):
            kept = None
        if not isinstance(kept, dict) or not isinstance(kept.get("reply"), str):
            raise Unusable(_damaged(path))
        return str(kept["reply"])

    def keep(self, asked: Asked, reply: str) -> None:
        """Write a reply whole or not at all."""
        path = self.folder / asked.name
        beside = path.with_name(f".{path.name}.{os.getpid()}.part")
        kept = {
            "report": asked.report,
            "start": asked.start,
            "model": asked.model,
            "version": asked.version,
            "reply": reply,
        }
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
            beside.replace(path)
        except (OSError, ValueError) as error:
            with suppress(OSError, ValueError):
                beside.unlink(missing_ok=True)
            raise Unusable(_unwritable(self.folder, error)) from None


def _damaged(path: Path) -> Problem:
    return Problem(Place(str(path)), "this file is no kept reply", "one that whipcount wrote", "Remove the file.")


def _unwritable(folder: Path, error: Exception) -> Problem:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    found = f"replies cannot be kept here ({reason})"
    return Problem(Place(str(folder)), found, "a folder that is yours", "Name another with --model-cache.")
