"""Expressions of one word or more, found by their first word: parties, benches, motions, houses, members, titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from whipcount.reading.marks import Slot
from whipcount.reading.tokens import Tokens, words_of


@dataclass(frozen=True, slots=True)
class Expression:
    """What an expression means. `spelling` is set where capitals matter: "Left" is a party, "left" is not.

    A `slot` of None holds the words as they are: no other mark is made of them ("former prime minister").
    """

    words: tuple[str, ...]
    slot: Slot | None
    value: object
    spelling: str | None = None


@dataclass
class Lexicon:
    """Expressions by their first word, the longest first; of two equally long ones the first added stays."""

    by_first: dict[str, list[Expression]] = field(default_factory=dict)

    def add(self, spelling: str, slot: Slot | None, value: object, *, exact: bool = False) -> None:
        words = words_of(spelling)
        if not words:
            return
        entries = self.by_first.setdefault(words[0], [])
        entries.append(Expression(words, slot, value, spelling if exact else None))
        entries.sort(key=lambda entry: -len(entry.words))

    def knows(self, name: str) -> bool:
        """Whether a name is an expression of its own: in German "Regierung" is written as a name is."""
        words = words_of(name)
        return bool(words) and any(entry.words == words for entry in self.by_first.get(words[0], ()))

    def at(self, folded: str, tokens: Tokens, index: int) -> Expression | None:
        """The longest expression that begins at a token, or None."""
        following = tokens.low[index + 1] if index + 1 < len(tokens.low) else ""
        for entry in self.by_first.get(tokens.low[index], ()):
            size = len(entry.words)
            if size > 1 and (following != entry.words[1] or tuple(tokens.low[index : index + size]) != entry.words):
                continue
            end = tokens.ends[index + size - 1] if index + size <= len(tokens.ends) else -1
            text = folded[tokens.starts[index] : end]
            if entry.spelling is None or " ".join(text.split()) == entry.spelling:
                return entry
        return None


def lexicon(groups: Mapping[Slot | None, Iterable[tuple[str, object]]]) -> Lexicon:
    """A lexicon of spellings and meanings whose capitals do not matter; for a hyphen a space may stand too."""
    made = Lexicon()
    for slot, spelling, value in _entries(groups):
        made.add(spelling, slot, value)
        if "-" in spelling:
            made.add(spelling.replace("-", " "), slot, value)
    return made


def _entries(groups: Mapping[Slot | None, Iterable[tuple[str, object]]]) -> Iterator[tuple[Slot | None, str, object]]:
    for slot, entries in groups.items():
        for spelling, value in entries:
            yield slot, spelling, value
