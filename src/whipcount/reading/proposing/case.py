"""A proposal placed in its report: what the checks look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whipcount.reading.language import Language
from whipcount.reading.marking import MarkedReport, MarkedSentence
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.proposing.proposal import Proposal
from whipcount.reading.proposing.wording import Wording

_PROPER = (Slot.NUMBER, Slot.DAY, Slot.PARTY, Slot.PERSON)
NAMES = (Slot.PARTY, Slot.PERSON, Slot.HEAD, Slot.BENCH)


@dataclass(frozen=True)
class Case:
    """A proposal whose quote stands from `start` to `end` of the report, inside one sentence.

    antecedent: where the shown antecedent stands, if one is shown. Nothing outside these spans can name anybody;
    the rest of the sentence is only asked whether it takes back what the quote says.
    """

    proposal: Proposal
    text: MarkedReport
    language: Language
    wording: Wording
    sentence: MarkedSentence
    start: int
    end: int
    antecedent: tuple[int, int] | None = None

    @property
    def folded(self) -> str:
        return self.text.folded

    @property
    def quoted(self) -> str:
        """The quote, folded."""
        return self.folded[self.start : self.end]

    def marks(self, *slots: Slot) -> list[Mark]:
        """The marks of these slots inside the quote that name what they mean; words such as "the party" do not."""
        inside = (m for m in self.sentence.marks if self.start <= m.start and m.end <= self.end)
        return [m for m in inside if m.slot in slots and names_itself(m)]

    def hits(self, pattern: re.Pattern[str], *, within_titles: bool = False) -> list[re.Match[str]]:
        """Where words of a list stand in the quote; letters inside a number, a day or a name are none of them.

        within_titles: whether words of the motion's and of an office's name count too.
        """
        found = self.hits_around(pattern, within_titles=within_titles)
        return [m for m in found if self.start <= m.start() and m.end() <= self.end]

    def hits_around(self, pattern: re.Pattern[str], *, within_titles: bool = False) -> list[re.Match[str]]:
        """The same in the whole sentence: "elected" may go on as "elected out of office" where the quote ends."""
        held = _PROPER if within_titles else (*_PROPER, Slot.HEAD, Slot.MOTION)
        marks = [m for m in self.sentence.marks if m.slot in held]
        found = pattern.finditer(self.folded, self.sentence.sentence.start, self.sentence.sentence.end)
        return [m for m in found if not any(k.start <= m.start() and m.end() <= k.end for k in marks)]

    def printed(self, mark: Mark) -> str:
        return self.text.report.text[mark.start : mark.end]


def names_itself(mark: Mark) -> bool:
    """Whether a mark is a name, and not words that stand for one named elsewhere ("the party", "its")."""
    return getattr(mark, "antecedent", None) is None


def all_marks(text: MarkedReport, start: int, end: int, *slots: Slot) -> Iterator[Mark]:
    """Every naming mark of a report between two offsets, across sentences."""
    for sentence in text.sentences:
        for mark in sentence.marks:
            if start <= mark.start and mark.end <= end and mark.slot in slots and names_itself(mark):
                yield mark
