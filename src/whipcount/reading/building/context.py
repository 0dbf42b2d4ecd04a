"""What a builder may look at, and the register of builders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from whipcount.model.claims import Claim, HouseSize, Seats, ThresholdClaim
from whipcount.model.quantity import Quantity
from whipcount.model.report import Quote
from whipcount.model.words import Bench
from whipcount.reading.find import Found
from whipcount.reading.history import past_day
from whipcount.reading.marking import MarkedReport
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.modality import Voice

_LASTING = frozenset({HouseSize.kind, Seats.kind, ThresholdClaim.kind})


@dataclass(frozen=True)
class Context:
    """What a builder may look at: the match, its report, and how firmly the sentence puts it."""

    found: Found
    report: MarkedReport
    voice: Voice

    @property
    def fixed(self) -> dict[str, str]:
        return self.found.phrase.fixed

    @property
    def happened(self) -> bool:
        """Whether the words tell what took place, not what will, may or should ("to defeat", "if it loses").

        A phrase may know it by itself (`told`): "needed 175 votes and got 181".
        """
        found = self.found
        if "told" in self.fixed:
            return True
        if self.report.language.unreal_after.match(self.report.folded, found.end):  # "52 votes in favour were needed"
            return False
        return self.report.happened(found.sentence.sentence.start, found.start, found.words)

    @property
    def counted(self) -> bool:
        """Whether they begin with a number of what took place: "a vote of 29 to 11", where "of" governs no verb."""
        at, sentence = self.found.start, self.found.sentence
        number = any(mark.slot is Slot.NUMBER and mark.start == at for mark in sentence.marks)
        return number and self.report.happened(sentence.sentence.start, at, self.found.words, noun=True)

    @property
    def published(self) -> date:
        return self.report.report.published

    def common(self, start: int | None = None, end: int | None = None) -> dict[str, Any]:
        """The fields every claim has; the quote is the whole match unless a narrower span is given."""
        at, stop = self.found.start if start is None else start, self.found.end if end is None else end
        quote = Quote(self.report.report.id, at, stop, self.report.report.text[at:stop])
        return {
            "quote": quote,
            "speaker": self.voice.speaker,
            "modality": self.voice.modality,
            "holds_on": self.holds_on(at, stop),
        }

    def holds_on(self, start: int, end: int) -> date:
        """The day a claim is true of: that of the report, unless its words name an earlier month or year.

        What a party won years ago it has until something else is said.
        """
        if self.found.phrase.kind in _LASTING:
            return self.published
        sentence = self.found.sentence.sentence
        report = self.report
        told = past_day(report.small, (sentence.start, sentence.end), (start, end), self.published, report.language)
        return told or self.published

    def quantity(self, slot: str = "n") -> Quantity | None:
        mark = self.found.first(slot)
        return mark.value if mark and isinstance(mark.value, Quantity) else None

    def printed(self, mark: Mark) -> str:
        return self.report.report.text[mark.start : mark.end]

    def named(self, mark: Mark) -> str:
        """The name that a mark, or the word that stands for it, was printed as."""
        return self.printed(mark.antecedent or mark)

    def parties(self, *slots: str) -> list[Mark]:
        return [m for slot in slots for m in self._once(self.found.slots.get(slot, ()))]

    def bench(self, slot: str, fixed: str | None = None) -> Bench | None:
        """The bench in a slot (the head of government stands for the government), else the one the phrase fixes."""
        mark = self.found.first(slot)
        if mark is None:
            return Bench(self.fixed[fixed or slot]) if (fixed or slot) in self.fixed else None
        return Bench.GOVERNMENT if mark.slot is Slot.HEAD else mark.value if isinstance(mark.value, Bench) else None

    def _once(self, marks: tuple[Mark, ...]) -> Iterator[Mark]:
        """Party marks, without the acronym in parentheses that repeats the name before it, and without owners:
        in "Green's partner White" White is meant."""
        seen: set[object] = set()
        last: Mark | None = None
        for mark in marks:
            owner = mark is not marks[-1] and self.report.folded.startswith("'s ", mark.end)
            again = last is not None and self.report.folded[last.end : mark.start] == " ("
            last = mark
            if mark.slot is Slot.PARTY and mark.value not in seen and not owner and not again:
                seen.add(mark.value)
                yield mark


Builder = Callable[[Context], Iterator[Claim]]
BUILDERS: dict[str, Builder] = {}


def builds(kind: str) -> Callable[[Builder], Builder]:
    """Register the builder of a kind of claim."""

    def register(builder: Builder) -> Builder:
        BUILDERS[kind] = builder
        return builder

    return register


def build(context: Context) -> Iterator[Claim]:
    """The claims of one match; none where a slot does not hold what the kind needs."""
    yield from BUILDERS[context.found.phrase.kind](context)
