"""`whipcount power`: who decides how often."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whipcount.cli import options
from whipcount.cli import power_over_time as over_time
from whipcount.cli.output import Target

if TYPE_CHECKING:
    from whipcount.power.game import Game
    from whipcount.power.power import Power

_EXAMPLE = """
\b
Examples:
  whipcount power seats.csv --quota 172
  whipcount power council.csv --rule 'players>=55% and people>=65%'
  whipcount power game.yaml --base filled-seats
  whipcount power seats.csv --union Green,White --index owen
  whipcount count --json reports/ | whipcount power - --coalitions
  whipcount power --over-time reports/
  whipcount power --over-time --ledger pakistan.ledger --chart power.svg
"""
_BASES = ("members", "filled-seats", "present", "present-and-voting", "votes-cast")
_MUCH = 50_000  # players times quota: above, only what is counted in a moment is shown unasked
_MUCH_IN_FLOATS = 2_000_000
_SWIFT = ("penrose_banzhaf", "banzhaf", "shapley_shubik", "coleman_preventive", "coleman_initiative")


def _based(_context: click.Context, _option: click.Parameter, word: str | None) -> Any:
    """The word of a base as the command has it, with hyphens."""
    from whipcount.model.words import Base  # noqa: PLC0415 - --help needs none of it

    return None if word is None else Base(word.replace("-", "_"))


@click.command("power", epilog=_EXAMPLE)
@click.argument("paths", metavar="[FILE|PATH...]", nargs=-1, type=click.Path())
@click.option("--weights", metavar="N,N,...", help="The votes of each player.")
@click.option("--names", metavar="NAME,...", help="Their names.  [default: 1, 2, ...]")
@click.option("--quota", metavar="N", help="The votes that win.  [default: more than half]")
@click.option("--rule", metavar="RULE", help="How they win, such as 'seats >= 172' or 'players > 1/2 and seats > 60%'.")
@click.option("--base", type=click.Choice(_BASES), callback=_based, help="Of whom shares are.  [default: members]")
@click.option("--vacant", metavar="N", default=None, help="Votes of the base that nobody holds.")
@click.option("--union", "unions", metavar="NAME,...", multiple=True, help="Players who bargain as one.")
@click.option("--refuse", "refusals", metavar="NAME,NAME", multiple=True, help="Two who never vote together.")
@click.option("--together", metavar="NAME,...", multiple=True, help="Players who come whole or not at all.")
@click.option("--index", "names_of", metavar="INDEX", multiple=True, help="Only this index, such as shapley_shubik.")
@click.option("--floats", is_flag=True, help="Count in floating point, within a bound that is stated.")
@click.option("--coalitions", is_flag=True, help="List the minimal winning coalitions too.")
@click.option("--chart", metavar="FILE", help="Draw votes against power, or power over time, as .svg or .png.")
@over_time.options
@options.target("table", "json", "csv", "tsv")
def command(
    target: Target, chart: str | None, coalitions: bool, floats: bool, names_of: tuple[str, ...], **asked: Any
) -> None:
    """Say how often each player of a weighted vote decides.

    FILE is a table of names and weights (CSV), a JSON object of them, the JSON of a count, a game in YAML or JSON, or -
    for standard input. In place of a file: --weights 155,84,54,15 --names Blue,Green,White,Red --quota 172.
    A rule names columns of the table, or players, of which each has one: 'states >= 55% and people >= 65%'.
    All indices are exact. Votes that tie lose, unless the quota says otherwise.

    With --over-time it takes reports or a ledger, as timeline does, and says each party's power before and after every
    day on which an event moved it.
    """
    from whipcount.cli.power_game import asked_for  # noqa: PLC0415 - --help needs none of it
    from whipcount.power.coalitions import minimal_winning  # noqa: PLC0415 - the same
    from whipcount.power.power import INDICES, power  # noqa: PLC0415 - the same
    from whipcount.power.rules import leaves  # noqa: PLC0415 - the same

    if chart is not None and Path(chart).suffix.lower() not in (".svg", ".png"):
        raise click.BadParameter(f"'{chart}' names no picture. End it in .svg or .png.", param_hint="'--chart'")
    if over_time.asked_for(asked, coalitions=coalitions, floats=floats):
        over_time.tell(asked, names_of, chart, target)
        return
    made = asked_for(asked)
    much = _MUCH_IN_FLOATS if floats else _MUCH
    longest = max(rule.quota for rule in leaves(made.rules))
    usual = INDICES if len(made.players) * longest <= much else _SWIFT
    answer = power(made, names_of, floats=floats) if names_of else _usual(made, _fitting(usual, made), floats=floats)
    found = minimal_winning(made) if coalitions else ()
    if chart is not None:
        _draw(answer, chart)
    _print(answer, found, target)


def _fitting(names: tuple[str, ...], made: Game) -> tuple[str, ...]:
    """Without unions the two indices of unions repeat two others."""
    return names if made.unions or "owen" not in names else tuple(name for name in names if "owen" not in name)


def _usual(made: Game, names: tuple[str, ...], *, floats: bool) -> Power:
    """These indices, as nobody named any: what would take too much is left out, and standard error says so."""
    from whipcount.cli.endings import say  # noqa: PLC0415 - --help needs none of it
    from whipcount.model import Unusable  # noqa: PLC0415 - the same
    from whipcount.power.power import power  # noqa: PLC0415 - the same

    with suppress(Unusable):
        return power(made, names, floats=floats)
    answers: list[Power] = []
    refused: dict[str, Unusable] = {}
    for name in names:
        try:
            answers.append(power(made, (name,), floats=floats))
        except Unusable as unusable:
            refused[name] = unusable
    if not answers:
        raise next(iter(refused.values()))
    for name, why in refused.items():
        say(f"{name} is left out: {why}")
    return replace(answers[0], values={name: values for each in answers for name, values in each.values.items()})


def _print(answer: Power, coalitions: Any, target: Target) -> None:
    from whipcount.cli.terminal import width  # noqa: PLC0415 - --help needs none of it
    from whipcount.power import telling  # noqa: PLC0415 - the same
    from whipcount.publish.cells import table_head, table_rows  # noqa: PLC0415 - the same
    from whipcount.publish.layout import Line, lines, paragraph, table  # noqa: PLC0415 - the same

    match target.form:
        case "table":
            told = [*lines(paragraph(telling.sentence(answer.game), width())), Line("")]
            told += lines(table(telling.table(answer), 200))
            if coalitions:
                told += [Line(""), *lines(table(telling.coalition_table(coalitions), width()))]
            target.lines(told)
        case "json":
            target.json(telling.as_json(answer, coalitions))
        case form:
            mark = "\t" if form == "tsv" else ","
            target.text(table_head(telling.COLUMNS, mark) + table_rows(telling.COLUMNS, telling.csv_rows(answer), mark))


def _draw(answer: Power, file: str) -> None:
    from whipcount.charts.power import Share, bars  # noqa: PLC0415 - only a picture needs it
    from whipcount.power.telling import sentence, shown  # noqa: PLC0415 - the same

    index = next((name for name in ("shapley_shubik", "banzhaf", *answer.values) if answer.values.get(name)), None)
    if index is None:
        raise click.UsageError("There is no power to draw: nobody can win.")
    rule = shown(answer.game)
    shares = zip(answer.game.players, rule.weights, answer.of(index).values(), strict=True)
    drawn = [Share(name, weight / (rule.total or 1), float(value)) for name, weight, value in shares]
    name = index.replace("_", "-").title()
    picture = bars(f"{rule.unit.capitalize()} and voting power", name, drawn, sentence(answer.game), rule.unit)
    if file.lower().endswith(".png"):
        Target("png", file).bytes(picture.png())
    else:
        Target("svg", file).text(picture.svg + "\n")
    click.echo(picture.sentence, err=True)
