"""`whipcount export` and `import`: a ledger as JSON lines, and back with the same hashes."""

from __future__ import annotations

from typing import TextIO

import click

from whipcount.cli.kept import Kept
from whipcount.cli.output import Target

_LEDGER = click.option("--ledger", metavar="FILE", required=True, help="A file, or postgresql://… for a shared one.")


@click.command("export")
@_LEDGER
@click.option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output.")
def export(ledger: str, output: str | None) -> None:
    """Print a whole ledger as JSON lines, one entry a line, as `whipcount import` takes it."""
    from whipcount.ledger.exchange import lines  # noqa: PLC0415 - --help needs no database

    with Kept(ledger).ledger(new=False) as opened:
        if output is None:
            for line in lines(opened.entries()):
                click.echo(line.encode("utf-8"), nl=False)
        else:
            Target("jsonl", output).text("".join(lines(opened.entries())))


@click.command("import")
@_LEDGER
@click.argument("file", metavar="FILE", type=click.File("r", encoding="utf-8"))
def bring(ledger: str, file: TextIO) -> None:
    """Write the entries of an export into a ledger: an empty one, or one that begins with the same entries."""
    from whipcount.ledger.exchange import read  # noqa: PLC0415 - --help needs no database

    entries = list(read(file, str(file.name)))
    with Kept(ledger).ledger(new=True) as opened:
        click.echo(f"{ledger}: {opened.bring(entries):,} of {len(entries):,} entries are new.")
