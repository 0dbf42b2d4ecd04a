"""`whipcount power --over-time`: each party's power before and after every day on which an event moved it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from whipcount.cli.asked import Asked
from whipcount.cli.kept import CRISIS, KNOWN_AT, LEDGER, kept_of, not_both
from whipcount.cli.options import ABOUT, JOBS, Command, Day
from whipcount.cli.output import Target

if TYPE_CHECKING:
    from whipcount.crisis.power import ShownPower

_OF_GAMES = ("weights", "names", "quota", "rule", "base", "vacant", "unions", "refusals", "together")
_OF_TIME = ("chamber", "published", "publisher", "ledger", "crisis", "known_at", "since", "until", "jobs")
_FLAGS = {"unions": "--union", "refusals": "--refuse", "published": "--date", "known_at": "--known-at"}


def options(command: Command) -> Command:
    """The options that ask for power over time, and of which reports."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def asked_for(asked: dict[str, Any], **flags: bool) -> bool:
    """Whether power over time is asked for; a usage error for options that go with the other question."""
    over_time = asked.pop("over_time")
    wrong = _OF_GAMES if over_time else _OF_TIME
    named = [_FLAGS.get(name, f"--{name}") for name in wrong if asked[name]]
    named += [f"--{name}" for name, given in flags.items() if given and over_time]
    if named:
        raise click.UsageError(f"{named[0]} goes {'without' if over_time else 'with'} --over-time.")
    if not over_time:
        for name in _OF_TIME:
            asked.pop(name)
    return bool(over_time)


def tell(asked: dict[str, Any], names: tuple[str, ...], chart: str | None, target: Target) -> None:
    """Count every day, and print the days on which power moved; with a chart, draw it too."""
    from whipcount.cli.progress import days as counting  # noqa: PLC0415 - --help needs none of it

    paths, kept = asked["paths"], kept_of(asked)
    if not paths and not kept:
        raise click.MissingParameter(param_hint="'PATH...' or '--ledger'", param_type="argument")
    not_both(paths, kept)
    crisis = Asked(paths, asked["chamber"], asked["published"], asked["publisher"], None, kept).crisis()
    with counting() as progress:
        made = crisis.timeline(asked["since"], asked["until"], progress, parties=True, jobs=asked["jobs"])
    shown = made.power(*names)
    if chart is not None:
        picture = shown.chart(names[0] if names else None)
        Target("", chart).bytes(picture.png() if chart.lower().endswith(".png") else picture.svg.encode())
        click.echo(picture.sentence, err=True)
    _print(shown, crisis.chamber.id if crisis.chamber else None, target)


def _print(shown: ShownPower, chamber: str | None, target: Target) -> None:
    from whipcount.power import telling_over_time as telling  # noqa: PLC0415 - --help needs none of it
    from whipcount.publish.cells import table_head, table_rows  # noqa: PLC0415 - the same

    match target.form:
        case "table":
            target.lines(_lines(shown))
        case "json":
            target.json(telling.as_json(shown, chamber))
        case form:
            mark = "\t" if form == "tsv" else ","
            rows = table_rows(telling.COLUMNS, telling.csv_rows(shown), mark)
            target.text(table_head(telling.COLUMNS, mark) + rows)


def _lines(shown: ShownPower) -> list[Any]:
    """A table for each day on which power moved, under the day and what became known on it."""
    from whipcount.cli.terminal import width  # noqa: PLC0415 - --help needs none of it
    from whipcount.power import telling_over_time as telling  # noqa: PLC0415 - the same
    from whipcount.publish.layout import Line, lines, paragraph, table  # noqa: PLC0415 - the same

    told = [Line(f"Voting power{f', {shown.house}' if shown.house else ''}", "title")]
    if not shown.turns:
        told += [Line(""), Line("On no day did an event move it, as far as the reports tell the parties' seats.")]
    for turn in shown.turns:
        told += [Line(""), *lines(paragraph(telling.heading(turn), width()), "heading")]
        told += lines(text for reason in telling.missing(turn) for text in paragraph(reason, width(), "  "))
        told += lines(table(telling.table(turn), 200))
    said = (
        "Shares of all power, on the last day before on which they could be told and on the day itself. "
        "Shapley-Shubik: by seats, each party as one. Owen: as the benches stand, each side a union first."
    )
    return [*told, Line(""), *lines(paragraph(said, width()), "quiet")]


_OPTIONS = (
    click.option("--over-time", is_flag=True, help="Power before and after each event, from reports or a ledger."),
    *ABOUT,
    LEDGER,
    CRISIS,
    KNOWN_AT,
    click.option("--since", metavar="DATE", type=Day(), help="The first day.  [default: that of the first report]"),
    click.option("--until", metavar="DATE", type=Day(), help="The last day.  [default: that of the newest report]"),
    JOBS,
)
