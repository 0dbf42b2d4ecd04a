"""The words that a phrase cannot do without, read from the phrase as it is written.

A phrase is turned into the short texts that it can be, with `ANY` for whatever nobody can tell. Where they grow too
many they are given up for what each of them needs. What cannot be told for sure is left out, so a phrase is at worst
tried too often, never too seldom.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, product
from math import prod

from whipcount.reading.features import ANY, Feature, Sets, commonness, is_word, needed, written
from whipcount.reading.pieces import Pieces, outside

_CLASS = re.compile(r"\[(-?[^\\^\-\]]{1,4}-?)\]")
_MOSTLY = 0.75  # of the features of a sure word are words
_MOST = 24  # texts that a sequence is written out to


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a part of a phrase: the texts that it can be, and sets of words of each of which it has one."""

    texts: frozenset[str]
    needs: Sets = ()


_NOTHING = Told(frozenset({""}))
_ANYTHING = Told(frozenset({ANY}))


@dataclass(frozen=True)
class Requirements:
    """What phrases with these word lists need; each list is looked through once.

    slots: for each type of slot the texts that it can be.
    """

    macros: Mapping[str, str]
    slots: Mapping[str, Iterable[str]] = field(default_factory=dict)
    _of_list: dict[tuple[str, str, str], Told] = field(default_factory=dict)

    def of(self, text: str, left: str = " ", right: str = " ") -> Sets:
        """Sets of words, or pairs of words, of each of which a sentence with the phrase has one; the rarest first.

        left, right: a space where whole words begin and end the phrase, else any.
        """
        told = self._sequence(Pieces(text), left, right)
        sets = (*told.needs, *needed(f"{left}{each}{right}" for each in told.texts))
        return tuple(sorted(dict.fromkeys(sets), key=commonness))

    def core(self, text: str) -> str | None:
        """The phrase from its first sure words on, None where it begins with them or has none.

        "{whoever} left {bench}" holds nowhere where "left {bench}" does not, and that is found at once.
        """
        for number, item in enumerate(outside(text)):
            if item is None:
                return None
            start, end = item
            if self._is_words(text[start:end]):
                return text[start:] if number else None
        return None

    def _is_words(self, item: str) -> bool:
        """Whether a part of a phrase is a sure word, whatever way it is taken."""
        sets = self.of(item)
        return any(_MOSTLY * len(words) <= sum(map(is_word, words)) for words in sets)

    def _sequence(self, pieces: Pieces, left: str, right: str) -> Told:
        """What is known of everything up to the closing parenthesis, between `left` and `right`: a space, or any."""
        branches = [_Branch(left)]
        while (piece := pieces.take()) not in ("", ")"):
            if piece == "|":
                branches.append(_Branch(left))
            else:
                edges = (branches[-1].edge, pieces.behind(right)) if piece[0] in "({" else ("", "")
                branches[-1].add(self._repeated(self._part(piece, pieces, edges), pieces))
        return _either([branch.told(right) for branch in branches])

    def _part(self, piece: str, pieces: Pieces, edges: tuple[str, str]) -> Told:
        if piece[0] == "(":
            if piece[-1] in "=!":
                inner = self._sequence(pieces, ANY, ANY)
                looks = piece[-1] == "="
                return Told(_NOTHING.texts, (*inner.needs, *needed(_inside(inner.texts))) if looks else ())
            return self._sequence(pieces, *edges)
        if piece[0] == "{":
            return self._named(*piece[1:-1].partition(":")[::2], edges)
        if piece[0] == "[":
            few = _CLASS.fullmatch(piece)
            return Told(frozenset(few.group(1))) if few else _ANYTHING
        if piece[0] == "\\":
            return _NOTHING if piece[1] in "bB" else _ANYTHING if piece[1].isalnum() else Told(frozenset({piece[1]}))
        return _NOTHING if piece in "^$" else _ANYTHING if piece[0] == "." else Told(frozenset({piece}))

    def _named(self, name: str, sort: str, edges: tuple[str, str]) -> Told:
        """What a word list or a slot is."""
        if sort or name not in self.macros:
            return Told(frozenset(self.slots.get(sort or name, (ANY,))))
        key = (name, *edges)
        if key not in self._of_list:
            self._of_list[key] = _ANYTHING  # a list within itself needs nothing
            self._of_list[key] = self._sequence(Pieces(self.macros[name]), *edges)
        return self._of_list[key]

    def _repeated(self, told: Told, pieces: Pieces) -> Told:
        """What is known of a part with the `?`, `*`, `+` or `{0,3}` behind it."""
        times = pieces.quantifier()
        if not times or told.texts == _NOTHING.texts:
            return told if not times or times[0] == "+" else _NOTHING
        if times[0] == "?" and not any(" " in each for each in told.texts):
            return Told(told.texts | {""})
        many = frozenset({_cut(told.texts)})
        if times[0] == "+":
            return Told(many | (told.texts & {""}), (*told.needs, *needed(_inside(told.texts))))
        return Told(many | {""})


class _Branch:
    """One way through a phrase, read to its end before its parts are put together."""

    def __init__(self, left: str) -> None:
        self._left = left
        self._parts: list[Told] = []
        self._needs: list[frozenset[Feature]] = []

    @property
    def edge(self) -> str:
        """What the next part stands behind."""
        edge = self._left
        for part in self._parts:
            maybe = "" in part.texts
            edge = " " if _side(part.texts - {""}, -1) == " " and (not maybe or edge == " ") else ANY
        return edge

    def add(self, part: Told) -> None:
        self._needs += part.needs
        if part.texts != _NOTHING.texts:
            self._parts.append(part)

    def told(self, right: str) -> Told:
        """The texts of all parts in turn; where they grow too many, what came before is given up for its needs."""
        if prod(len(part.texts) for part in self._parts) <= _MOST or len(self._parts) == 1:
            every = map("".join, product(*(part.texts for part in self._parts)))
            return Told(frozenset(every), tuple(self._needs))
        texts, begins = frozenset({self._left}), ""
        edges = [*self._rights(right)]
        for part, (here, after) in zip(self._parts, pairwise(edges), strict=True):
            others = part.texts
            if len(texts) * len(others) > _MOST and len(others) > len(texts) > 1:
                self._needs += needed(f"{_side(texts, -1)}{each}{after}" for each in others)
                others = frozenset({_cut(others)}) | (others & {""})
            if len(texts) * len(others) > max(_MOST, len(others)):
                self._needs += needed(each + here for each in texts)
                begins = begins or _side(frozenset(text[1:] for text in texts), 0).strip(ANY) + ANY
                texts = frozenset({_side(texts, -1)})
            texts = frozenset({one + other for one in texts for other in others})
        return Told(frozenset(begins + text if begins else text[1:] for text in texts), tuple(self._needs))

    def _rights(self, right: str) -> Iterator[str]:
        """What stands behind the beginning and behind each part."""
        edges = [right]
        for part in reversed(self._parts):
            begins = _side(part.texts - {""}, 0)
            edges.append(begins if "" not in part.texts or begins == edges[-1] else ANY)
        return reversed(edges)


def _inside(texts: frozenset[str]) -> Iterator[str]:
    """The texts where nobody can tell what stands beside them."""
    return (f"{ANY}{text}{ANY}" for text in texts)


@lru_cache(8192)
def _side(texts: frozenset[str], place: int) -> str:
    """A space if no text begins (0) or ends (-1) within a word, so that words beside it are whole."""
    if "" in texts:
        return ANY
    for text in texts:
        char = text[place]
        if char.isalnum() or char in "_\0":
            return ANY
    return " "


def _cut(texts: frozenset[str]) -> str:
    """Any text, with the spaces that all of these begin and end with."""
    return ANY.join(_edges(texts - {""}))


def _edges(texts: frozenset[str]) -> tuple[str, str]:
    """The spaces that all texts begin and end with, or nothing."""
    return _side(texts, 0).strip(ANY), _side(texts, -1).strip(ANY)


def _either(branches: list[Told]) -> Told:
    """One of the branches holds: what each needs besides is written into its texts, at a place that nobody can tell."""
    if len(branches) == 1:
        return branches[0]
    texts: set[str] = set()
    for branch in branches:
        best = min(branch.needs, key=commonness, default=None)
        if best is None:
            texts |= branch.texts
        else:
            begin, end = _edges(branch.texts)
            texts |= {f"{begin}{ANY} {written(need)} {ANY}{end}" for need in best}
    return Told(frozenset(texts))
