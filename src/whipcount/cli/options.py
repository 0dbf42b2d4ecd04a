"""The arguments and options that commands share, each written once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from whipcount.cli.asked import Asked
from whipcount.cli.clock import today
from whipcount.cli.kept import CRISIS, KNOWN_AT, LEDGER, kept_of, not_both
from whipcount.cli.once import Once
from whipcount.cli.output import Target

if TYPE_CHECKING:
    from whipcount.sentences import Language

Command = Callable[..., Any]
_FLAGS = {
    "table": (("-t", "--table"), "Print text, as on a terminal."),
    "json": (("--json",), "Print JSON."),
    "jsonl": (("--jsonl",), "Print JSON, one object a line, as in a pipe."),
    "csv": (("--csv",), "Print comma-separated values."),
    "tsv": (("--tsv",), "Print tab-separated values."),
}


class Day(click.ParamType[date]):
    """A day that has come, written as 2022-03-30."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that says what is wrong with it."""
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or str(day) != value:  # a week ("2022-W13") is seven days, and none of them is meant
            self.fail(f"'{value}' is no day. Write one such as 2022-03-30.", param, ctx)
        if day > today():
            self.fail(f"{day} lies in the future. Name a day up to {today()}.", param, ctx)
        return day


def asked(command: Command) -> Command:
    """The paths, and what may be said of the reports that they do not say themselves; given as one `asked`."""

    @wraps(command)
    def gathered(
        paths: tuple[str, ...], chamber: str | None, published: date | None, publisher: str | None, **rest: Any
    ) -> Any:
        as_of, kept = rest.pop("as_of", None), kept_of(rest)
        if not paths and not kept:
            raise click.MissingParameter(param_hint="'PATH...'", param_type="argument")
        not_both(paths, kept)
        return command(asked=Asked(paths, chamber, published, publisher, as_of, kept), **rest)

    return _all(gathered, *_OF_REPORTS)


def to_ledger(command: Command) -> Command:
    """The paths of reports that are to go into a ledger, and what may be said of them; given as one `asked`."""

    @wraps(command)
    def gathered(
        paths: tuple[str, ...], chamber: str | None, published: date | None, publisher: str | None, **rest: Any
    ) -> Any:
        return command(asked=Asked(paths, chamber, published, publisher), **rest)

    return _all(gathered, _SOME_PATHS, *ABOUT)


def as_of(command: Command) -> Command:
    """The day of the count; stands above `asked`."""
    words = "Count as of this day and leave later reports out.  [default: the day of the newest report]"
    return click.option("--as-of", cls=Once, metavar="DATE", type=Day(), help=words)(command)


def lang(command: Command) -> Command:
    """The language of the words of a text or a picture; given as `lang`, None for English."""
    words = "Say it in this language, by its code (de). Data stay English.  [default: en]"
    return click.option("--lang", metavar="CODE", callback=_language, help=words)(command)


def chamber(command: Command) -> Command:
    """The chamber whose law is asked for."""
    return click.argument("chamber", metavar="CHAMBER", shell_complete=_chambers)(command)


def on(command: Command) -> Command:
    """The day on which a law is asked for."""
    words = "The law as it was on this day.  [default: today]"
    return click.option("--on", metavar="DATE", type=Day(), help=words)(command)


def target(*forms: str, piped: str = "json", pictures: bool = False) -> Callable[[Command], Command]:
    """Flags for the forms of output and a file to write to; given as one `target`. pictures: whether it may be one."""

    def decorate(command: Command) -> Command:
        @wraps(command)
        def gathered(form: str | None, output: str | None, **rest: Any) -> Any:
            return command(target=Target.of(form, output, forms, piped, pictures=pictures), **rest)

        flags = [click.option(*_FLAGS[form][0], "form", flag_value=form, help=_FLAGS[form][1]) for form in forms]
        return _all(gathered, *flags, _FILE)

    return decorate


def _all(command: Command, *decorators: Callable[[Command], Command]) -> Command:
    for decorator in reversed(decorators):
        command = decorator(command)
    return command


def complete_paths(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[Any]:
    """Names of files, which the shell itself knows."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - only a completing shell needs it

    return [CompletionItem(incomplete, type="file")]


def _language(ctx: click.Context, param: click.Parameter, named: str | None) -> Language | None:
    if named is None:
        return None
    from whipcount.sentences import language, languages  # noqa: PLC0415 - only where one is named

    if named in languages():
        return language(named)
    raise click.BadParameter(f"'{named}' is none of {', '.join(languages())}.", ctx, param)


def _chambers(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    from whipcount.rulebook import names  # noqa: PLC0415 - only a completing shell needs it

    return [chamber.id for chamber in names() if chamber.id.startswith(incomplete.lower())]


JOBS = click.option(
    "--jobs",
    cls=Once,
    type=click.IntRange(1, 256),
    metavar="N",
    help="Count with this many processes at once.  [default: one for each core, at most 4]",
)
_FILE = click.option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output.")
_SOME_PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True, shell_complete=complete_paths)
ABOUT = (
    click.option(
        "--chamber",
        cls=Once,
        metavar="NAME",
        help="The chamber by id, country or name, or a chamber file of your own (FILE.yaml).  "
        "[default: recognised from the reports]",
        shell_complete=_chambers,
    ),
    click.option(
        "--date", "published", cls=Once, metavar="DATE", type=Day(), help="The day the reports were published."
    ),
    click.option("--publisher", cls=Once, metavar="NAME", help="Who published the reports."),
)
_PATHS = click.argument("paths", metavar="[PATH...]", nargs=-1, shell_complete=complete_paths)
_OF_REPORTS = (_PATHS, *ABOUT, LEDGER, CRISIS, KNOWN_AT)
