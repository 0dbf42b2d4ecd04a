"""A report becomes claims: mark, find, build, voice, check; and what gave none is listed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from whipcount.model.claims import Allegiance, Claim, Group, Statement, Vote
from whipcount.model.count import Unread
from whipcount.model.law import Chamber
from whipcount.model.quantity import Quantity
from whipcount.model.report import Quote, Report
from whipcount.model.words import Modality, MotionKind, Option
from whipcount.reading.building import Context, build, votes
from whipcount.reading.check import checked
from whipcount.reading.find import Found, find
from whipcount.reading.language import Language
from whipcount.reading.loading import language
from whipcount.reading.marking import MarkedReport, MarkedSentence, marked
from whipcount.reading.marks import Slot
from whipcount.reading.modality import Quotation, quotations, voice
from whipcount.reading.others import of_others
from whipcount.reading.resolve import resolved
from whipcount.reading.tongue import tongue

_NEXT = 2  # characters between a sentence and the next one


@dataclass(frozen=True)
class Reading:
    """What one report gave: claims in the order of the text, and the sentences left unread."""

    report: Report
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]


def read(report: Report, chamber: Chamber | None = None, code: str | None = None) -> Reading:
    """Every claim that the phrases of a language find in a report.

    chamber: whose parties and house the names mean; without one, only what the text itself introduces.
    code: the language of the report; told from its words when it is not given.
    No model, no download, no guess: a sentence with a number or a known name and no claim is in `unread`.
    """
    known = language(code or tongue(report.text[report.body :]))
    text = marked(report, chamber, known)
    if chamber is None and not text.on_parliament:
        return Reading(report, (), ())
    spoken = list(quotations(text, known))
    claims = [*_found(text, spoken, known), *_statements(report, spoken)]
    motions = [m.value for m in text.marks if isinstance(m.value, MotionKind)]
    kept = tuple(sorted(checked(resolved(claims, motions), report), key=lambda c: (c.quote.start, c.quote.end)))
    return Reading(report, kept, tuple(_unread(text, kept)))


def _found(text: MarkedReport, spoken: list[Quotation], known: Language) -> Iterator[Claim]:
    """The claims of every phrase; the pieces of results wait until those that belong together are there."""
    waiting: list[Context] = []
    sides = _Sides()
    for each in find(text, known):
        found = sides.same(each)
        if found is None:
            continue
        context = Context(found, text, voice(found, text, known))
        if of_others(context):
            continue
        if found.phrase.kind == Vote.kind:
            if waiting and not _goes_on(waiting, found):
                yield from _told(votes(waiting), spoken)
                waiting = []
            waiting.append(context)
        else:
            claims = list(build(context))
            sides.note(found, claims)
            yield from _told(claims, spoken)
    yield from _told(votes(waiting), spoken)


@dataclass
class _Sides:
    """Which way the sentences read so far say that members voted, for one that only adds to it.

    "There were 12 Blue members who voted against the motion. They were joined by all ten Green members."
    """

    last: tuple[int, Option] | None = None

    def note(self, found: Found, claims: list[Claim]) -> None:
        options = [claim.option for claim in claims if isinstance(claim, Allegiance | Group) and claim.option]
        if options:
            self.last = (found.sentence.sentence.end, options[-1])

    def same(self, found: Found) -> Found | None:
        """The match, with the option of the sentence before where its phrase asks for that; None without one."""
        if found.phrase.fixed.get("as") != "before":
            return found
        near = self.last is not None and 0 <= found.sentence.sentence.start - self.last[0] <= _NEXT
        if self.last is None or not near:
            return None
        fixed = {**found.phrase.fixed, "option": self.last[1].value}
        return replace(found, phrase=replace(found.phrase, fixed=fixed))


def _goes_on(waiting: list[Context], found: Found) -> bool:
    """A result goes on in its sentence, and in the next when the first had no numbers: "It fell. 15 voted for it."."""
    last = waiting[-1].found.sentence.sentence
    here = found.sentence.sentence
    if here.start == last.start:
        return True
    counted = any(mark.slot is Slot.NUMBER for each in waiting for marks in each.found.slots.values() for mark in marks)
    says = "outcome" in found.phrase.fixed or "fate" in found.phrase.fixed
    counted = counted and not _other_side(waiting, found)
    return here.block == last.block and 0 <= here.start - last.end <= _NEXT and not counted and not says


def _other_side(waiting: list[Context], found: Found) -> bool:
    """Whether a sentence gives the side that the one before left out: "It got 82 votes. 32 voted against it."."""
    given = {name for each in waiting for name in _counts(each.found)}
    return given == {"ayes"} and _counts(found) <= {"noes", "abstain", "absent"}


def _counts(found: Found) -> set[str]:
    return {name for name, marks in found.slots.items() if any(mark.slot is Slot.NUMBER for mark in marks)}


def _told(claims: Iterable[Claim], spoken: list[Quotation]) -> Iterator[Claim]:
    """The claims, those inside a quotation as what its speaker claims."""
    for claim in claims:
        speech = _around(claim.quote, spoken)
        yield replace(claim, speaker=speech.speaker, modality=Modality.CLAIMED) if speech else claim


def _around(quote: Quote, spoken: list[Quotation]) -> Quotation | None:
    """The quotation that a claim stands in; quotations come in order and do not overlap."""
    place = bisect_right(spoken, quote.start, key=lambda words: words.start) - 1
    return spoken[place] if place >= 0 and quote.end <= spoken[place].end else None


def _statements(report: Report, spoken: list[Quotation]) -> Iterator[Statement]:
    for words in spoken:
        quote = Quote(report.id, words.start, words.end, report.text[words.start : words.end])
        yield Statement(quote=quote, speaker=words.speaker, holds_on=report.published)


def _unread(text: MarkedReport, claims: tuple[Claim, ...]) -> Iterator[Unread]:
    """Sentences with a number of members or the name of a party or bench in which no claim stands."""
    reach = [0, *accumulate((claim.quote.end for claim in claims), max)]
    starts = [claim.quote.start for claim in claims]
    for sentence in text.sentences:
        start, end = sentence.sentence.start, sentence.sentence.end
        claimed = reach[bisect_left(starts, end)] > start  # the claims that begin before its end reach into it
        why = None if claimed else _why(sentence)
        if why:
            yield Unread(Quote(text.report.id, start, end, text.report.text[start:end]), why)


def _why(sentence: MarkedSentence) -> str | None:
    for mark in sentence.marks:
        if mark.slot is Slot.NUMBER and isinstance(mark.value, Quantity):
            return "a number"
    names = (Slot.PARTY, Slot.BENCH, Slot.HEAD, Slot.MOTION)
    return "a known name" if any(mark.slot in names for mark in sentence.marks) else None
