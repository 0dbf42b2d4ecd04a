"""The options that name a ledger, and the way from them to its crisis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from whipcount.cli.clock import today
from whipcount.cli.once import Once

if TYPE_CHECKING:
    from whipcount.crisis.kept import KeptCrisis
    from whipcount.ledger import Ledger


@dataclass(frozen=True)
class Kept:
    """A ledger by its address, the name of a crisis in it, and the time at which things were known."""

    address: str
    name: str | None = None
    known_at: datetime | None = None

    def ledger(self, *, new: bool) -> Ledger:
        """The ledger, opened; `new` makes one where there is none."""
        from whipcount.ledger import Ledger  # noqa: PLC0415 - --help needs no database

        return Ledger(self.address, new=new)

    def crisis(self, ledger: Ledger) -> KeptCrisis:
        from whipcount.crisis.kept import KeptCrisis  # noqa: PLC0415 - --help needs no crisis

        return KeptCrisis(ledger, self.name)


class Words(click.ParamType[str]):
    """A text that is not blank."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text, or a usage error for a blank one."""
        if not str(value).strip():
            self.fail("it is blank; leave the option out, or give it words.", param, ctx)
        return str(value)


class Moment(click.ParamType[datetime]):
    """A time that has come, such as 2022-03-30T18:00 (UTC unless it names a zone)."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The time, or a usage error that says what is wrong with it."""
        from whipcount.crisis.days import moment  # noqa: PLC0415 - --help needs no crisis
        from whipcount.model import Unusable  # noqa: PLC0415 - the same

        try:
            said = moment(value)
        except Unusable:
            self.fail(f"'{value}' is no time. Write one such as 2022-03-30T18:00.", param, ctx)
        if said.date() > today():
            self.fail(f"{value} lies in the future. Name a time that has come.", param, ctx)
        return said


def not_both(paths: Sequence[str], ledger: object) -> None:
    """Refuse reports beside a ledger, None where none is named: reports are brought into it by a command of its own."""
    if paths and ledger is not None:
        raise click.UsageError("Name reports or a ledger, not both: `whipcount add` brings reports into a ledger.")


def places(paths: Sequence[str], ledger: str | None) -> tuple[str, ...]:
    """What is to be shown as pages: the reports, or the ledger, which must be there; one of the two."""
    not_both(paths, ledger)
    if ledger is None:
        return tuple(paths)
    with Kept(ledger).ledger(new=False):
        return (ledger,)


def kept_of(rest: dict[str, Any]) -> Kept | None:
    """The ledger that was named, its options taken out of the others; those without a ledger are refused."""
    address, name, known_at = (rest.pop(key, None) for key in ("ledger", "crisis", "known_at"))
    if address is None and (name or known_at):
        raise click.UsageError("--crisis and --known-at ask a ledger: name it with --ledger.")
    return Kept(address, name, known_at) if address else None


_WORDS = Words()
LEDGER = click.option(
    "--ledger", cls=Once, metavar="FILE", type=_WORDS, help="Ask a ledger: a file, or postgresql://… for a shared one."
)
MUST_LEDGER = click.option(
    "--ledger", cls=Once, metavar="FILE", type=_WORDS, required=True, help="A file, or postgresql://… for a shared one."
)
CRISIS = click.option(
    "--crisis", cls=Once, metavar="NAME", type=_WORDS, help="Which crisis of the ledger.  [default: its only one]"
)
KNOWN_AT = click.option(
    "--known-at",
    cls=Once,
    metavar="TIME",
    type=Moment(),
    help="Ask the ledger what was known at this time (UTC unless it names a zone).",
)
