"""`whipcount export` and `import`: a ledger as JSON lines, and back with the same hashes."""

from __future__ import annotations

from pathlib import Path

import click

from whipcount.cli.kept import MUST_LEDGER, Kept
from whipcount.cli.output import Target

_EXPORT = """
\b
Examples:
  whipcount export --ledger pakistan.ledger -o pakistan.jsonl
"""
_IMPORT = """
\b
Examples:
  whipcount import --ledger copy.ledger pakistan.jsonl
"""


@click.command("export", epilog=_EXPORT)
@MUST_LEDGER
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


@click.command("import", epilog=_IMPORT)
@MUST_LEDGER
@click.argument("file", metavar="FILE", type=click.Path())
def bring(ledger: str, file: str) -> None:
    """Write the entries of an export into a ledger: an empty one, or one that begins with the same entries."""
    from whipcount.ledger.exchange import read  # noqa: PLC0415 - --help needs no database

    entries = list(read(_lines(file), file))
    with Kept(ledger).ledger(new=True) as opened:
        click.echo(f"{opened.shown}: {opened.bring(entries):,} of {len(entries):,} entries are new.")


def _lines(file: str) -> list[str]:
    from whipcount.model import Place, Problem, Unusable  # noqa: PLC0415 - --help needs no model

    try:
        return Path(file).read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is no UTF-8 text"
        do = "Name a file that `whipcount export` wrote."
        raise Unusable(Problem(Place(file), f"it cannot be read ({reason})", "an export", do)) from None
