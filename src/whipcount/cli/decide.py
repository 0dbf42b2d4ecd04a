"""`whipcount accept`, `correct` and `withdraw`: what a person decides about a claim, with author and reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from whipcount.cli import writing
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


def _decision(name: str, example: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command that takes the id of a claim and the reason of a decision, beside what every writer says."""

    def made(command: Callable[..., None]) -> click.Command:
        why = click.option("--because", metavar="WHY", required=True, help="The reason, which stands in the ledger.")
        claim = click.argument("claim", metavar="ID")
        return click.command(name, epilog=example)(claim(why(writing.writer(command))))

    return made


def _decided(
    writer: Writer, claim: str, action: str, corrected: Callable[[Claim, Report], Claim] | None = None
) -> None:
    from whipcount.model.entry import Action  # noqa: PLC0415 - --help needs no model

    if not writer.act.because.strip():
        raise click.UsageError("Say why, with --because.")
    with writer.kept.ledger(new=False) as ledger:
        number = writer.kept.crisis(ledger).decide(claim, Action(action), writer.act, corrected=corrected)
    click.echo(f"{claim} stands so already." if number is None else f"Entry {number}: {claim} is {action}.")


@_decision("accept", _ACCEPT)
def accept(claim: str, writer: Writer, **_: str) -> None:
    """Say that a claim was read rightly."""
    _decided(writer, claim, "accepted")


@_decision("withdraw", _WITHDRAW)
def withdraw(claim: str, writer: Writer, **_: str) -> None:
    """Take a claim back: it stays in the ledger and counts no more."""
    _decided(writer, claim, "withdrawn")


@_decision("correct", _CORRECT)
@click.argument("fields", metavar="FIELD=VALUE...", nargs=-1, required=True)
def correct(claim: str, fields: tuple[str, ...], writer: Writer, **_: str) -> None:
    """Say what a claim should have been: quantity=156, party=PTI, modality=claimed."""
    _decided(writer, claim, "corrected", _typed(fields))


def _typed(fields: tuple[str, ...]) -> Callable[[Claim, Report], Claim]:
    import shlex  # noqa: PLC0415 - only a correction needs it

    from whipcount.scoring.typed import corrected  # noqa: PLC0415 - --help needs none of it

    words = " ".join(f"{name}={shlex.quote(value)}" for name, _, value in (field.partition("=") for field in fields))
    return lambda claim, report: corrected(claim, words, report).claim
