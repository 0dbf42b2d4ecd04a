"""`whipcount lint-rules`: what is wrong in the files of the law."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from whipcount.cli import endings, options
from whipcount.cli.output import Target

_EXAMPLE = """
\b
Examples:
  whipcount lint-rules xx-house.yaml
  whipcount lint-rules --json src/whipcount/data/chambers/*.yaml
"""


@click.command("lint-rules", epilog=_EXAMPLE)
@click.argument("paths", metavar="[FILE...]", nargs=-1, type=click.Path(path_type=Path))
@options.target("table", "json")
@click.pass_context
def command(ctx: click.Context, target: Target, paths: tuple[Path, ...]) -> None:
    """Check files of chambers: sources, articles, dates, kinds; each slip with its line and column.

    FILE is a chamber in the form of docs/rulebook.md; none means all that come with whipcount. Exits 1 on a slip.
    """
    from whipcount.rulebook.lint import lint  # noqa: PLC0415 - --help needs none of it
    from whipcount.rulebook.shelf import FOLDER  # noqa: PLC0415 - the same

    chosen = paths or tuple(sorted(FOLDER.glob("*.yaml")))
    found = [problem for path in chosen for problem in lint(path)]
    if target.form == "json":
        target.json({"files": [str(path) for path in chosen], "problems": [_as_json(each) for each in found]})
    else:
        slips = "nothing is wrong" if not found else "1 slip" if len(found) == 1 else f"{len(found)} slips"
        target.text("".join(f"{each}\n" for each in found))
        click.echo(f"{len(chosen)} {'file' if len(chosen) == 1 else 'files'}: {slips}", err=True)
    if found:
        ctx.exit(endings.ERROR)


def _as_json(problem: Any) -> dict[str, Any]:
    place = problem.place
    at = {"file": place.path, "line": place.line, "column": place.column} if place else {}
    return {**at, "found": problem.found, "expected": problem.expected, "do": problem.do}
