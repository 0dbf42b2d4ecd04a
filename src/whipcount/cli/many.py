"""`whipcount read` over a corpus: when it is one, what is shown on the way and what is said at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import wraps
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whipcount.cli.asked import Asked, standard_input
from whipcount.cli.clock import today
from whipcount.cli.endings import ERROR, say
from whipcount.cli.options import Command

if TYPE_CHECKING:
    from whipcount.corpus import Tally, Work

FORMS = ("jsonl", "csv", "tsv", "parquet")
_NAMED = ("table", "json", *FORMS)
_FEW = 200


@dataclass(frozen=True)
class Many:
    """What may be said of a run over many articles: the form by its name, the processes, and whether to begin anew."""

    form: str | None
    jobs: int | None
    restart: bool

    @property
    def asked_for(self) -> bool:
        return bool(self.jobs or self.restart)


def many(command: Command) -> Command:
    """The options of a run over many articles; given as one `many`."""

    @wraps(command)
    def gathered(named: str | None, jobs: int | None, restart: bool, **rest: Any) -> Any:
        return command(many=Many(named, jobs, restart), **rest)

    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered


def is_corpus(paths: Sequence[str], form: str, file: str | None) -> bool:
    """The one place that tells a corpus, read article by article, from a handful of texts on one crisis.

    It is a corpus when an input holds an article a line or a row, when Parquet is to be written, and when more than
    200 texts go into a file of claims. (--jobs and --restart ask for one in so many words.)
    """
    from whipcount.reports.sources import is_json_lines, is_parquet, named_files  # noqa: PLC0415 - not for --help

    if form == "parquet" or any(is_json_lines(path) or is_parquet(path) for path in paths):
        return True
    if file is None or form not in FORMS:
        return False
    return len(list(islice(named_files(paths), _FEW + 1))) > _FEW


def read_corpus(asked: Asked, form: str, file: str | None, many: Many) -> None:
    """Run, and tell on standard error what came of it; exit 1 when there were articles that could not be used."""
    from whipcount.corpus import Work, to_file  # noqa: PLC0415 - --help needs none of it
    from whipcount.processes import processors  # noqa: PLC0415 - the same

    if form not in FORMS:
        raise click.UsageError(f"Many articles are written as {', '.join(FORMS)}, not as {form}. Say --format jsonl.")
    if file is None and (many.restart or form == "parquet"):
        raise click.UsageError(f"{'--restart' if many.restart else 'Parquet'} needs a file. Name one with -o FILE.")
    work = Work(
        asked.paths, form, today(), asked.chamber, asked.published, asked.publisher, standard_input(asked.paths)
    )
    processes = many.jobs or processors()
    with _shown(file) as progress:
        if file is None or _is_device(file):
            tally = _streamed(work, file, processes, progress)
        else:
            with _interruptible(file):
                tally = to_file(work, Path(file), processes, restart=many.restart, progress=progress)
    _end(tally, file)


def _streamed(work: Work, file: str | None, jobs: int, progress: Callable[[Tally], None] | None) -> Tally:
    from whipcount.corpus import to_stream  # noqa: PLC0415 - --help needs none of it

    with nullcontext(sys.stdout.buffer) if file is None else Path(file).open("wb") as out:
        return to_stream(work, out, jobs, tell=say, progress=progress)


def _is_device(file: str) -> bool:
    """A device or a pipe takes the claims as they come; nothing can be kept beside it."""
    path = Path(file)
    return path.exists() and not path.is_file() and not path.is_dir()


@contextmanager
def _interruptible(file: str) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        say(f"stopped; {file}.part keeps what was read, and the same command goes on from there.")
        raise


@contextmanager
def _shown(file: str | None) -> Iterator[Callable[[Tally], None] | None]:
    """A line on a terminal with what has been done so far, gone at the end; None where it would stand among claims.

    How many articles there are is not known before the last one is met, so nothing pretends to know the end.
    """
    if not sys.stderr.isatty() or (file is None and sys.stdout.isatty()):
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - for a terminal only
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - the same

    words, pace = TextColumn("{task.description}"), TextColumn("{task.fields[pace]}")
    columns = (SpinnerColumn(), words, pace, TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("Reading ...", total=None, pace="")

        def progress(tally: Tally) -> None:
            speed = bar.tasks[0].speed
            pace = f"{speed:,.0f} articles/s" if speed else ""
            bar.update(task, completed=tally.articles, description=_so_far(tally), pace=pace)

        yield progress


def _so_far(tally: Tally) -> str:
    return f"{tally.articles:,} articles, {tally.words:,} words, {tally.claims:,} claims"


def _end(tally: Tally, file: str | None) -> None:
    say(
        f"{_so_far(tally)}: {tally.off_topic:,} off the topic, {tally.read:,} read, {tally.problems:,} not usable; "
        f"{tally.unread:,} sentences with a number or a known name gave no claim."
    )
    if tally.two_houses:
        say(f"{tally.two_houses:,} articles speak of two chambers and were read without the names of either.")
    if tally.problems:
        if file and not _is_device(file):
            say(f"{file} is complete; {file}.problems.txt has what is wrong with the others.")
        click.get_current_context().exit(ERROR)


_OPTIONS = (
    click.option("--format", "named", type=click.Choice(_NAMED), help="The form by its name; parquet needs -o FILE."),
    click.option(
        "--jobs",
        type=click.IntRange(1, 256),
        metavar="N",
        help="Read many articles, each for itself, with this many processes.  [default: one for each core]",
    ),
    click.option("--restart", is_flag=True, help="Begin anew where a run with -o FILE was interrupted."),
)
