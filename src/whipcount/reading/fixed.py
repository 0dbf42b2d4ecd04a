"""The marks that need no other mark: days, known expressions and numbers, looked for only where one can begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from whipcount.reading.cues import cue
from whipcount.reading.dates import day_mark, small_day_pattern
from whipcount.reading.language import Language
from whipcount.reading.lexicon import Expression, Lexicon
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.numbers import number_marks
from whipcount.reading.sentences import Sentence
from whipcount.reading.tokens import Tokens

Lexicons = tuple[Lexicon, Lexicon, Lexicon, Lexicon]
_NAME_BEFORE = range(1, 6)  # words of a party's name before its last: "JD(S)" is four


@dataclass(frozen=True)
class Lookup:
    """What is looked for in one report; `words`: the parties it shows, those known, its chamber's, the language's."""

    folded: str
    small: str
    cut: Tokens
    words: Lexicons
    published: date
    language: Language

    def marks(self, span: Sentence) -> Iterator[Mark]:
        """The marks of one sentence. Where two could begin at one place: a day, then a name or word, then a number."""
        past = span.start
        for index in self._beginnings(span):
            if self.cut.starts[index] >= past:
                for mark in self._at(index, span):
                    past = mark.end
                    yield mark

    def _beginnings(self, span: Sentence) -> list[int]:
        """The tokens of a sentence at which a mark can begin."""
        first, last = self.cut.between(span.start, span.end)
        shown, parties, chamber = (each.by_first for each in self.words[:3])
        others, low = self.language.first_words, self.cut.low
        return [
            i
            for i in range(first, last)
            if (word := low[i]) in others or word in parties or word in shown or word in chamber or word[0].isdigit()
        ]

    def _at(self, index: int, span: Sentence) -> Iterator[Mark]:
        at, word, language = self.cut.starts[index], self.cut.low[index], self.language
        figure = word[0].isdigit()
        if (figure or word in language.days.first_words) and (mark := self._day(at, span)):
            yield mark
            return
        if (expression := self._expression(index)) and self._whole(index, expression):
            end = self.cut.ends[index + len(expression.words) - 1]
            if end <= span.end:
                yield Mark(expression.slot, self._with_place(index, at, expression), end, expression.value)  # type: ignore[arg-type]
                return
        if other := cue(language, "numbers.others").small.match(self.small, at, span.end):
            yield Mark(Slot.OTHER, other.start(), other.end(), self.folded[other.start() : other.end()])
        elif (figure or word in language.numbers.first_words) and (
            number := cue(language, "numbers.pattern").small.match(self.small, at, span.end)
        ):
            yield from number_marks(number, self.folded, language)

    def _with_place(self, index: int, at: int, expression: Expression) -> int:
        """Where the mark of a party begins: at the name of a place just before it ("Punjab PML-N")."""
        if expression.slot is not Slot.PARTY or not index:
            return at
        before = self.cut.starts[index - 1]
        place = self.folded[before : self.cut.ends[index - 1]] in self.language.parties.places
        return before if place and self.folded[self.cut.ends[index - 1] : at] == " " else at

    def _day(self, at: int, span: Sentence) -> Mark | None:
        match = small_day_pattern(self.language).match(self.small, at, span.end)
        return day_mark(match, self.folded, (span.start, span.end), self.published, self.language) if match else None

    def _expression(self, index: int) -> Expression | None:
        """The longest expression of any lexicon that begins at a token; of two as long, that of the first lexicon."""
        word = self.cut.low[index]
        longest: Expression | None = None
        for each in self.words:
            found = each.at(self.folded, self.cut, index) if word in each.by_first else None
            if found and (longest is None or len(found.words) > len(longest.words)):
                longest = found
        return longest

    def _whole(self, index: int, expression: Expression) -> bool:
        """A party's name is no part of a longer one: "PML" is not in "PML-N", nor "N" of it.

        Where nouns begin with a capital, "SPD-Abgeordnete" names the SPD.
        """
        if expression.slot is not Slot.PARTY:
            return True
        start, end = self.cut.starts[index], self.cut.ends[index + len(expression.words) - 1]
        before = self.folded[start - 1] if start else " "
        after = self.folded[end : end + 3]
        compound = self.language.names.nouns and after[2:].islower()
        last = index + len(expression.words)
        if before == "-" and not self._behind_party(index - 2):
            return False
        return compound or not (after[:1] == "-" and after[1:2].isupper()) or self._beside_party(last + 1)

    def _behind_party(self, last: int) -> bool:
        """Whether the token before a hyphen begins the name of a party, or ends one of several: "JD(S)-Congress"."""
        return self._beside_party(last) or any(self._beside_party(last - back, back + 1) for back in _NAME_BEFORE)

    def _beside_party(self, index: int, words: int | None = None) -> bool:
        """Whether the token beyond a hyphen begins the name of a party (of so many words): "Green-White" is two."""
        if not 0 <= index < len(self.cut.low):
            return False
        word = self.cut.low[index]
        found = (each.at(self.folded, self.cut, index) for each in self.words if word in each.by_first)
        parties = [each for each in found if each is not None and each.slot is Slot.PARTY]
        return any(words in (None, len(each.words)) for each in parties)
