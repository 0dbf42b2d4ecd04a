"""How a language writes a day and a number, and which plural a number takes.

English is written here, because every count says its sentences in it and would wait for the tables of all languages;
any other language is looked up in them (CLDR, by Babel). A test holds the one against the other.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from whipcount.model.prose import day_in_words
from whipcount.model.quantity import Range


class Grammar(Protocol):
    """What of a language is no text."""

    def plural(self, number: int) -> str:
        """The plural that a number takes, by its CLDR name: "one", "other"."""

    def plural_of(self, span: Range) -> str:
        """That of a range: "0 to 1 seats" in English, "0 bis 1 Sitz" in German."""

    def day(self, day: date) -> str:
        """A day as prose prints it."""

    def short_day(self, day: date) -> str:
        """The same where there is little room, without the year: "30 Mar", "30. März"."""

    def written(self, number: str) -> str:
        """A number with the signs of the language, from one with those of Python: 1,234.5 and -3."""


class English:
    """English as the command line prints it."""

    def plural(self, number: int) -> str:
        return "one" if number == 1 else "other"

    def plural_of(self, span: Range) -> str:
        return "one" if span == Range(1, 1) else "other"

    def day(self, day: date) -> str:
        return day_in_words(day)

    def short_day(self, day: date) -> str:
        return f"{day.day} {day:%b}"

    def written(self, number: str) -> str:
        return number


class Cldr:
    """Any other language, by the Common Locale Data Repository."""

    def __init__(self, name: str) -> None:
        from babel import Locale  # noqa: PLC0415 - a tenth of a second that English does not need

        self._locale = Locale.parse(name)
        signs = self._locale.number_symbols["latn"]
        self._signs = str.maketrans({",": signs["group"], ".": signs["decimal"], "-": "\N{MINUS SIGN}"})

    def plural(self, number: int) -> str:
        return str(self._locale.plural_form(number))

    def plural_of(self, span: Range) -> str:
        """As its upper end, which holds for the languages that CLDR gives no other rule."""
        return self.plural(span.high)

    def day(self, day: date) -> str:
        from babel.dates import format_date  # noqa: PLC0415 - as above

        return format_date(day, "long", locale=self._locale)

    def short_day(self, day: date) -> str:
        from babel.dates import format_skeleton  # noqa: PLC0415 - as above

        return format_skeleton("MMMd", day, locale=self._locale)

    def written(self, number: str) -> str:
        return number.translate(self._signs)


def grammar(name: str) -> Grammar:
    """The grammar of a language by its code."""
    return English() if name == "en" else Cldr(name)
