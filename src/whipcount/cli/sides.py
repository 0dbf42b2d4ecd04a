"""What a person wants compared: two sides, and the reports or the ledger in which they are looked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from whipcount.cli import options
from whipcount.cli.asked import Asked
from whipcount.cli.kept import CRISIS, KNOWN_AT, LEDGER, kept_of, not_both

if TYPE_CHECKING:
    from whipcount.crisis.shown import ShownDifference

Command = Callable[..., Any]


@dataclass(frozen=True)
class Sides:
    """Two sides by the words that name them, and what they are looked for in."""

    first: str
    second: str
    asked: Asked

    def difference(self, most: int) -> ShownDifference:
        """The difference that was asked for. Each path that is a side is opened once more, to know what lies in it."""
        from whipcount.cli.progress import reconciling  # noqa: PLC0415 - --help needs none of it

        crisis = self.asked.crisis()
        known = crisis.known_on(self.asked.as_of) if self.asked.as_of else crisis.reports
        claims = sum(len(reading.claims) for reading in crisis.readings(known))
        with reconciling(claims, len(known)):
            return crisis.diff(self.first, self.second, as_of=self.asked.as_of, most=most, paths=self._paths())

    def _paths(self) -> dict[str, list[str]]:
        """The ids of the reports at each side that is a file or a folder: a text may lie in both."""
        from whipcount.reports import open_reports  # noqa: PLC0415 - --help needs no reports

        on, by = self.asked.published, self.asked.publisher
        places = [word for word in (self.first, self.second) if not self.asked.kept and _is_file(word)]
        return {word: [report.id for report in open_reports([word], published=on, publisher=by)] for word in places}


def sides(command: Command) -> Command:
    """The words and options that name two sides and the reports; given as one `between`."""

    @wraps(command)
    def gathered(paths: tuple[str, ...], between: tuple[str, str] | None, **rest: Any) -> Any:
        kept, as_of = kept_of(rest), rest.pop("as_of", None)
        chamber, published, publisher = (rest.pop(name) for name in ("chamber", "published", "publisher"))
        words = between or paths[:2]
        if len(words) < 2:
            raise click.MissingParameter(param_hint="'A B [PATH...]'", param_type="argument")
        others = paths if between else paths[2:]
        for word in words:
            _check_day(word)
        not_both(others, kept)
        places = () if kept else _places(words, others)
        asked = Asked(places, chamber, published, publisher, as_of, kept)
        return command(between=Sides(words[0], words[1], asked), **rest)

    words = click.argument("paths", metavar="[A B] [PATH...]", nargs=-1, shell_complete=options.complete_paths)
    pair = click.option("--between", nargs=2, metavar="A B", help="The two sides, where only reports are named.")
    for option in reversed((words, pair, *options.ABOUT, LEDGER, CRISIS, KNOWN_AT)):
        gathered = option(gathered)
    return gathered


def _places(words: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Everything to open: the reports that are named, and each side that is one itself."""
    found = (*(word for word in words if _is_path(word)), *others)
    if not found or not (others or all(map(_is_path, words))):
        wanted = next(word for word in words if not _is_path(word))
        raise click.UsageError(
            f"'{wanted}' is no report that is there. Name behind an outlet or a day the reports that it is looked for "
            "in, as in `whipcount diff A B reports/`, or a ledger with --ledger."
        )
    return tuple(dict.fromkeys(found))


def _is_path(word: str) -> bool:
    from whipcount.reports.sources import is_address  # noqa: PLC0415 - --help needs no reports

    return word == "-" or is_address(word) or _is_file(word)


def _is_file(word: str) -> bool:
    return not _is_day(word) and word != "-" and os.path.lexists(word)


def _is_day(word: str) -> bool:
    from whipcount.crisis.differing import is_day  # noqa: PLC0415 - --help needs no crisis

    return is_day(word)


def _check_day(word: str) -> None:
    """A usage error for what is written as a day and is none, or lies in the future."""
    if _is_day(word):
        options.Day().convert(word.strip(), None, None)
