"""`whipcount chart`: the picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whipcount.cli import options
from whipcount.cli.asked import Asked
from whipcount.cli.output import Target

if TYPE_CHECKING:
    from whipcount.sentences import Language

_EXAMPLE = """
\b
Examples:
  whipcount chart reports/ -o count.svg
  whipcount chart --as-of 2022-03-30 reports/ -o count.png --width 2400
  whipcount chart reports/ > count.svg
  whipcount chart --shape benches reports/ -o count.svg
  whipcount chart --lang de reports/ -o zaehlung.svg
"""


def _picture(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A file's suffix names its format, and there are two."""
    if value is not None and Path(value).suffix.lower() not in (".svg", ".png"):
        raise click.BadParameter(f"'{value}' names no picture. End it in .svg or .png.", ctx, param)
    return value


@click.command("chart", epilog=_EXAMPLE)
@options.as_of
@options.asked
@click.option("-o", "--output", metavar="FILE", callback=_picture, help="Write this file: .svg or .png.")
@click.option("--width", type=click.IntRange(100, 4_000), default=1200, show_default=True, help="Of a PNG, in pixels.")
@click.option(
    "--shape",
    type=click.Choice(["hemicycle", "benches"]),
    help="Draw the house so.  [default: as it sits; a hemicycle where that is not known]",
)
@options.lang
@click.option("--json", "as_json", is_flag=True, help="Print the SVG and its sentence as JSON.")
def command(  # noqa: PLR0913, PLR0917 - Click gives each option by itself
    asked: Asked, output: str | None, width: int, shape: str | None, lang: Language | None, as_json: bool
) -> None:
    """Draw the house, its vacant seats and the majority line.

    Without -o the SVG goes to standard output. A sentence with every number of the picture goes to standard
    error, for whoever cannot see it.
    """
    from whipcount.model.words import Shape  # noqa: PLC0415 - help loads nothing

    chart = asked.count().chart(Shape(shape) if shape else None, lang)
    if as_json:
        Target("json", output).json({"sentence": chart.sentence, "svg": chart.svg})
        return
    if output and output.lower().endswith(".png"):
        Target("png", output).bytes(chart.png(width))
    else:
        Target("svg", output).text(chart.svg.rstrip("\n") + "\n")
    click.echo(chart.sentence, err=True)
