"""`whipcount export` and `import`: a ledger as JSON lines, and back with the same hashes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from whipcount.cli import options
from whipcount.cli.kept import LEDGER, MUST_LEDGER, Kept, places
from whipcount.cli.output import Target
from whipcount.cli.site import write_site

_EXPORT = """
\b
Examples:
  whipcount export --ledger pakistan.ledger -o pakistan.jsonl
  whipcount export --site public/ --ledger pakistan.ledger
  whipcount export --site public/ reports/
"""
_IMPORT = """
\b
Examples:
  whipcount import --ledger copy.ledger pakistan.jsonl
  whipcount export --ledger pakistan.ledger | whipcount import --ledger copy.ledger -
"""


@click.command("export", epilog=_EXPORT)
@click.argument("paths", metavar="[PATH...]", nargs=-1, shell_complete=options.complete_paths)
@LEDGER
@click.option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output.")
@click.option("--site", metavar="FOLDER", help="Write the pages of `whipcount serve` into this folder instead.")
def export(paths: tuple[str, ...], ledger: str | None, output: str | None, site: str | None) -> None:
    """Print a whole ledger as JSON lines, one entry a line, as `whipcount import` takes it.

    With --site write the pages of a ledger, or of reports, as files that any web server gives out: a page for each day
    with reports and for each report, with the data beside them. Files that are there are replaced, and none is removed.
    """
    if site is not None:
        write_site(_only(places(paths, ledger), output), site)
        return
    if ledger is None or paths:
        raise click.MissingParameter(param_hint="'--ledger' (reports only with --site)", param_type="option")
    from whipcount.ledger.exchange import lines  # noqa: PLC0415 - --help needs no database

    with Kept(ledger).ledger(new=False) as opened:
        if output is None:
            for line in lines(opened.entries()):
                click.echo(line.encode("utf-8"), nl=False)
        else:
            Target("jsonl", output).text("".join(lines(opened.entries())))


def _only(shown: tuple[str, ...], output: str | None) -> tuple[str, ...]:
    if not shown or output is not None:
        raise click.UsageError("--site takes reports or --ledger, and no --output.")
    return shown


@click.command("import", epilog=_IMPORT)
@MUST_LEDGER
@click.argument("file", metavar="FILE")
@options.target("table", "json", piped="table")
def bring(ledger: str, file: str, target: Target) -> None:
    """Write the entries of an export into a ledger: an empty one, or one that begins with the same entries.

    FILE is what `whipcount export` wrote, or - for standard input.
    """
    from whipcount.ledger.exchange import read  # noqa: PLC0415 - --help needs no database

    entries = list(read(_lines(file), file))
    with Kept(ledger).ledger(new=entries[0].number == 1) as opened:
        new, head, name = opened.bring(entries), opened.head(), opened.shown
    if target.form == "json":
        target.json({"new": new, "entries": len(entries), "count": head.count, "hash": head.hash})
    else:
        target.text(f"{name}: {new:,} of {len(entries):,} entries are new.\n")


def _lines(file: str) -> list[str]:
    from whipcount.model import Place, Problem, Unusable  # noqa: PLC0415 - --help needs no model

    do = "Name a file that `whipcount export` wrote."
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        found = data.decode("utf-8-sig").split("\n")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is no UTF-8 text"
        raise Unusable(Problem(Place(file), f"it cannot be read ({reason})", "an export", do)) from None
    if not any(map(str.strip, found)):
        raise Unusable(Problem(Place(file), "nothing stands in it", "an export with at least one entry", do))
    return found
