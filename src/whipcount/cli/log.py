"""`whipcount log`: what was written, by whom, when and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from whipcount.cli import options
from whipcount.cli.endings import say
from whipcount.cli.kept import CRISIS, KNOWN_AT, MUST_LEDGER, Kept
from whipcount.cli.output import Target

if TYPE_CHECKING:
    from datetime import datetime

    from whipcount.model.entry import Entry
    from whipcount.publish.layout import Line

_QUOTED = 60
_EXAMPLE = """
\b
Examples:
  whipcount log --ledger pakistan.ledger
  whipcount log --ledger pakistan.ledger --head --table
"""


@click.command("log", epilog=_EXAMPLE)
@MUST_LEDGER
@CRISIS
@KNOWN_AT
@click.option("--head", "only_head", is_flag=True, help="Only how many entries there are, and the last one's hash.")
@options.target("table", "json", "jsonl", piped="jsonl")
def command(ledger: str, crisis: str | None, known_at: datetime | None, *, only_head: bool, target: Target) -> None:
    """Print the entries of a ledger, the oldest first, and the head: how many they are and the last one's hash.

    Note the head, or publish it: `whipcount verify --head` tells with it whether anything up to there was changed or
    cut off.
    """
    from whipcount.ledger.exchange import lines, to_json  # noqa: PLC0415 - --help needs no database

    kept = Kept(ledger, crisis, known_at)
    with kept.ledger(new=False) as opened:
        head = opened.head(known_at=known_at)
        if only_head:
            told = {"count": head.count, "hash": head.hash}
            target.json(told) if target.form != "table" else target.text(f"{head.count}:{head.hash}\n")
            return
        if crisis is not None:
            kept.crisis(opened).must_exist()
        entries = list(opened.entries(crisis, known_at=known_at))
        none = opened.head().count == 0
    if not entries:
        say("nothing is recorded in this ledger yet." if none else "nothing had been recorded by then.")
    match target.form:
        case "table":
            target.lines(_text(entries, f"{head.count}:{head.hash}"))
        case "json":
            target.json({"head": {"count": head.count, "hash": head.hash}, "entries": [to_json(e) for e in entries]})
        case _:
            target.text("".join(lines(entries)))


def _text(entries: list[Entry], head: str) -> Iterator[Line]:
    from whipcount.publish.layout import Line, printable, shorten  # noqa: PLC0415 - --help needs none of it

    for entry in entries:
        who = f"{entry.recorded:%Y-%m-%d %H:%M:%S} UTC  {printable(entry.author)}"
        yield Line(f"{entry.number:>6}  {who}  {entry.action.value} {entry.subject[:12]}  {_says(entry)}".rstrip())
        if entry.because:
            yield Line(shorten(f"        because {entry.because}", 100), "quiet")
    yield Line(f"head    {head}", "strong")


def _says(entry: Entry) -> str:
    from whipcount.publish.layout import shorten  # noqa: PLC0415 - the same

    said = json.loads(entry.body) if entry.body else {}
    if "text" in said:
        return shorten(str(said.get("path", "")), _QUOTED)
    if "chamber" in said:
        return str(said["chamber"])
    return shorten(f'{said["kind"]} "{said["quote"]}"', _QUOTED) if "quote" in said else ""
