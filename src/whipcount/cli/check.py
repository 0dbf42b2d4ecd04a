"""`whipcount check`: only what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from whipcount.cli import options
from whipcount.cli.asked import Asked
from whipcount.cli.endings import CONTRADICTION
from whipcount.cli.output import Target

if TYPE_CHECKING:
    from whipcount.model import Count

_EXAMPLE = """
\b
Examples:
  whipcount check article.txt
  whipcount check --json reports/ | python -m json.tool
"""


@click.command("check", epilog=_EXAMPLE)
@options.as_of
@options.asked
@options.target("table", "json")
@click.pass_context
def command(ctx: click.Context, asked: Asked, target: Target) -> None:
    """Print only what is wrong or worth knowing in the reports.

    Sums that do not meet, totals against the house, thresholds against the law, a burden put on the wrong
    side, stale and copied counts. Exits 3 when reports contradict each other, themselves or the law, and 0
    otherwise.
    """
    from whipcount.cli.terminal import width  # noqa: PLC0415 - --help needs none of it
    from whipcount.publish.text import findings_text  # noqa: PLC0415 - the same

    count = asked.count()
    if target.form == "json":
        target.json(_json(count))
    else:
        target.lines(findings_text(count, width()))
    if any(finding.contradicts for finding in count.findings):
        ctx.exit(CONTRADICTION)


def _json(count: Count) -> dict[str, Any]:
    """The findings, and of the claims those that they name."""
    from whipcount.publish import count_to_json  # noqa: PLC0415 - --help needs none of it

    whole = count_to_json(count)
    named = {claim for finding in whole["findings"] for claim in finding["claims"]}
    cited = [claim for claim in whole["claims"] if claim["id"] in named]
    return {key: whole[key] for key in ("chamber", "as_of", "findings")} | {"claims": cited}
