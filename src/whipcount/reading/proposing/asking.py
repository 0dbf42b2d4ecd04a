"""The question to a model: what is to be done, and the report as material between two marks that it cannot contain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from whipcount.model.report import Report
from whipcount.reading.marking import MarkedReport
from whipcount.reading.marks import Slot
from whipcount.reading.proposing.forms import schema
from whipcount.reading.proposing.wording import Wording

PASSAGE = 12_000  # characters sent at once
PASSAGES = 8  # of one report
TOKENS = 4096  # of an answer
SEED = 20220330
_MATTERS = (Slot.PARTY, Slot.BENCH, Slot.HEAD, Slot.MOTION, Slot.HOUSE)

Message = dict[str, str]


def concerns_a_house(text: MarkedReport) -> bool:
    """Whether a report names a party, a bench, a house or a motion; where none is, nothing could be admitted."""
    return any(mark.slot in _MATTERS for mark in text.marks)


def passages(text: MarkedReport) -> Iterator[tuple[int, int]]:
    """The prose of a report in stretches of whole sentences; offsets of its text."""
    start = end = text.report.body
    for each in text.sentences:
        if each.sentence.end - start > PASSAGE and end > start:
            yield start, end
            start = each.sentence.start
        end = each.sentence.end
    if end > start:
        yield start, end


def messages(report: Report, start: int, end: int, wording: Wording) -> list[Message]:
    """One passage as a conversation of two messages.

    The report is in the second, between marks with a code that follows from the whole report's text. So the same
    report always gives the same question, and yet no text can hold its own code, as it would have to hold a hash of
    itself.
    """
    code = hashlib.sha256(f"fence {report.id} {start}".encode()).hexdigest()[:32]
    passage = report.text[start:end]
    return [
        {"role": "system", "content": wording.system},
        {"role": "user", "content": f"{wording.request}\n\nreport {code}\n{passage}\nend {code}"},
    ]


def version(wording: Wording) -> str:
    """The version of the question: it follows from everything that is sent besides the report and the model's name."""
    said = json.dumps([wording.code, wording.system, wording.request, schema(), PASSAGE, TOKENS, SEED])
    return hashlib.sha256(said.encode()).hexdigest()[:12]
