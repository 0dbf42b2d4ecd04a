"""A run over a corpus, from its articles to its file or to a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from whipcount.corpus.chunks import chunked
from whipcount.corpus.disk import beside, to_disk, writing
from whipcount.corpus.draft import Draft
from whipcount.corpus.fingerprint import differences, fingerprint
from whipcount.corpus.forms import head
from whipcount.corpus.reader import Reader, lines
from whipcount.corpus.tally import Tally
from whipcount.corpus.work import Work
from whipcount.corpus.workers import results
from whipcount.model import Place, Problem, Report, Unusable
from whipcount.reports.sources import shown

Items = Iterable[Report | Problem]
Progress = Callable[[Tally], None]


def to_file(work: Work, file: Path, jobs: int = 1, *, restart: bool = False, progress: Progress | None = None) -> Tally:
    """The claims of a corpus in one file, which appears when it is complete; the numbers of the run.

    A run that was stopped, by whatever, left a draft: this goes on with it, and the file gets the very bytes that it
    would have had. Unusable when the draft belongs to another run or the input has changed, unless `restart`.
    Problems in single articles are in FILE.problems.txt.
    """
    Reader(work)  # what keeps every article from being read is told before anything is written
    _need(work.form)
    file = file.resolve()
    _refuse_place(work, file)
    what = fingerprint(work)
    with Draft(file, what, head(work.form), restart=restart) as draft:
        if not draft.state.complete:
            _read(work, draft, jobs, progress)
            if changed := differences(what, fingerprint(work)):
                raise Unusable(_moved(changed))
            draft.complete()
        tally = draft.state.tally
        draft.publish(_finished(work, draft))
    return tally


def to_stream(
    work: Work, out: BinaryIO, jobs: int = 1, *, tell: Callable[[str], None], progress: Progress | None = None
) -> Tally:
    """The claims of a corpus as bytes, as they are found; `tell` hears each problem. Not for Parquet."""
    Reader(work)  # the same
    tally = Tally()
    out.write(head(work.form))
    with closing(results(chunked(_articles(work)), partial(Reader, work), jobs)) as found:
        for done in found:
            out.write(done.data)
            for line in lines(done.problems):
                tell(line)
            tally += done.tally
            if progress:
                progress(tally)
    out.flush()
    return tally


def _read(work: Work, draft: Draft, jobs: int, progress: Progress | None) -> None:
    left = islice(_articles(work), draft.state.tally.articles, None)
    with closing(results(chunked(left), partial(Reader, work), jobs)) as found:
        for done in found:
            draft.add(done)
            if progress:
                progress(draft.state.tally)


def _articles(work: Work) -> Items:
    from whipcount.reports.stream import stream  # noqa: PLC0415 - workers are given texts and open none

    return stream(work.paths, published=work.published, publisher=work.publisher, stdin=work.stdin)


def _finished(work: Work, draft: Draft) -> Path:
    """The draft itself, or the Parquet file made of its lines."""
    if work.form != "parquet" or draft.published:
        return draft.part
    from whipcount.publish.claims_parquet import rows_in, write_parquet  # noqa: PLC0415 - for Parquet only

    made = beside(draft.file, ".new")
    with writing(draft.file):
        with draft.part.open("rb") as rows:
            write_parquet(rows_in(rows), made)
        with made.open("rb+") as whole:
            to_disk(whole)
    return made


def _need(form: str) -> None:
    """A missing library is told before the work, not after it."""
    if form == "parquet":
        from whipcount.publish.claims_parquet import schema  # noqa: PLC0415 - for Parquet only

        schema()


def _refuse_place(work: Work, file: Path) -> None:
    """A file beside which we may write, and that is nothing which we read."""
    expected = "a file of its own outside of what is read"
    for path in work.paths:
        if path != "-" and file.is_relative_to(Path(path).resolve()):
            found = f"it is, or lies in, {shown(path)}, which is to be read"
            raise Unusable(Problem(Place(str(file)), found, expected, "Name a file elsewhere."))
    if file.is_dir():
        raise Unusable(Problem(Place(str(file)), "it is a folder", "a file", "Name a file in it."))


def _moved(changed: list[str]) -> Problem:
    found = f"changed while it was read: {', '.join(changed)}"
    return Problem(None, found, "an input that stands still", "Run it again with --restart when nothing writes there.")
