"""`whipcount verify`: whether a ledger is as it was written."""

from __future__ import annotations

from string import hexdigits
from typing import TYPE_CHECKING, Any

import click

from whipcount.cli import options
from whipcount.cli.endings import ERROR, say
from whipcount.cli.kept import MUST_LEDGER, Kept
from whipcount.cli.output import Target

if TYPE_CHECKING:
    from whipcount.model.entry import Head

_HASH = 64
_EXAMPLE = """
\b
Examples:
  whipcount verify --ledger pakistan.ledger
"""


class Noted(click.ParamType["Head"]):
    """A head as `whipcount log --head` prints it: the number of entries, a colon, the last one's hash."""

    name = "head"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Head:
        from whipcount.model.entry import Head  # noqa: PLC0415 - --help needs no model

        count, _, hashed = str(value).partition(":")
        if not count.isdecimal() or len(hashed) != _HASH or set(hashed) - set(hexdigits.lower()):
            self.fail(f"'{value}' is no head. Take it from `whipcount log --head`, such as 143:bd48….", param, ctx)
        return Head(int(count), hashed)


@click.command("verify", epilog=_EXAMPLE)
@MUST_LEDGER
@click.option("--head", metavar="COUNT:HASH", type=Noted(), help="A head that was noted earlier.")
@options.target("table", "json", piped="table")
@click.pass_context
def command(ctx: click.Context, ledger: str, head: Head | None, target: Target) -> None:
    """Check every entry of a ledger against its hash, and name the first that is not as it was written.

    Exits 1 when one is not. Only with a head that was noted earlier can it tell that the end was cut off.
    """
    with Kept(ledger).ledger(new=False) as opened:
        broken, now, name = opened.verify(head), opened.head(), opened.shown
    if target.form == "json":
        wrong = broken and {"entry": broken.number or None, "what": broken.what}
        target.json({"count": now.count, "hash": now.hash, "broken": wrong})
    elif broken is None:
        target.text(f"{now.count:,} entries are as they were written; the head is {now.count}:{now.hash}\n")
    if broken:
        say(f"{name}: entry {broken.number}: {broken.what}." if broken.number else f"{name}: {broken.what}.")
        ctx.exit(ERROR)
