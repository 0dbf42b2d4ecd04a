"""`whipcount read --review GOLD`: every claim judged by a person, and written down as gold.

The dialogue works in a terminal and with answers from a pipe alike. The gold file is written after every decision.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whipcount.cli import highlighting
from whipcount.cli.endings import say
from whipcount.cli.output import write
from whipcount.model import Claim, Place, Problem, Report, Unusable
from whipcount.scoring.misses import in_words
from whipcount.scoring.resuming import resumed
from whipcount.scoring.typed import corrected, line, missed, spot

if TYPE_CHECKING:
    from whipcount.reading import Reading
    from whipcount.scoring import GoldClaim
    from whipcount.scoring.review import Next, Review

_ASK = "t take, c correct, r reject, m missed, u undo, s skip the text, q quit: "
_ASK_WHOLE = "All is judged. d done (the text is read whole), m missed, u undo, s skip the text, q quit: "
_AROUND = 240


class _Enough(Exception):  # noqa: N818 - no error: the person has said q, or the answers have ended
    """The review ends here."""


def review(gold: str, readings: Iterable[Reading]) -> None:
    """Ask for a judgement on each claim of the readings until all is judged or the person has enough."""
    file = Path(gold)
    _refuse(file)
    dialogue = _Dialogue(file, *resumed(file, [_from(reading, file.parent) for reading in readings]))
    try:
        dialogue.run()
    except _Enough:
        pass
    finally:
        dialogue.save()  # an interruption may have come between a decision and its line in the file
        dialogue.say_end()


def _from(reading: Reading, folder: Path) -> Reading:
    """The reading with the path of its report as seen from the gold, so that it is found again from there."""
    if reading.report.path == "-":
        do = "Save the text as a file and name it."
        raise Unusable(Problem(None, "a review of standard input, where the answers come from", "files", do))
    path = Path(os.path.relpath(reading.report.path, folder or ".")).as_posix()
    return replace(reading, report=replace(reading.report, path=path))


def _refuse(file: Path) -> None:
    """Before anything is judged: decisions that could not be written would be lost."""
    folder = file.parent
    if (file.exists() and not file.is_file()) or not (
        folder.is_dir() and os.access(file if file.exists() else folder, os.W_OK)
    ):
        expected, do = "a file in a folder that exists and is yours", "Name another file."
        raise Unusable(Problem(Place(str(file)), "this file cannot be written", expected, do))


class _Dialogue:
    """The questions to one person, the answers, and the file."""

    def __init__(self, file: Path, review: Review, whole: int) -> None:
        self.file, self.review, self.whole = file, review, whole
        self._on_disk = file.read_bytes() if file.exists() else None
        self._shown: str | None = None
        self._last: Next | None = None

    def run(self) -> None:
        with suppress(ImportError):  # a terminal edits its lines with it, where the system has it
            import readline  # noqa: F401, PLC0415 - input() uses it by its presence
        if self.whole:
            told = "1 text is" if self.whole == 1 else f"{self.whole} texts are"
            click.echo(f"{told} in {self.file} already, read whole.")
        while now := self.review.next():
            self._show(now)
            answer = _answer(_ASK if now.claim else _ASK_WHOLE).strip().lower()
            action = self._actions(now).get(answer[:1] if answer in _WORDS else answer)
            if action is None:
                say(f"'{answer[:20]}' is no answer here; type one of {', '.join(self._actions(now))}.")
                continue
            action()
            self.save()

    def _actions(self, now: Next) -> dict[str, Callable[[], None]]:
        """The letters that mean something now."""
        judging: dict[str, Callable[[], None]] = {"d": self.review.finish}
        if now.claim:
            judging = {"t": self.review.take, "c": lambda: self._correct(now), "r": self.review.reject}
        shared = {"m": lambda: self._missed(now), "u": self._undo, "s": self.review.skip, "q": _quit}
        return judging | shared

    def _correct(self, now: Next) -> None:
        claim = now.claim
        if claim is None:
            return
        ask = "The fields that differ, as field=value or JSON (empty: back): "
        gold = _typed(ask, lambda text: corrected(claim, text, now.text.report), line(claim))
        if gold:
            self.review.correct(gold)

    def _missed(self, now: Next) -> None:
        quote = _answer("The words of the text (empty: back): ").strip()
        if not quote:
            return
        ask = "Kind and fields, such as seats party=Blue quantity=40 (empty: back): "
        gold = _typed(ask, lambda text: missed(quote, text, now.text.report), "", lambda: spot(now.text.report, quote))
        if gold and not self.review.add(gold):
            say("the gold has this claim already.")

    def _undo(self) -> None:
        last = self.review.undo()
        if last is None:
            say("there is nothing to undo in this session.")
        else:
            click.echo(f"Undone: {last}.")

    def _show(self, now: Next) -> None:
        """The text's name once, then the claim in its context."""
        report = now.text.report
        if self._shown != report.id:
            self._shown = report.id
            click.echo(f"\n{report.path}, {report.published} ({now.number + 1} of {now.texts})")
        if now == self._last:
            return
        self._last = now
        if now.claim:
            self._show_claim(report, now.claim)
        else:
            click.echo("\nThe whole text, with what the gold has of it:")
            spans = [(gold.claim.quote.start, gold.claim.quote.end) for gold in now.text.claims]
            highlighting.show(report.text, spans, report.body, len(report.text))

    def _show_claim(self, report: Report, claim: Claim) -> None:
        quote = claim.quote
        start, end = quote.start - _AROUND, quote.end + _AROUND
        start = report.text.find(" ", start, quote.start) + 1 if start > report.body else min(report.body, quote.start)
        end = report.text.rfind(" ", quote.end, end) if end < len(report.text) else len(report.text)
        click.echo("")
        highlighting.show(report.text, [(quote.start, quote.end)], start or quote.start, max(end, quote.end))
        click.echo(f"  {in_words(claim)}")

    def save(self) -> None:
        """The whole file in one step, if it changes; what somebody else wrote into it meanwhile is not overwritten."""
        data = self.review.lines().encode("utf-8", "replace")
        if data == (self._on_disk or b""):
            return
        found = self.file.read_bytes() if self.file.exists() else None
        if found != self._on_disk:
            do = "Start the review again; it goes on from what the file holds."
            raise Unusable(
                Problem(Place(str(self.file)), "the file was changed by somebody else", "only this review", do)
            )
        write(str(self.file), data)
        self._on_disk = data

    def say_end(self) -> None:
        """What was decided in this session, and what the file holds of it."""
        done = self.review.done()
        told = [
            f"{done[word]} {word}" for word in ("taken", "corrected", "rejected", "added", "read whole") if done[word]
        ]
        if told:
            click.echo(f"\n{self.file} is written: {', '.join(told)}.")
        else:
            click.echo("\nNothing was judged, and nothing is written.")


_WORDS = ("take", "correct", "reject", "missed", "undo", "skip", "quit", "done")


def _typed(
    ask: str, read: Callable[[str], GoldClaim], shown: str, check: Callable[[], object] = lambda: None
) -> GoldClaim | None:
    """What a line of fields makes, asked again until it makes a claim; None when the person goes back."""
    try:
        check()
    except Unusable as error:
        say(str(error.problems[0]))
        return None
    if shown:
        click.echo(f"  {shown}")
    while text := _answer(ask).strip():
        try:
            return read(text)
        except Unusable as error:
            say(str(error.problems[0]))
    return None


def _answer(ask: str) -> str:
    """One line from the person; the end of the answers ends the review."""
    try:
        return input(ask)
    except EOFError:
        raise _Enough from None
    except UnicodeDecodeError:
        return "\ufffd"


def _quit() -> None:
    raise _Enough
