"""How a command ends: with one sentence and a documented exit code, whatever it was given."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

FINE, ERROR, USAGE, CONTRADICTION = 0, 1, 2, 3
INTERRUPTED, READER_LEFT = 130, 141


def of(run: Callable[[], object]) -> int:
    """The exit code of a run; what was wrong with the command as typed is said on standard error."""
    try:
        code = run()
    except click.exceptions.NoArgsIsHelpError as empty:
        click.echo(empty.ctx.get_help() if empty.ctx else empty.format_message(), err=True)
        return USAGE
    except click.ClickException as error:
        say(_misuse(error))
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except Exception as fault:
        if os.environ.get("WHIPCOUNT_TRACEBACK"):
            raise
        say(_fault(fault))
        return ERROR
    return code if isinstance(code, int) else FINE


def say(message: str) -> None:
    """One line for the person at the keyboard; a name in it cannot command the terminal."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in message).split())
    click.echo(f"whipcount: {line}", err=True)


@contextmanager
def problems_are_said() -> Iterator[None]:
    """One line on standard error for each thing that is wrong with the input."""
    from whipcount.model import Unusable  # noqa: PLC0415 - --help needs no model

    try:
        yield
    except Unusable as unusable:
        for problem in unusable.problems:
            say(str(problem))
        raise click.exceptions.Exit(ERROR) from None


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """End quietly when whoever reads our output has seen enough, as `head` has after ten lines."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more on its way out, and that must have somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(READER_LEFT) from None


def _fault(fault: Exception) -> str:
    """A fault of ours, named as ours, with what a person can do about it."""
    return (
        f"this is a fault of whipcount and not of the input ({type(fault).__name__}: {fault}). Please report it with "
        "the texts that led to it; with WHIPCOUNT_TRACEBACK=1 in the environment it says more."
    )


def _misuse(error: click.ClickException) -> str:
    """What was wrong with the command as typed, and where it is explained."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    hint = f" Try '{ctx.command_path} --help'." if ctx else ""
    return f"{error.format_message().rstrip()}{hint}"
