"""`whipcount score`: how well the reader reads, on texts that a person has read whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whipcount.cli import options
from whipcount.cli.output import Target

if TYPE_CHECKING:
    from whipcount.scoring import GoldText, Score

_EXAMPLE = """
\b
Examples:
  whipcount score gold.jsonl
  whipcount score gold/ --texts reports/ --kind vote --kind threshold
  whipcount score --floor numbers.recall=0.9 --floor off-topic.share=0.99 --no-misses gold.jsonl
"""


@click.command("score", epilog=_EXAMPLE)
@click.argument("gold", metavar="GOLD", type=click.Path(path_type=Path))
@click.option("--texts", metavar="FOLDER", type=click.Path(path_type=Path), help="The texts.  [default: beside GOLD]")
@click.option("--kind", "kinds", metavar="KIND", multiple=True, help="List the misses of this kind only.")
@click.option("--misses/--no-misses", default=True, help="List every claim that was missed or is false.")
@click.option("--floor", "floors", metavar="NAME=SHARE", multiple=True, help="Exit 1 below, as numbers.recall=0.9.")
@click.option("--save", metavar="FILE", help="Write the gold as JSON lines; with it nothing is scored.")
@click.option("--quotes/--no-quotes", default=True, help="With --save: leave the words of the texts out.")
@options.target("table", "json")
@click.pass_context
def command(  # noqa: PLR0913 - one argument an option, which is Click's way
    ctx: click.Context,
    *,
    gold: Path,
    texts: Path | None,
    kinds: tuple[str, ...],
    misses: bool,
    floors: tuple[str, ...],
    save: str | None,
    quotes: bool,
    target: Target,
) -> None:
    """Compare what is read with gold: the claims that a person found in the same texts.

    GOLD is a file of JSON lines, a YAML file written by hand, or a folder of such files (docs/scoring.md). Every
    share comes with its exact 95 % interval. A floor names a kind or a group and its precision, recall or f1, or
    one of speakers.share, modality.share, dates.share and off-topic.share.
    """
    from whipcount.cli.endings import ERROR, say  # noqa: PLC0415 - --help needs none of it
    from whipcount.cli.progress import reading  # noqa: PLC0415 - the same
    from whipcount.rulebook import chambers  # noqa: PLC0415 - the same
    from whipcount.scoring import open_gold, score  # noqa: PLC0415 - the same
    from whipcount.scoring.floors import Floor  # noqa: PLC0415 - the same

    wanted = [Floor.of(text) for text in floors]
    _refuse_unknown(kinds)
    opened = open_gold(gold, texts)
    if save:
        _save(save, opened, quotes)
        return
    whole = [text for text in opened if text.judged is None]
    if len(whole) < len(opened):
        say(f"left out, because their review is not finished: {_texts(len(opened) - len(whole))}.")
    with reading() as progress:
        scored = score(whole, chambers(), progress)
    _print(scored, kinds, misses, target)
    broken = [sentence for floor in wanted if (sentence := floor.broken(scored))]
    for sentence in broken:
        say(sentence)
    if broken:
        ctx.exit(ERROR)


def _texts(number: int) -> str:
    return "1 text" if number == 1 else f"{number:,} texts"


def _refuse_unknown(kinds: tuple[str, ...]) -> None:
    from whipcount.files import nearest  # noqa: PLC0415 - --help needs none of it
    from whipcount.model import KINDS  # noqa: PLC0415 - the same

    for kind in kinds:
        if kind not in KINDS:
            guess = nearest(kind, KINDS)
            do = f"Write {guess}." if guess else f"Write one of {', '.join(KINDS)}."
            raise click.UsageError(f"'{kind}' is no kind of claim. {do}")


def _print(scored: Score, kinds: tuple[str, ...], misses: bool, target: Target) -> None:
    from whipcount.cli.terminal import width  # noqa: PLC0415 - --help needs none of it
    from whipcount.scoring import report  # noqa: PLC0415 - the same
    from whipcount.scoring.misses import misses as listed  # noqa: PLC0415 - the same

    found = list(listed(scored, kinds)) if misses else []
    if target.form == "json":
        target.json(report.score_json(scored, found))
    else:
        target.lines([*report.score_text(scored), *report.misses_text(found, width())])


def _save(file: str, opened: tuple[GoldText, ...], quotes: bool) -> None:
    from whipcount.cli.output import write  # noqa: PLC0415 - --help needs none of it
    from whipcount.scoring.lines import gold_lines  # noqa: PLC0415 - the same

    write(file, "".join(gold_lines(opened, quotes=quotes)).encode("utf-8", "replace"))
