"""The command `whipcount` itself: its commands by name, and how every one of them ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Any, NoReturn

import click

from whipcount import __version__
from whipcount.cli import endings

# Each command's module, and its name there.
COMMANDS = {
    "count": ("count", "command"),
    "read": ("read", "command"),
    "check": ("check", "command"),
    "why": ("why", "command"),
    "explain": ("explain", "command"),
    "chart": ("chart", "command"),
    "timeline": ("timeline", "command"),
    "diff": ("diff", "command"),
    "serve": ("serve", "command"),
    "editors": ("editors", "command"),
    "forecast": ("forecast", "command"),
    "record": ("record", "command"),
    "add": ("add", "command"),
    "log": ("log", "command"),
    "accept": ("decide", "accept"),
    "correct": ("decide", "correct"),
    "withdraw": ("decide", "withdraw"),
    "reopen": ("decide", "reopen"),
    "verify": ("verify", "command"),
    "export": ("carry", "export"),
    "import": ("carry", "bring"),
    "score": ("score", "command"),
    "power": ("power", "command"),
    "rule": ("rule", "command"),
    "outcome": ("outcome", "command"),
    "dates": ("dates", "command"),
    "next": ("next_steps", "command"),
    "lint-rules": ("lint_rules", "command"),
}
_EPILOG = """
\b
Examples:
  whipcount count reports/                  who has the numbers, from every report in a folder
  whipcount count --as-of 2022-03-30 reports/
  whipcount check article.txt && echo fine  exits 3 when the sources contradict each other
  curl -s ADDRESS | whipcount read --date 2022-03-30 -
"""


def command_of(name: str) -> click.Command:
    """The command of this name; its module is imported now."""
    module, attribute = COMMANDS[name]
    command = getattr(import_module(f"whipcount.cli.{module}"), attribute)
    if not isinstance(command, click.Command):
        raise TypeError(f"whipcount.cli.{module}.{attribute} is no command")
    return command


class Commands(click.Group):
    """Commands that are imported only when asked for, and that never end in a traceback for bad input."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the same
        return command_of(cmd_name) if cmd_name in COMMANDS else None

    def main(  # type: ignore[override] # Click's is overloaded for a program that goes on afterwards
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run, and end with one of the documented exit codes."""
        extra["standalone_mode"] = False
        run = partial(super().main, args, prog_name, **extra)
        sys.exit(endings.of(run))

    def invoke(self, ctx: click.Context) -> Any:
        with endings.reader_may_leave(), endings.problems_are_said():
            return super().invoke(ctx)


@click.command(cls=Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="whipcount %(version)s")
def main() -> None:
    """Reports in, a sourced count out: who has the numbers in a parliament's confidence crisis.

    PATH is a report (plain text, Markdown, HTML or PDF), a folder of reports, an address, or - for standard input.
    On a terminal the answer is text; in a pipe it is JSON. Ask each command for --help.
    """
