"""A phrase of a language file as a pattern over masked sentences.

In a phrase, `{party}` is a slot: a name, optionally with its type (`{ayes:n}`), or a word list of the file. `...`
stands for one to eight plain words, `....` for one to ten with names among them; parentheses, `|` and `?` mean what
they mean in a regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from threading import Lock

from whipcount.model.problem import Place, Problem, Unusable
from whipcount.reading.features import Feature, features
from whipcount.reading.language_file import Section
from whipcount.reading.marks import ANY_MARK, bits
from whipcount.reading.patterns import FILLED_BY, SIMPLE, Wording, slots_outside

_SETS = 5  # sets of words of a phrase that a sentence is asked for
_DETERMINER = 24  # characters: the longest determiner with its space


@dataclass(frozen=True, eq=False)
class Phrase:
    """One way of saying one kind of claim.

    kind: a registered kind. text: as written. fixed: fields that the phrase itself gives.
    example, gives: run as a test. where: bench that a slot must have for the phrase to hold.
    needs: for each slot the marks that can fill it, as bits; a masked sentence with this phrase has one of each.
    figures: how many numbers it has at least.
    wording: the word lists of its language. Its patterns are made when it is first tried, for most never are.
    """

    kind: str
    text: str
    fixed: dict[str, str]
    where: dict[str, str]
    example: str
    gives: dict[str, str]
    place: Place
    needs: tuple[int, ...]
    figures: int
    wording: Wording

    @cached_property
    def words(self) -> tuple[frozenset[Feature], ...]:
        """Sets of words, or pairs of words, of each of which a sentence with the phrase has one."""
        return self.wording.requirements.of(self.text)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase as a pattern, without its guard and without the determiners of a first name."""
        return self._made[0]

    @cached_property
    def guard(self) -> re.Pattern[str] | None:
        """What must or must not stand before and behind the place where the phrase begins."""
        return self._made[2]

    @cached_property
    def opens(self) -> bool:
        """Whether it begins with a name, whose determiners belong to the quote."""
        return self._made[1]

    @cached_property
    def _core(self) -> re.Pattern[str] | None:
        """The end of the phrase from its first sure words on, for a phrase that begins with a long part."""
        rest = self.wording.split(self.text)[1]
        core = None if SIMPLE.match(rest) else self.wording.requirements.core(rest)
        try:
            return self.wording.pattern(core)[0] if core else None
        except (re.error, KeyError):  # the whole phrase will tell
            return None

    def may_hold(self, text: str) -> bool:
        """Whether it can hold in a masked sentence: its end stands there. A pattern that begins with words is quick."""
        return self._core is None or self._core.search(text) is not None

    @cached_property
    def _made(self) -> tuple[re.Pattern[str], bool, re.Pattern[str] | None]:
        guard, rest = self.wording.split(self.text)
        try:
            pattern, opens = self.wording.pattern(rest)
            return pattern, opens, re.compile(guard) if guard else None
        except (re.error, KeyError) as error:
            raise Unusable(_unparsed(self.place, error)) from None

    def matches(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Every match in a masked sentence, with the place where it begins, determiners of a first name included.

        It begins a word, and its guard holds there; both are looked at only where the rest of the pattern matches.
        """
        at = 0
        search = self.pattern.search
        while match := search(text, at):
            start, end = match.span()
            inside = start and (text[start - 1].isalnum() or text[start - 1] in "'_") and text[start] not in ANY_MARK
            begins = [start] if not self.opens else list(self._begins(text, start))
            if inside or (self.guard and not self.guard.match(text, begins[-1])):
                at = start + 1
                continue
            yield begins[-1], match
            at = end if end > start else end + 1

    def _begins(self, text: str, start: int) -> Iterator[int]:
        """The name's own place, then that of each determiner before it: "the ruling Green" begins at three places."""
        yield start
        while found := self.wording.determiner.search(text, max(0, start - _DETERMINER), start):
            start = found.start()
            yield start


class PhraseIndex:
    """The phrases by the words that they need, so that a sentence is tried against few of them.

    A set of phrases is a whole number with a bit for each, and several sets stand side by side in a longer one: a word
    stands for the phrases that have it in their first set of words, in their second, and so on.
    """

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        self._size = len(phrases)
        self._figures = max((phrase.figures for phrase in phrases), default=0)
        self._free = (1 << self._size * _SETS) - 1
        self._with: dict[Feature, int] = {}
        self._read = 0
        self._fitting: dict[tuple[int, int], int] = {}
        self._lock = Lock()

    def candidates(self, text: str, marks: int, figures: int) -> int:
        """The phrases, as bits, that can hold in a masked sentence with these marks (as bits) and so many numbers."""
        found = self._fit(marks, min(figures, self._figures))
        ranks = reduce(or_, filter(None, map(self._with.get, features(text))), self._free)
        for rank in range(_SETS):
            found &= ranks >> rank * self._size
        return found

    def _fit(self, marks: int, figures: int) -> int:
        """The phrases whose slots these marks can fill; what they need is read when they first can."""
        kept = self._fitting.get((marks, figures))
        if kept is not None:
            return kept
        fitting = [
            number
            for number, phrase in enumerate(self._phrases)
            if phrase.figures <= figures and all(need & marks for need in phrase.needs)
        ]
        with self._lock:
            for number in fitting:
                self._read_needs(number)
        kept = sum(1 << number for number in fitting)
        self._fitting[marks, figures] = kept
        return kept

    def _read_needs(self, number: int) -> None:
        if self._read >> number & 1:
            return
        for rank, words in enumerate(self._phrases[number].words[:_SETS]):
            bit = 1 << rank * self._size + number
            for word in words:
                self._with[word] = self._with.get(word, 0) | bit
            self._free &= ~bit
        self._read |= 1 << number

    def numbered(self, found: int) -> Iterator[tuple[int, Phrase]]:
        """The phrases of a set of bits in the order of the file, each with its bit."""
        while found:
            bit = found & -found
            yield bit, self._phrases[bit.bit_length() - 1]
            found ^= bit


def phrase_from(entry: Section, wording: Wording) -> Phrase:
    """A phrase from its entry in a language file; Unusable with the place of what is wrong."""
    text = entry.text("phrase")
    written = str(text)
    if written != _small(written):
        raise Unusable(_unparsed(text.place, "capital letters; sentences are matched in small letters"))
    slots = slots_outside(written)
    return Phrase(
        kind=str(entry.text("kind")),
        text=written,
        fixed=entry.texts("set"),
        where=entry.texts("where"),
        example=str(entry.text("example")),
        gives=entry.texts("gives"),
        place=text.place,
        needs=tuple(sorted({bits(slot.value for slot in FILLED_BY[sort]) for sort in slots if sort in FILLED_BY})),
        figures=slots.count("n"),
        wording=wording,
    )


def _unparsed(place: Place, why: object) -> Problem:
    return Problem(place, f"the phrase does not parse ({why})", "slots and word lists", "Correct it.")


def _small(text: str) -> str:
    """The text in small letters, but for what follows a backslash."""
    return re.sub(r"\\.|[^\\]+", lambda m: m.group() if m.group().startswith("\\") else m.group().lower(), text)
