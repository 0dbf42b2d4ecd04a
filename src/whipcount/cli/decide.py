"""`whipcount accept`, `correct`, `withdraw`, `reopen`: what a person decides about a claim, with author and reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from whipcount.cli import options, writing
from whipcount.cli.kept import Words
from whipcount.cli.output import Target
from whipcount.cli.writing import Writer

if TYPE_CHECKING:
    from whipcount.model import Claim, Report

_ACCEPT = """
\b
Examples:
  whipcount accept 33356b7b9304 --ledger pakistan.ledger --because "the paper printed it so"
"""
_CORRECT = """
\b
Examples:
  whipcount correct 33356b7b9304 quantity=190 --ledger pakistan.ledger --by Ben --because "it says 190"
"""
_WITHDRAW = """
\b
Examples:
  whipcount withdraw 33356b7b9304 --ledger pakistan.ledger --because "the paper took it back"
"""
_REOPEN = """
\b
Examples:
  whipcount reopen 33356b7b9304 --ledger pakistan.ledger --because "withdrawn by mistake"
"""
_FIXED = ("id", "report", "path", "start", "end", "reader")  # what the place of the words in the text says already


def _decision(name: str, example: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command that takes the id of a claim and the reason of a decision, beside what every writer says."""

    def made(command: Callable[..., None]) -> click.Command:
        words = "The reason, which stands in the ledger."
        why = click.option("--because", metavar="WHY", type=Words(), required=True, help=words)
        claim = click.argument("claim", metavar="ID")
        form = options.target("table", "json", piped="table")
        return click.command(name, epilog=example)(claim(why(writing.writer(form(command)))))

    return made


def _decided(
    writer: Writer,
    target: Target,
    claim: str,
    action: str,
    corrected: Callable[[Claim, Report], Claim] | None = None,
) -> None:
    from whipcount.model.entry import Action  # noqa: PLC0415 - --help needs no model

    with writer.kept.ledger(new=False) as ledger:
        done = writer.kept.crisis(ledger).decide(claim, Action(action), writer.act, corrected=corrected)
    if target.form == "json":
        target.json({"claim": done.claim, "action": action, "entry": done.entry})
    elif done.entry is None:
        target.text(f"{done.claim} stands so already.\n")
    else:
        target.text(f"Entry {done.entry}: {done.claim} is {action}.\n")


@_decision("accept", _ACCEPT)
def accept(claim: str, writer: Writer, target: Target, **_: str) -> None:
    """Say that a claim was read rightly."""
    _decided(writer, target, claim, "accepted")


@_decision("withdraw", _WITHDRAW)
def withdraw(claim: str, writer: Writer, target: Target, **_: str) -> None:
    """Take a claim back: it stays in the ledger and counts no more."""
    _decided(writer, target, claim, "withdrawn")


@_decision("reopen", _REOPEN)
def reopen(claim: str, writer: Writer, target: Target, **_: str) -> None:
    """Take the decisions on a claim back: it stands again as it came in."""
    _decided(writer, target, claim, "reopened")


@_decision("correct", _CORRECT)
@click.argument("fields", metavar="FIELD=VALUE...", nargs=-1, required=True)
def correct(claim: str, fields: tuple[str, ...], writer: Writer, target: Target, **_: str) -> None:
    """Say what a claim should have been: quantity=156, party=PTI, modality=claimed."""
    _decided(writer, target, claim, "corrected", _typed(fields))


def _typed(fields: tuple[str, ...]) -> Callable[[Claim, Report], Claim]:
    from whipcount.scoring.typed import corrected  # noqa: PLC0415 - --help needs none of it

    names = [field.partition("=")[0] for field in fields]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise click.UsageError(f"The field {twice} is given twice. Name one value.")
    if fixed := next((name for name in names if name in _FIXED), None):
        raise click.UsageError(f"The field {fixed} follows from the others. Correct those, or say quote=WORDS.")
    words = " ".join(_quoted(field) for field in fields)
    return lambda claim, report: corrected(claim, words, report).claim


def _quoted(field: str) -> str:
    """A field as the shell gave it, in the marks that it had there; a word without "=" is told to be no field."""
    import shlex  # noqa: PLC0415 - only a correction needs it

    name, equals, value = field.partition("=")
    return f"{shlex.quote(name)}{equals}{shlex.quote(value) if equals else ''}"
