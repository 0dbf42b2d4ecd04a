"""One mapping of a file read into typed values, with a Problem for everything that cannot be read.

A reader that stopped at the first mistake would make a person run it ten times. So a value that
cannot be read gives a stand-in (an empty text, zero, the earliest day) and a Problem on the shared
list; whoever owns the list raises before any stand-in is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TypeVar

from whipcount.files.nodes import Mapping, Node, Scalar, Sequence
from whipcount.model import Place, Problem

E = TypeVar("E", bound=Enum)
_SHAPES = {Scalar: "a text", Mapping: "a mapping", Sequence: "a list"}


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a misspelt one most likely means, or None when none is close."""
    from difflib import get_close_matches  # noqa: PLC0415 - needed only when something is wrong

    by_folded = {candidate.casefold(): candidate for candidate in known}
    close = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else None


class Fields:
    """A mapping that says what it is ("a party") and which keys it may have.

    node: what stands in the file; anything but a mapping is a Problem. known: every allowed key; another
    one is a Problem that names the nearest. problems: the list that all readers of one file share.
    """

    def __init__(self, node: Node, what: str, known: Iterable[str], problems: list[Problem]) -> None:
        self.what = what
        self.place = node.place
        self.problems = problems
        self._known = tuple(known)
        self._mapping = node if isinstance(node, Mapping) else Mapping(node.place)
        if not isinstance(node, Mapping):
            self._note(node.place, _SHAPES[type(node)], f"the keys of {what}", f"Write keys such as {self._known[0]}.")
        self._refuse_unknown()

    def __contains__(self, key: str) -> bool:
        return key in self._mapping

    def __iter__(self) -> Iterator[Scalar]:
        """The keys as written, each with its place."""
        return iter(self._mapping)

    def node(self, key: str) -> Node | None:
        """What stands under a key; a Problem when nothing does."""
        if key not in self._mapping:
            self._note(self.place, f"no {key} in {self.what}", f"the key {key}", f"Add {key}.")
            return None
        return self._mapping[key]  # type: ignore[index]  # a plain str equals the Scalar that is the key

    def text(self, key: str) -> str:
        """A text that is not empty; stand-in ""."""
        node = self.node(key)
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            self._note(node.place, f"{_SHAPES[type(node)]} as {key}", "a text", "Write one text.")
            return ""
        if not node.strip():
            self._note(node.place, f"an empty {key}", "a text", f"Write the {key} or remove the key.")
        return str(node)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; () when the key is absent."""
        if key not in self:
            return ()
        node = self.node(key)
        if not isinstance(node, Sequence):
            self._note(node.place if node else None, f"no list as {key}", "a list of texts", "Write [one, another].")
            return ()
        return tuple(self._item(key, item) for item in node)

    def date(self, key: str) -> date:
        """A day as year-month-day; stand-in the earliest day there is."""
        text = self.text(key)
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._note_value(key, text, "a day such as 2022-03-28", "Write year-month-day.")
            return date.min

    def whole(self, key: str) -> int:
        """A whole number, not negative; stand-in 0."""
        text = self.text(key)
        if text.isascii() and text.isdigit() and len(text) < 10:
            return int(text)
        self._note_value(key, text, "a whole number such as 342", "Write digits only.")
        return 0

    def fraction(self, key: str) -> Fraction:
        """A share above 0 and up to 1, written as 1/10 (so that no decimal place is lost); stand-in 1."""
        text = self.text(key)
        above, _, below = text.partition("/")
        if above.isdigit() and below.isdigit() and 0 < int(above) <= int(below):
            return Fraction(int(above), int(below))
        self._note_value(key, text, "a share such as 1/10", "Write a whole number, a slash and a whole number.")
        return Fraction(1)

    def choice(self, key: str, words: type[E]) -> E:
        """One word of a closed vocabulary; stand-in its first word."""
        allowed = {str(word.value): word for word in words}
        chosen = self.word(key, allowed)
        return allowed.get(chosen, next(iter(words)))

    def word(self, key: str, allowed: Iterable[str]) -> str:
        """One of the allowed words; stand-in ""."""
        text, among = self.text(key), tuple(allowed)
        if text in among:
            return text
        guess = nearest(text, among)
        self._note_value(key, text, " or ".join(among), f"Write {guess or among[0]}." if among else "Remove it.")
        return ""

    def part(self, key: str, what: str, known: Iterable[str]) -> Fields:
        """The mapping under a key, to be read in its turn."""
        node = self.node(key)
        return Fields(Mapping(self.place) if node is None else node, what, known, self.problems)

    def parts(self, key: str, what: str, known: Iterable[str]) -> tuple[Fields, ...]:
        """The mappings of a list; a single mapping counts as a list of one; () when the key is absent."""
        if key not in self:
            return ()
        node = self.node(key)
        items = node if isinstance(node, Sequence) else [node] if node is not None else []
        return tuple(Fields(item, what, known, self.problems) for item in items)

    def each(self, key: str) -> tuple[Fields, ...]:
        """The mappings of a list, their keys not looked at yet; for things whose keys depend on what they are."""
        if key not in self:
            return ()
        node = self.node(key)
        items = node if isinstance(node, Sequence) else [node] if node is not None else []
        known = [tuple(item) if isinstance(item, Mapping) else (key,) for item in items]
        return tuple(Fields(item, key, keys or (key,), self.problems) for item, keys in zip(items, known, strict=True))

    def knowing(self, what: str, known: Iterable[str]) -> Fields:
        """The same mapping, now that it is known which keys it may have."""
        return Fields(self._mapping, what, known, self.problems)

    def complain(self, key: str | None, found: str, expected: str, do: str) -> None:
        """Add a Problem at a key's value, or at the mapping when the key is None or absent."""
        node = self._mapping.get(key) if key is not None else None  # type: ignore[call-overload]
        self._note(node.place if node is not None else self.place, found, expected, do)

    def _item(self, key: str, node: Node) -> str:
        if isinstance(node, Scalar) and node.strip():
            return str(node)
        self._note(node.place, f"{_SHAPES[type(node)]} that is no word in {key}", "a text", "Write one text an item.")
        return ""

    def _refuse_unknown(self) -> None:
        for key in self._mapping:
            if key not in self._known:
                guess = nearest(key, self._known)
                do = f"Write {guess}." if guess else f"Remove it; {self.what} has {', '.join(self._known)}."
                self._note(key.place, f"the unknown key '{key}' in {self.what}", "a known key", do)

    def _note_value(self, key: str, text: str, expected: str, do: str) -> None:
        if text.strip():  # a missing or empty value has its Problem already
            self.complain(key, f"'{text}' as {key}", expected, do)

    def _note(self, place: Place | None, found: str, expected: str, do: str) -> None:
        self.problems.append(Problem(place, found, expected, do))
