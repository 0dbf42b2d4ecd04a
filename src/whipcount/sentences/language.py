"""One language: its texts, and how it writes numbers, ranges, days and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from string import Formatter

from whipcount.model.quantity import Quantity, Range
from whipcount.sentences.grammar import Grammar, grammar
from whipcount.sentences.said import Said

HERE = Path(__file__).parent
ITEMS = "items"  # the field of parts that stand one after another
BEGUN = ("capital", "lower")
CUT = ("first", "rest", "stopless")
_LIST = re.compile(r"grammar\.list\.\w+")
Piece = tuple[str, str | None, str]  # what stands before a field, its name, what stands after the colon


@dataclass(frozen=True)
class Language:
    """The texts of one language, and its grammar.

    In a text, `{name}` is filled in. `{name:capital}` begins it with a capital, where it begins with a word of ours and
    with no name; `{name:lower}` the other way round. `{law:first}` is its first sentence without the stop, `{law:rest}`
    those behind it, `{law:stopless}` all of it without the last stop. `{margin:+}` shows the sign of a number. Any
    other word after the colon is a form of that part, as the language has it: `{side:dative}` takes the text
    "KEY@dative" if there is one.
    A text that depends on a number has a form for each plural of the language, by its field `n` (`seats.one`).
    """

    name: str
    texts: Mapping[str, str]
    grammar: Grammar
    _pieces: dict[str, list[Piece]] = field(default_factory=dict, repr=False)

    def text(self, key: str, fields: Mapping[str, object], form: str = "") -> str:
        """The text of a key, filled in; KeyError for one that no file has."""
        if ITEMS in fields:
            return self._several(key, fields[ITEMS], form)
        pieces = self._of(self._key(key, fields, form))
        made = "".join(
            literal if name is None else literal + self.value(fields[name], spec) for literal, name, spec in pieces
        )
        if form in CUT:
            return _cut(made, form)
        return _begun(made, form) if form in BEGUN and not self._begins_with_a_name(key, fields) else made

    def value(self, value: object, form: str = "") -> str:
        """What fills a field, as the language writes it."""
        match value:
            case Said():
                return self.text(value.key, value.fields, form)
            case Enum():
                raise TypeError(f"{value!r} is a word of ours, and needs a key of its own")
            case str():
                return _cut(value, form) if form in CUT else value
            case int() | float():
                return self._number(value, form)
            case date():
                return self.grammar.day(value)
            case Range():
                return self._range(value, form)
            case Quantity():
                return self._quantity(value)
        raise TypeError(f"{type(value).__name__} cannot be put into words")

    def _key(self, key: str, fields: Mapping[str, object], form: str) -> str:
        """The key in the plural of its number and in the form that is asked for, as far as the language has them."""
        plurals = (f"{key}.{self._plural(fields['n'])}", f"{key}.other") if "n" in fields else ()
        for found in (*plurals, key):
            for each in (f"{found}@{form}", found):
                if each in self.texts:
                    return each
        raise KeyError(key)

    def _of(self, key: str) -> list[Piece]:
        if key not in self._pieces:
            parsed = Formatter().parse(self.texts[key])
            self._pieces[key] = [(literal, name, spec or "") for literal, name, spec, _ in parsed]
        return self._pieces[key]

    def _begins_with_a_name(self, key: str, fields: Mapping[str, object]) -> bool:
        """Whether a text begins with a name, a number or a quote, which stays as it is printed."""
        first: object = ""
        if ITEMS in fields:
            first = next(_items(fields[ITEMS]))
        else:
            literal, name, _ = self._of(self._key(key, fields, ""))[0]
            if literal or name is None:
                return False
            first = fields[name]
        return not isinstance(first, Said) or self._begins_with_a_name(first.key, first.fields)

    def _several(self, key: str, items: object, form: str) -> str:
        if form in CUT:
            return _cut(self._several(key, items, ""), form)
        words = [
            self.value(item, "" if number and form in BEGUN else form) for number, item in enumerate(_items(items))
        ]
        if not _LIST.fullmatch(key):
            return key.join(words)
        *first, last = words
        return self.texts[key].format(first=", ".join(first), last=last) if first else last

    def _plural(self, number: object) -> str:
        match number:
            case int():
                return self.grammar.plural(number)
            case Range():
                return self.grammar.plural_of(number)
            case Quantity():
                return self.grammar.plural_of(Range(number.low, number.low if number.high is None else number.high))
        raise TypeError(f"{number!r} has no plural")

    def _number(self, number: float, form: str) -> str:
        if form == "+":
            return self.grammar.written(f"{number:+d}") if number else "0"
        return self.grammar.written(format(number, "" if form in BEGUN else form))

    def _range(self, span: Range, form: str) -> str:
        low, high = (self._number(end, form) for end in (span.low, span.high))
        return low if low == high else self.texts["grammar.span"].format(low=low, high=high)

    def _quantity(self, quantity: Quantity) -> str:
        if quantity.high is None:
            return self.texts["grammar.least"].format(n=quantity.low)
        if quantity.low == 0 and quantity.high:
            return self.texts["grammar.most"].format(n=quantity.high)
        return self._range(Range(quantity.low, quantity.high), "")


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a folder here, English first."""
    names = (each.parent.name for each in HERE.glob("*/grammar.yaml"))
    return tuple(sorted(names, key=lambda name: (name != "en", name)))


@cache
def language(name: str) -> Language:
    """A language that has a folder here."""
    from whipcount import files  # noqa: PLC0415 - importing whipcount stays cheap

    texts: dict[str, str] = {}
    for path in sorted((HERE / name).glob("*.yaml")):
        read = files.load_yaml(path)
        if not isinstance(read, files.Mapping):
            raise TypeError(f"{path.name} is no mapping of keys to texts")
        texts |= {f"{path.stem}.{key}": str(text) for key, text in read.items()}
    if not texts:
        raise LookupError(f"there is no language '{name}' here")
    return Language(name, texts, grammar(name))


def _items(value: object) -> Iterator[object]:
    if not isinstance(value, Sequence) or not value:
        raise TypeError("several parts, at least one, are expected")
    return iter(value)


def _begun(text: str, form: str) -> str:
    first = text[:1].upper() if form == "capital" else text[:1].lower()
    return first + text[1:]


def _cut(text: str, form: str) -> str:
    if form == "stopless":
        return text.removesuffix(".")
    first, stop, rest = text.partition(". ")
    if form == "first":
        return first.removesuffix(".")
    return f" {rest}" if stop else ""
