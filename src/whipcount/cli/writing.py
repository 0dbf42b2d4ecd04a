"""What every command that writes into a ledger is told: which ledger, who writes, when, and why."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from whipcount.cli.clock import now
from whipcount.cli.kept import CRISIS, MUST_LEDGER, Kept, Words

if TYPE_CHECKING:
    from whipcount.model.entry import Act

_CLOCK = click.option(
    "--clock-is-right", is_flag=True, help="The last entry is more than a day old, and the clock is right."
)


@dataclass(frozen=True)
class Writer:
    """Which ledger is written into, by whom, when and why."""

    kept: Kept
    act: Act


def writer(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that writes, given as one `writer`; who writes is the user unless said."""

    @wraps(command)
    def gathered(ledger: str, crisis: str | None, by: str | None, *, clock_is_right: bool, **rest: Any) -> Any:
        from whipcount.model.entry import Act  # noqa: PLC0415 - --help needs no model

        act = Act(by or _user(), now(), rest.get("because") or "", clock_is_right)
        return command(writer=Writer(Kept(ledger, crisis), act), **rest)

    words = "Who writes this.  [default: your user name]"
    for option in (_CLOCK, click.option("--by", metavar="WHO", type=Words(), help=words), CRISIS, MUST_LEDGER):
        gathered = option(gathered)
    return gathered


def many(count: int, what: str) -> str:
    """ "1 new claim", "2 new claims", "no new claim"."""
    return f"no {what}" if count == 0 else f"{count:,} {what}{'s' if count > 1 else ''}"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may have a user without a name
        raise click.UsageError("Say who writes this, with --by WHO.") from None
