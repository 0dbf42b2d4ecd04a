"""A chunk of articles becomes the bytes of its claims: gate, chamber, reading, form. What one process does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from whipcount.corpus.chunks import Chunk
from whipcount.corpus.forms import Row, written
from whipcount.corpus.houses import own_chamber, too_new
from whipcount.corpus.tally import Tally
from whipcount.corpus.work import Work
from whipcount.model import Chamber, Place, Problem, Report, Unusable
from whipcount.reading import read
from whipcount.reading.gate import relevant
from whipcount.reading.loading import language
from whipcount.rulebook import find


@dataclass(frozen=True)
class Done:
    """What a chunk gave: the bytes to append, the problems in it, and its numbers."""

    data: bytes
    problems: tuple[Problem, ...]
    tally: Tally


@dataclass(frozen=True)
class _Article:
    """What one article gave."""

    tally: Tally
    rows: tuple[Row, ...] = ()
    problem: Problem | None = None


class Reader:
    """Reads chunks under the chamber that was named, or each article under its own."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._named = None if work.chamber is None else find(work.chamber)
        language()  # a phrase that is broken is broken for every article, so it is told once and before the first

    def __call__(self, chunk: Chunk) -> Done:
        """The claims of a chunk. An article that cannot be read is one of its problems and stops no other."""
        articles = [self._article(item) for item in chunk.items]
        rows = (row for article in articles for row in article.rows)
        problems = tuple(article.problem for article in articles if article.problem)
        tally = sum((article.tally for article in articles), Tally())
        return Done(written(rows, self._work.form), problems, tally)

    def _article(self, item: Report | Problem) -> _Article:
        problem = item if isinstance(item, Problem) else too_new(item, self._work.latest)
        if problem or isinstance(item, Problem):
            return _refused(problem)
        if not relevant(item.text):
            return _Article(Tally(articles=1, off_topic=1, words=_words(item)))
        try:
            return self._read(item)
        except MemoryError:
            raise
        except Exception as fault:  # noqa: BLE001 - one article must not cost a night's run; it is named and counted
            return _refused(_fault(item, fault))

    def _read(self, report: Report) -> _Article:
        chamber, two_houses = self._chamber(report)
        reading = read(report, chamber)
        rows = tuple(Row(claim, report, chamber) for claim in reading.claims)
        tally = Tally(articles=1, read=1, words=_words(report), claims=len(rows), unread=len(reading.unread))
        return _Article(replace(tally, two_houses=int(two_houses)), rows)

    def _chamber(self, report: Report) -> tuple[Chamber | None, bool]:
        """Whose parties the names mean, and whether nobody can say because the article speaks of two houses."""
        if self._named:
            return self._named, False
        try:
            return own_chamber(report), False
        except Unusable:
            return None, True


def lines(problems: tuple[Problem, ...]) -> Iterator[str]:
    """Each problem as one line; a name in it cannot break the line or command a terminal."""
    for problem in problems:
        yield " ".join("".join(letter if letter.isprintable() else " " for letter in str(problem)).split())


def _refused(problem: Problem | None) -> _Article:
    return _Article(Tally(articles=1, problems=1), problem=problem)


def _words(report: Report) -> int:
    """About how many: the gaps between words, which are counted a hundred times faster than the words."""
    return report.text.count(" ") + report.text.count("\n") + 1


def _fault(report: Report, fault: Exception) -> Problem:
    found = f"reading it failed, which is a fault of whipcount and not of the article ({type(fault).__name__}: {fault})"
    return Problem(Place(report.path), found, "claims", "Please report it with this article.")
