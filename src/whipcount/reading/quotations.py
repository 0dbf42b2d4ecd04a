"""Words in quotation marks and who spoke them: beside them, in the sentence before, or a label ("ANN ASH: ...")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whipcount.reading.cues import cue
from whipcount.reading.folding import CAPITALS
from whipcount.reading.language import Language
from whipcount.reading.marking import MarkedReport, MarkedSentence
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.speakers import following, saying, subject

_QUOTED = re.compile(r'"([^"]{12,2000}?)(?:"|[ \t]*\n\s*(?="))')  # a speech goes on where a new line begins with a mark
_END = re.compile(r"[.!?](?= |$)|\n")
_LABEL = re.compile(rf"(?:^|\n)[ \t]*([{CAPITALS}][\w'.-]+(?: [{CAPITALS}][\w'.-]+){{0,3}}): ?$")
_WINDOW = 90
_WORDS = 4


@dataclass(frozen=True)
class Quotation:
    """Words in quotation marks: offsets of the words themselves, and who is said to have spoken them."""

    start: int
    end: int
    speaker: str


def quotations(report: MarkedReport, language: Language) -> Iterator[Quotation]:
    """Every quotation of four words or more whose speaker the text names."""
    parts: list[tuple[int, int]] = []
    for match in _QUOTED.finditer(report.folded, report.report.body):
        parts.append(match.span(1))
        if report.folded[match.end(1)] != '"':  # no mark closes it: the next line goes on
            continue
        named = (_speaker(report, start - 1, end + 1, language) for start, end in parts)
        speaker = next((each for each in named if each), None)
        long = [(start, end) for start, end in parts if len(report.folded[start:end].split()) >= _WORDS]
        parts = []
        yield from (Quotation(start, end, speaker) for start, end in long if speaker)


def _speaker(report: MarkedReport, start: int, end: int, language: Language) -> str | None:
    """Who speaks: named after the quotation, before it, by a label, or as the speaker of the sentence before."""
    after = _after(report, end, language) if report.folded[end - 1] == '"' else None
    ways = (after, _label(report, start), _before(report, start, language))
    return next((way for way in ways if way), None) or _spoke_last(report, start, end, language)


def _after(report: MarkedReport, end: int, language: Language) -> str | None:
    """ "..., Ann Ash said", "..., said Ann Ash", "..., she told reporters": a clause that begins right after."""
    stop = _clause_end(report, end, language)
    verb = saying(language).small.search(report.small, end, stop)
    if verb is None:
        return None
    marks = _marks(report, end, stop)
    before = report.folded[end : verb.start()].strip(" ,")
    if report.folded[end - 2] == "." and stop - verb.end() > _WINDOW // 2:
        return None  # "... for ever." Ann Ash said that ...: another sentence
    if not before:
        return _named(following(report, marks, verb.end()))
    if _pronoun(before, language):
        own = [mark for mark in marks if mark.antecedent is not None and mark.end <= verb.start()]
        opens = (sentence := _sentence_at(report, end - 1)) and report.folded[sentence.sentence.start] == '"'
        speaker = _goes_on(report, end, language) if opens else None
        return speaker or (_named(own[-1]) if own else _antecedent(report, end, language))
    return _named(subject(report, marks, end, verb.start()))


def _clause_end(report: MarkedReport, at: int, language: Language) -> int:
    for match in _END.finditer(report.report.text, at, min(at + _WINDOW, len(report.folded))):
        before = max(at, match.start() - 8)
        if match.group() != "." or not language.abbreviations.search(report.folded, before, match.start()):
            return match.start()
    return min(at + _WINDOW, len(report.folded))


def _label(report: MarkedReport, start: int) -> str | None:
    """ "ANN ASH: ..." at the beginning of a line, as in records and interviews."""
    match = _LABEL.search(report.report.text, max(0, start - _WINDOW), start)
    if match is None:
        return None
    name = match.group(1)
    full = {known.upper(): known for known in report.names.full.values()}
    return full.get(name.upper(), name.title() if name.isupper() else name)


def _before(report: MarkedReport, start: int, language: Language) -> str | None:
    """ "Ann Ash said: ...", "She called the result ...", "Ann Ash urged him to go: ...", in the same sentence."""
    sentence = _sentence_at(report, start)
    if sentence is None or sentence.sentence.start >= start:
        return None
    low = max(sentence.sentence.start, report.folded.rfind('"', sentence.sentence.start, start) + 1)
    verbs = list(saying(language).hits(sentence.words, report.small, low, start))
    verbs = verbs or list(cue(language, "quoting").hits(sentence.words, report.small, low, start))
    marks = [mark for mark in sentence.marks if low <= mark.start and mark.end <= start]
    people = [mark for mark in marks if mark.slot in (Slot.PERSON, Slot.HEAD)]
    if verbs:
        named = _named(subject(report, marks, low, verbs[-1].start()))
        ahead = [mark for mark in people if mark.end <= verbs[-1].start()]
        only = _named(ahead[0]) if len({mark.value for mark in ahead}) == 1 else None
        return named or only or _named(following(report, marks, verbs[-1].end()))  # 'says Ann Ash: "..."'
    motion = any(mark.slot is Slot.MOTION and mark.start > people[0].start for mark in marks) if people else False
    if report.folded[:start].endswith(": ") and people and not motion:  # "her motion reads: ..." is no speech
        other = people[0].antecedent is None and _pronoun_in(report, low, people[0].start, language)
        return _goes_on(report, start, language) if other else _named(people[0])  # "he wanted it from Ann Ash: ..."
    return None


def _pronoun_in(report: MarkedReport, start: int, end: int, language: Language) -> bool:
    """Whether a pronoun of a person stands between two places as a word of its own."""
    words = report.folded[start:end].split()
    return any(_pronoun(word.strip(",.:;"), language) for word in words if word.strip(",.:;"))


def _goes_on(report: MarkedReport, at: int, language: Language) -> str | None:
    """Who spoke in the sentence before the one at a place: its subject, or named with the verb that ends it."""
    sentence = _sentence_at(report, at - 1)
    before = _preceding(report, sentence.sentence.start + 1, 1) if sentence else []
    speaker = _speaks(report, before[0], language) if before else None
    if speaker is None:
        return None
    people = [mark for mark in before[0].marks if mark.slot in (Slot.PERSON, Slot.HEAD)]
    last = report.small[people[-1].end : before[0].sentence.end].strip(" .\n")
    closes = _named(people[-1]) == speaker and saying(language).small.fullmatch(last)
    return speaker if closes or _named(people[0]) == speaker else None


def _spoke_last(report: MarkedReport, start: int, end: int, language: Language) -> str | None:
    """A quotation that is a sentence or a paragraph of its own goes on with the speaker of the sentence before."""
    sentence = _sentence_at(report, start)
    if sentence is None or start > sentence.sentence.start:
        return None
    before = _preceding(report, start, 1)
    text = report.report.text
    paragraph = text[start - 1 : start] == "\n" and text[end : end + 1] in ("\n", "")
    if not before or (before[0].sentence.block != sentence.sentence.block and not paragraph):
        return None
    return _speaks(report, before[0], language)


def _antecedent(report: MarkedReport, end: int, language: Language) -> str | None:
    """Who "she" is after a quotation: who spoke in the sentence before it, else the only person named there."""
    start = report.folded.rfind('"', 0, end - 1)
    for sentence in _preceding(report, start, 2):
        if speaker := _speaks(report, sentence, language):
            return speaker
        people = [mark for mark in sentence.marks if mark.slot in (Slot.PERSON, Slot.HEAD) and mark.value is not None]
        people = [mark for mark in people if report.folded.count('"', sentence.sentence.start, mark.start) % 2 == 0]
        if len({mark.value for mark in people}) == 1 and report.folded[people[0].end : people[0].end + 2] != "'s":
            return _named(people[0])
        if people:
            return None
    return None


def _speaks(report: MarkedReport, sentence: MarkedSentence, language: Language) -> str | None:
    """The person who is the subject of a verb of saying in a sentence."""
    span = (sentence.sentence.start, sentence.sentence.end)
    for verb in saying(language).hits(sentence.words, report.small, *span):
        named = subject(report, sentence.marks, sentence.sentence.start, verb.start())
        if named is None and report.folded[: verb.start()].endswith('" '):
            named = following(report, sentence.marks, verb.end())  # '"...," said Ann Ash, the consul.'
        if isinstance(named, Mark) and named.slot in (Slot.PERSON, Slot.HEAD):
            return _named(named)
    denied = next(cue(language, "quoting").hits(sentence.words, report.small, *span), None)
    named = subject(report, sentence.marks, sentence.sentence.start, denied.start()) if denied else None
    return _named(named) if isinstance(named, Mark) and named.slot in (Slot.PERSON, Slot.HEAD) else None


def _preceding(report: MarkedReport, start: int, number: int) -> list[MarkedSentence]:
    """The sentences that end before a place, the nearest first."""
    before = [sentence for sentence in report.sentences if sentence.sentence.end <= start]
    return before[::-1][:number]


def _sentence_at(report: MarkedReport, at: int) -> MarkedSentence | None:
    return next((s for s in report.sentences if s.sentence.start <= at < s.sentence.end), None)


def _marks(report: MarkedReport, start: int, end: int) -> list[Mark]:
    return [mark for sentence in report.sentences for mark in sentence.marks if start <= mark.start and mark.end <= end]


def _pronoun(text: str, language: Language) -> bool:
    word = text.split(maxsplit=1)[0].lower()
    return word in language.anaphors and language.anaphors[word].of == "person" and not language.anaphors[word].owner


def _named(who: Mark | str | None) -> str | None:
    if isinstance(who, Mark):
        return str(who.value) if who.value is not None else None
    return who
