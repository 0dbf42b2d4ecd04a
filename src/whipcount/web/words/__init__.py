"""The texts of the pages, a file for each language; numbers and dates as that language writes them (CLDR).

A key names a place on a page. A text that depends on a number has a form for each plural of its language
(`reports.one`, `reports.other`). Sentences of the count (verdict, findings,
reasons) are said once, in `whipcount.sentences`; those that have no other language yet are English and marked so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from markupsafe import Markup

from whipcount.model.count import Reported
from whipcount.model.quantity import Quantity, Range
from whipcount.sentences import Language, Said, language, languages
from whipcount.sentences.running import in_order

if TYPE_CHECKING:
    from babel import Locale


FOLDER = Path(__file__).parent
_APART, _TOGETHER = "\u2068", "\u2069"  # first strong isolate, and its end


@dataclass(frozen=True)
class Words:
    """The texts of one language."""

    language: str
    texts: dict[str, str]
    locale: Locale

    def __call__(self, key: str, **fields: object) -> str:
        """The text at a place, with its fields filled in; KeyError for a place that no file has."""
        return self.texts[key].format(**{name: self._apart(field) for name, field in fields.items()})

    def named(self, word: str, *places: str) -> str:
        """The text of a word at the first place that has it; of a word that is new, itself."""
        found = (self.texts[key] for place in places if (key := f"{place}.{word}") in self.texts)
        return next(found, word.replace("_", " "))

    def many(self, key: str, number: int) -> str:
        """A text in the plural form that a number asks for; the number is its field `n`."""
        form = f"{key}.{self.locale.plural_form(number)}"
        return self.texts.get(form, self.texts[f"{key}.other"]).format(n=self.number(number))

    def number(self, number: int) -> str:
        from babel.numbers import format_decimal  # noqa: PLC0415 - importing the words stays cheap

        return format_decimal(number, locale=self.locale)

    def percent(self, share: float) -> str:
        """A share that is given in percent, to a tenth: 22.9%, 22,9 %."""
        from babel.numbers import format_percent  # noqa: PLC0415 - the same

        return format_percent(share / 100, "0.0%" if self.language == "en" else "0.0\xa0%", locale=self.locale)

    def chance(self, chance: float) -> str:
        """A chance in whole percent: 82%, 82 %; never 0 or 100 while something is left."""
        from babel.numbers import format_percent  # noqa: PLC0415 - the same

        shown = format_percent(
            min(max(chance, 0.01), 0.99), "0%" if self.language == "en" else "0\xa0%", locale=self.locale
        )
        if chance <= 0.005:
            return self("chance.under", chance=shown)
        return self("chance.over", chance=shown) if chance >= 0.995 else shown

    def day(self, day: date) -> str:
        """A day as prose has it: 30 March 2022, 30. März 2022."""
        from babel.dates import format_date  # noqa: PLC0415 - the same

        return format_date(day, "d MMMM y" if self.language == "en" else "long", locale=self.locale)

    def moment(self, then: datetime) -> str:
        """A time in UTC, to the minute."""
        return f"{self.day(then.date())}, {then:%H:%M} UTC"

    def span(self, span: Range) -> str:
        """A range in words: 164, 147 to 155."""
        if not span.width:
            return self.number(span.low)
        return self("span", low=self.number(span.low), high=self.number(span.high))

    def signed(self, span: Range) -> str:
        """A margin: +5, -3 to +2."""
        low, high = (f"{number:+d}".replace("-", "−") if number else "0" for number in (span.low, span.high))
        return self._apart(low) if low == high else self("span", low=low, high=high)

    def quantity(self, quantity: Quantity) -> str:
        """A printed figure: 177, at least 161, at most 12, 25 to 40."""
        if quantity.high is None:
            return self("quantity.least", n=self.number(quantity.low))
        if quantity.low == 0 and quantity.high:
            return self("quantity.most", n=self.number(quantity.high))
        return self.span(Range(quantity.low, quantity.high))

    def figures(self, reported: Iterable[Reported]) -> list[str]:
        """Printed figures, the newest first, each once."""
        return list(dict.fromkeys(self.quantity(each.quantity) for each in reported))

    def said(self, sentence: str) -> str:
        """A sentence of the count in this language; in English where it has no other."""
        said = self.said_in.value(sentence)
        return in_order(said) if self.direction == "ltr" else said

    @property
    def said_in(self) -> Language:
        """The language in which sentences, tables and pictures of the count are said: this one, else English."""
        return language(self.language if self.language in languages() else "en")

    def tongue(self, sentence: str) -> Markup:
        """What marks the element around a sentence that stays in English on a page in another language."""
        if self.language == "en" or (isinstance(sentence, Said) and self.language in languages()):
            return Markup("")
        return Markup(' lang="en"') if self.direction == "ltr" else Markup(' lang="en" dir="ltr"')

    @property
    def direction(self) -> str:
        """ "ltr" or "rtl": the text runs so; seats stay where they are."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    @property
    def back(self) -> str:
        """An arrow to what came before, and `onward` one to what comes behind, as the text runs."""
        return "→" if self.direction == "rtl" else "←"

    @property
    def onward(self) -> str:
        return "←" if self.direction == "rtl" else "→"

    def _apart(self, field: object) -> str:
        """What is filled into a text, so that neither turns the other around where they run in different directions.

        "+5" in Arabic text would read "5+", and an Arabic name in English text would draw the comma behind it along.
        """
        plain = self.direction == "ltr" and not (isinstance(field, str) and _runs_left(field))
        return str(field) if plain else f"{_APART}{field}{_TOGETHER}"


def _runs_left(text: str) -> bool:
    return not text.isascii() and any(bidirectional(letter)[:1] in ("R", "A") for letter in text)


@cache
def words(name: str) -> Words:
    """The texts of a language that has a file here."""
    from babel import Locale  # noqa: PLC0415 - importing the words stays cheap

    from whipcount.files import Mapping, load_yaml  # noqa: PLC0415 - the same

    read = load_yaml(FOLDER / f"{name}.yaml")
    if not isinstance(read, Mapping):
        raise TypeError(f"{name}.yaml is no mapping of keys to texts")
    return Words(name, {str(key): str(text) for key, text in read.items()}, Locale.parse(name))
