"""What is wrong in a chamber's file: all that the loader refuses, and what would mislead those who read the law.

The loader refuses what it cannot use: an unknown kind, a value without a source, two values for one day. Some slips
can be used and are wrong all the same: an article that nobody would find, a source without an address, a clause that
contradicts the majority beside it. Both come back as Problems with file, line and column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path

from whipcount.files import Mapping, Node, Scalar, Sequence, load_yaml
from whipcount.model import Problem, Unusable
from whipcount.model.law import Clause
from whipcount.model.words import Base
from whipcount.rulebook.book import Book, read_book
from whipcount.rulebook.citing import miscited
from whipcount.rulebook.clauses import about
from whipcount.rulebook.majorities import TURNOUT
from whipcount.rulebook.motions import MotionPages

Check = Callable[[Node, Path], Iterator[Problem]]
_CONTRADICTIONS = {
    ("vacancies", "lower_threshold"): {Base.MEMBERS},
    ("vacancies", "keep_threshold"): {Base.FILLED_SEATS},
    ("vacancies", "irrelevant"): {Base.FILLED_SEATS},
    ("abstentions", "as_no"): TURNOUT - {Base.PRESENT},
    ("abstentions", "counted_as_present"): set(Base) - {Base.PRESENT},
}


def lint(path: Path, text: str | None = None) -> tuple[Problem, ...]:
    """Every Problem of a chamber's file, in the order of its lines; none when the file is good."""
    try:
        node = load_yaml(path, text)
    except Unusable as unusable:
        return unusable.problems
    found = [problem for check in CHECKS for problem in check(node, path)]
    try:
        book = read_book(path, text)
        found += [*contradictions(book), *side_by_side(book)]
    except Unusable as unusable:
        found += unusable.problems
    return tuple(sorted(dict.fromkeys(found), key=_where))


def _where(problem: Problem) -> tuple[int, int]:
    place = problem.place
    return (place.line or 0, place.column or 0) if place else (0, 0)


def mappings(node: Node) -> Iterator[Mapping]:
    """Every mapping of a file, from the top down."""
    if isinstance(node, Mapping):
        yield node
    for child in node.values() if isinstance(node, Mapping) else node if isinstance(node, Sequence) else ():
        yield from mappings(child)


def _under(node: Node, key: str) -> Node | None:
    return node.get(key) if isinstance(node, Mapping) else None  # type: ignore[call-overload]


def articles(node: Node, path: Path) -> Iterator[Problem]:  # noqa: ARG001 - the signature of a check
    """An article that is not in the cited form."""
    for mapping in mappings(node):
        article = _under(mapping, "article")
        do = miscited(article) if isinstance(article, Scalar) and article.strip() else None
        if do is not None and article is not None:
            found = f"'{article}' as article"
            yield Problem(article.place, found, "the cited form, such as 95(4) or Rule 37(4)", do)


def sources(node: Node, path: Path) -> Iterator[Problem]:  # noqa: ARG001 - the signature of a check
    """A source that cannot be looked up, or that no value names."""
    listed = _under(node, "sources")
    named = {str(_under(mapping, "source")) for mapping in mappings(node)}
    for name, citation in listed.items() if isinstance(listed, Mapping) else ():
        if isinstance(citation, Scalar) and "://" not in citation and "doi:" not in citation:
            do = "Add the address at which it can be read."
            yield Problem(citation.place, f"the source {name} without an address", "a citation with an address", do)
        if str(name) not in named:
            do = "Remove it, or name it where it belongs."
            yield Problem(name.place, f"the source {name}, which no value names", "sources that are used", do)


def name_of_file(node: Node, path: Path) -> Iterator[Problem]:
    """A file that is not named by the id of its chamber."""
    known = _under(node, "id")
    if isinstance(known, Scalar) and known and known != path.stem:
        yield Problem(known.place, f"the id {known} in {path.name}", f"the id {path.stem}", "Rename one of the two.")


CHECKS: tuple[Check, ...] = (articles, sources, name_of_file)


def contradictions(book: Book) -> Iterator[Problem]:
    """A clause that says of abstentions or vacancies what the majority of the same motion does not."""
    for pages in book.motions:
        for dated in pages.majority:
            yield from _against(dated.value.value.base, dated.value.value.also is not None, pages)


def side_by_side(book: Book) -> Iterator[Problem]:
    """A provision that begins beside an older one of its kind: it may have been meant to take the older one's place.

    Rulings of courts are left alone, since a later one says more and seldom unsays the earlier.
    """
    pages = [book.house, *(motion.clauses for motion in book.motions)]
    for topic, dated in ((topic, values) for clauses in pages for topic, values in clauses.items() if topic != "court"):
        for before, after in permutations(dated, 2):
            if before.since < after.since and before.until is None and _unclear(before.value.value, after.value.value):
                what = f"a clause {after.value.value.kind}" if after.value.value.kind else "a sentence"
                found = f"{what} of {topic} from {after.since} on beside one from {before.since} that has no end"
                do = "Give the earlier one an until; if it stands, write it again from this day on."
                yield Problem(after.value.place, found, "one that replaces the other, or two that stand", do)


def _unclear(before: Clause, after: Clause) -> bool:
    return before.kind == after.kind and (after.kind is None or about(before) != about(after))


def _against(base: Base, double: bool, pages: MotionPages) -> Iterator[Problem]:
    for (topic, kind), bases in _CONTRADICTIONS.items():
        for clause in pages.clauses.get(topic, ()):
            if not double and clause.value.value.kind == kind and base in bases:
                found = f"{topic} of kind {kind} beside a majority of {base.value}"
                yield Problem(clause.value.place, found, "a clause that fits the majority", "Correct one of the two.")
