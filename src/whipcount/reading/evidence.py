"""How a text shows that a capitalised word is the name of a party or a person: by what stands before or after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from whipcount.files import Node, Scalar
from whipcount.model.problem import Problem, Unusable
from whipcount.reading.folding import CAPITALS, SMALL

_LETTERS = CAPITALS + SMALL
ACRONYM = (
    rf"(?=[\w&-]*[{CAPITALS}][\w&]*[{CAPITALS}])[{CAPITALS}][{_LETTERS}]*"
    rf"(?:[-+&][{CAPITALS}][{_LETTERS}]*|\([{CAPITALS}]{{1,3}}\))*(?![\w(]|-[{CAPITALS}])"
)
_NAME = rf"[{CAPITALS}][\w'-]*\w"
_STEM = rf"[{CAPITALS}][\w']*\w"  # "Ennahda" of "Ennahda-backed"
_SORTS = {"acronym": ACRONYM, "name": _NAME, "stem": _STEM, "plain": rf"{_NAME}(?: {_NAME}){{0,4}}"}
_SLOT = re.compile(r"\{(acronym|plain|names|name|stem)\}")
_WINDOW = 48


@dataclass(frozen=True, eq=False)
class Evidence:
    """All the ways in which a language shows one sort of name: by the words before, the words after, or both.

    follows: any of the words after, those of both included. A candidate is a run of capitals; the patterns are tried
    only beside candidates, never over a whole text.
    """

    candidate: re.Pattern[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    both: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    follows: re.Pattern[str]

    @cached_property
    def followed(self) -> re.Pattern[str]:
        """A candidate, and whether any of the words after stands there: one search for both."""
        return re.compile(rf"(?P<name>{self.candidate.pattern})(?P<follows>(?={self.follows.pattern}))?")

    def names(self, folded: str, body: int) -> Iterator[str]:
        """The names of this sort that the text shows, each once."""
        found: set[str] = set()
        for match in self.followed.finditer(folded, body):
            if self.before is None and match.start("follows") < 0:
                continue
            name = match["name"]
            if name not in found and self.shows(folded, *match.span()):
                found.add(name)
                yield name

    def shows(self, folded: str, start: int, end: int) -> bool:
        """Whether the words around a candidate show what it is.

        What follows is looked at first: a match there begins at one place, what stands before must be searched for.
        """
        window = folded[max(0, start - _WINDOW) : start]
        if self.follows.match(folded, end):
            if self.after is not None and self.after.match(folded, end):
                return True
            if any(behind.match(folded, end) and ahead.search(window) for ahead, behind in self.both):
                return True
        return self.before is not None and self.before.search(window) is not None


def evidence(
    items: Sequence[Node], *, numbers: Iterable[str], members: Iterable[str], links: str
) -> tuple[Evidence, ...]:
    """The patterns of a list, sorted by what they show.

    `{acronym}`, `{name}`, `{stem}` (a name without hyphen), `{plain}` (several words) or `{names}` (also joined by
    small words) stands where the name does. In them `{n}` is a number and `{members}` a word for members; `links` are
    the words that join the parts of a name.
    """
    sorts = _SORTS | {"names": rf"{_NAME}(?: (?:(?:{links}) )?{_NAME}){{0,4}}"}
    figure = rf"(?:\d{{1,3}}|{'|'.join(sorted(numbers, key=len, reverse=True))})"
    words = "|".join(re.escape(word) for word in sorted(members, key=len, reverse=True))
    sides: dict[str, list[tuple[str, str]]] = {}
    for item in items:
        text = str(item) if isinstance(item, Scalar) else ""
        slot = _SLOT.search(text)
        if slot is None:
            found, do = "a pattern without a name", "Write {acronym}, {name}, {plain} or {names} where the name stands."
            raise Unusable(Problem(item.place, found, "a pattern that shows a name", do))
        parts = (text[: slot.start()], text[slot.end() :])
        before, after = (part.replace("{n}", figure).replace("{members}", f"(?:{words})") for part in parts)
        _refuse_broken(item, before, after)
        sides.setdefault(slot.group(1), []).append((before, after))
    return tuple(_evidence(sorts[sort], pairs) for sort, pairs in sides.items())


def _evidence(candidate: str, pairs: list[tuple[str, str]]) -> Evidence:
    before = [rf"(?:{ahead})" for ahead, behind in pairs if ahead and not behind]
    after = [rf"(?:{behind})" for ahead, behind in pairs if behind and not ahead]
    both = [(ahead, behind) for ahead, behind in pairs if ahead and behind]
    return Evidence(
        candidate=re.compile(rf"(?<![\w-]){candidate}"),
        before=re.compile(rf"(?<!\w)(?:{'|'.join(before)})$") if before else None,
        after=re.compile("|".join(after)) if after else None,
        both=tuple((re.compile(rf"(?<!\w)(?:{ahead})$"), re.compile(behind)) for ahead, behind in both),
        follows=re.compile("|".join([*after, *(rf"(?:{behind})" for _, behind in both)]) or "(?!)"),
    )


def _refuse_broken(item: Node, *parts: str) -> None:
    try:
        for part in parts:
            re.compile(part)
    except re.error as error:
        raise Unusable(Problem(item.place, f"the pattern does not parse ({error})", "a pattern", "Mend it.")) from None
