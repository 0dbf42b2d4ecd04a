"""The unfinished file of a run, kept so that a run that was killed goes on where it stopped.

Beside the file FILE that was asked for stand, while the work is not done, FILE.part with what has been written,
FILE.state.json with how much of it is certain, and FILE.problems.txt. FILE appears in one step, when it is complete.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from whipcount.corpus import state as states
from whipcount.corpus.disk import beside, cut, locked, opened, size, to_disk, writing
from whipcount.corpus.fingerprint import Fingerprint, differences
from whipcount.corpus.reader import Done, lines
from whipcount.corpus.state import State
from whipcount.model import Place, Problem, Unusable

# A state is saved after the work of about 100 articles that are read, or 2,000 that are not.
_EFFORT = 2_000


class Draft:
    """The files beside FILE. As a context it notes, when it is left for whatever reason, all that was done."""

    def __init__(self, file: Path, what: Fingerprint, head: bytes, *, restart: bool = False) -> None:
        self.file, self._what = file, what
        self.part, self._state_file = beside(file, ".part"), beside(file, ".state.json")
        self.problems = beside(file, ".problems.txt")
        self.state = self._saved = State(part=len(head))
        with writing(file):
            self._part = locked(self.part)
            self._problems = opened(self.problems)
        try:
            self._begin(head, restart)
        except BaseException:
            self._close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if not self._part.closed:
            # What stops us is told first; that the disk is full as well would hide it.
            with suppress(Unusable):
                self.save()
        self._close()

    def add(self, done: Done) -> None:
        """Append what a chunk gave, and from time to time make it certain."""
        notes = "".join(f"{line}\n" for line in lines(done.problems)).encode("utf-8", "replace")
        with writing(self.file):
            self._part.write(done.data)
            self._problems.write(notes)
        state = self.state
        self.state = State(state.tally + done.tally, state.part + len(done.data), state.problems + len(notes))
        if self.state.tally.effort - self._saved.tally.effort >= _EFFORT:
            self.save()

    def save(self) -> None:
        """Bring what was written to the disk, then note how much that is: in this order no note says too much."""
        with writing(self.file):
            to_disk(self._part)
            to_disk(self._problems)
            states.save(self._state_file, self.state, self._what)
        self._saved = self.state

    def complete(self) -> None:
        """All articles are in: from here on only `publish` is left to do."""
        if not self.state.complete:
            self.state = replace(self.state, complete=True)
            self.save()

    def publish(self, finished: Path) -> None:
        """Put the finished file, the draft itself or one made from it, in FILE's place and take the rest away."""
        there = self.published
        self._close()
        with writing(self.file):
            if not there:
                if self.file.exists():
                    finished.chmod(self.file.stat().st_mode)
                finished.replace(self.file)
            self.part.unlink(missing_ok=True)
            if not self.state.problems:
                self.problems.unlink(missing_ok=True)
            self._state_file.unlink(missing_ok=True)

    @property
    def published(self) -> bool:
        """Whether a run was killed in the instant between putting FILE in its place and taking the rest away."""
        return self.state.complete and self.state.part > 0 and not size(self._part)

    def _begin(self, head: bytes, restart: bool) -> None:
        """Leave only what is certain in the files; a new draft begins with its head."""
        found = None if restart else self._found()
        self.state = self._saved = found or self.state
        with writing(self.file):
            if found is None:
                self._state_file.unlink(missing_ok=True)
                cut(self._part, 0)
                self._part.write(head)
            elif not self.published:
                cut(self._part, self.state.part)
            cut(self._problems, self.state.problems)

    def _found(self) -> State | None:
        """The state of the run that was stopped, None where there was none; Unusable when it is not this run's."""
        try:
            state, what = states.load(self._state_file)
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            raise self._strange("this is no state of a run", "what an interrupted run left") from None
        if changed := differences(what, self._what):
            found = f"a run was interrupted here, and since then other than it was: {', '.join(changed)}"
            raise self._strange(found, "the same command on the same input")
        if not self._whole(state):
            raise self._strange("the files beside it hold less than it says", "the files as the run left them")
        return state

    def _whole(self, state: State) -> bool:
        """Whether nothing that is certain is missing; the draft of a complete run may have become FILE already."""
        if size(self._problems) < state.problems:
            return False
        became = state.complete and not size(self._part) and self.file.exists()
        return became or size(self._part) >= state.part

    def _strange(self, found: str, expected: str) -> Unusable:
        do = "Add --restart to begin anew, which drops what that run had read."
        return Unusable(Problem(Place(str(self._state_file)), found, expected, do))

    def _close(self) -> None:
        for file in (self._part, self._problems):
            with suppress(OSError):
                file.close()
