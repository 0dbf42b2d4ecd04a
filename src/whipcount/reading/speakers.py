"""Who says what a sentence tells: "Farrukh Habib said ...", "..., Geo News reported", "according to the palace"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from whipcount.reading.cues import Cue, cue
from whipcount.reading.folding import CAPITALS
from whipcount.reading.language import Language
from whipcount.reading.marking import MarkedReport, MarkedSentence
from whipcount.reading.marks import Mark, Slot

SPEAKERS = frozenset({Slot.PERSON, Slot.HEAD, Slot.PARTY, Slot.BENCH})
_PEOPLE = frozenset({Slot.PERSON, Slot.HEAD})
_CAPITALISED = rf"(?:[{CAPITALS}][\w'-]*\.?)(?: (?:[a-z]{{2,3}} )?[{CAPITALS}][\w'-]*)*"
_RUN_BEFORE = re.compile(rf"(?<![\w.-])({_CAPITALISED}) ?$")
_RUN_AFTER = re.compile(rf"(?: [a-z]+){{0,3}} ({_CAPITALISED})")
_BETWEEN = re.compile(
    rf"(?: \([^)]{{1,30}}\))?(?: [a-z]{{2,4}} [{CAPITALS}][\w'-]+,?)?(?:, [^,;:.]{{2,70}},)?(?: [a-z]+){{0,2}} ?"
)
_PAUSE = re.compile(r", ")
_MEMBER = re.compile(r" [a-z]{2,4} (?:[a-z]{2,3} )?(?:[a-z]{5,6} )?")
_LEAST_AFTER = re.compile(r"[^,.;\"]{0,45}(?:[,.;\"]|$)")
_ENDS = re.compile(r"[.,;:\")]|$")
_LONGEST_NAME = 80
_BESIDE = 45


@cache
def saying(language: Language) -> Cue:
    """A verb of saying as a whole word."""
    return Cue(re.compile(rf"(?<!\w)(?:{language.speech})(?!\w)", re.IGNORECASE))


def said_before(sentence: MarkedSentence, report: MarkedReport, end: int) -> Mark | str | None:
    """The subject of the last verb of saying before `end`: "Ann Ash said on Monday that ..."."""
    start = sentence.sentence.start
    verbs = list(saying(report.language).hits(sentence.words, report.small, start, end))
    if not verbs or report.folded[verbs[-1].end() : verbs[-1].end() + 1] in (",", ".", ";"):
        return None
    if report.language.speech_ends.search(report.folded, verbs[-1].end(), end):
        return None
    named = (subject(report, sentence.marks, start, verb.start()) for verb in reversed(verbs))
    return next((who for who in named if who is not None), None)


def said_after(sentence: MarkedSentence, report: MarkedReport, start: int) -> Mark | str | None:
    """The speaker of "..., Farrukh Habib said" or "..., said Ayaz Sadiq", when nothing else is said there."""
    folded, end = report.folded, sentence.sentence.end
    for verb in saying(report.language).hits(sentence.words, report.small, start, end):
        comma = folded.rfind(", ", start, verb.start() + 1)
        if comma < 0 or verb.start() - comma > _LONGEST_NAME:
            continue
        comma += 2
        if verb.start() <= comma:
            named = following(report, sentence.marks, verb.end())
            if isinstance(named, Mark) and not _closes(report, named.end):
                named = None
        else:
            closed = _LEAST_AFTER.match(folded, verb.end(), end) and not _goes_on(report, verb.end())
            named = subject(report, sentence.marks, comma, verb.start()) if closed else None
        if named is not None:
            return named
    return None


def _goes_on(report: MarkedReport, at: int) -> bool:
    """Whether what is said follows: "Green (8 seats) said they ..." does not say who has counted Green's seats."""
    word = re.match(r" (\w+)", report.small[at : at + _BESIDE])
    return word is not None and word[1] in report.language.anaphor_words


def _closes(report: MarkedReport, at: int) -> bool:
    """Whether a name that is said to have spoken ends the sentence there, or only its place or day follows."""
    return bool(_ENDS.match(report.folded, at) or report.language.speaker_goes_on.match(report.folded, at + 1))


def according(sentence: MarkedSentence, report: MarkedReport) -> Mark | str | None:
    """Who stands after "according to"."""
    span = (sentence.sentence.start, sentence.sentence.end)
    found = next(cue(report.language, "according").hits(sentence.words, report.small, *span), None)
    return following(report, sentence.marks, found.end()) if found else None


def subject(report: MarkedReport, marks: Sequence[Mark], start: int, verb: int) -> Mark | str | None:
    """The name that a verb belongs to: just before it, or before words set off by commas."""
    before = [m for m in marks if start <= m.start and m.end <= verb and m.slot in SPEAKERS]
    for gap in (_BETWEEN, _PAUSE):
        for number in range(len(before) - 1, -1, -1):
            if gap is _PAUSE and not _set_off(report, before[number].start, start):
                continue
            if gap.fullmatch(report.folded, before[number].end, verb):
                mark = _member(report, before, number)
                return mark if mark.value is not None else None
    run = _RUN_BEFORE.search(report.folded, start, verb)
    return _name(run, report, marks, start) if run else None


def _set_off(report: MarkedReport, name: int, start: int) -> bool:
    """Whether a name before a comma stands alone or beside another: "Green's leader, Ann Ash, said"."""
    comma = report.folded.rfind(", ", start, name)
    return name - max(comma, start) < _BESIDE


def _member(report: MarkedReport, marks: Sequence[Mark], number: int) -> Mark:
    """The person whose party a mark is, "Ann Ash of Green said", else the mark itself."""
    mark, before = marks[number], marks[number - 1] if number else None
    if before is None or mark.slot is not Slot.PARTY or before.slot not in (Slot.PERSON, Slot.HEAD):
        return mark
    return before if _MEMBER.fullmatch(report.folded, before.end, mark.start) else mark


def following(report: MarkedReport, marks: Sequence[Mark], at: int) -> Mark | str | None:
    """The name that follows a verb: "said Ayaz Sadiq", "said the party's leader Ayaz Sadiq"."""
    for number, mark in enumerate(marks):
        if mark.start >= at and mark.slot in SPEAKERS:
            after = marks[number + 1] if number + 1 < len(marks) else None
            if after and after.slot is Slot.PERSON and report.folded[mark.end : after.start] == ", ":
                return after if after.value is not None else None  # "said the leader of Green, Ann Ash"
            if _of_party(report, mark, after):
                return after  # "said Green leader Ann Ash"
            if re.fullmatch(r"(?: [\w'-]+){0,5} ", report.folded[at : mark.start]):
                return mark if mark.value is not None else None
            break
    run = _RUN_AFTER.match(report.folded, at)
    return _name(run, report, marks, at) if run else None


def _of_party(report: MarkedReport, mark: Mark, after: Mark | None) -> bool:
    """Whether a party only says whose leader or member the person after it is."""
    if after is None or after.value is None or mark.slot is not Slot.PARTY or after.slot not in _PEOPLE:
        return False
    return report.language.person_last.fullmatch(report.folded, mark.end, after.start) is not None


def _name(run: re.Match[str], report: MarkedReport, marks: Sequence[Mark], start: int) -> str | None:
    """A run of capitals that is a name though no other rule knows it: an outlet, a person of one word."""
    if report.language.names.nouns or any(mark.start < run.end(1) and run.start(1) < mark.end for mark in marks):
        return None
    name = run.group(1).removesuffix("'s").rstrip(".")
    words = name.split()
    known = [word for word in words if word.strip(".").lower() not in report.language.names.excluded]
    opens = run.start(1) == start and report.folded[max(0, start - 2) : start] != ", "
    if not known and (len(words) == 1 or opens):
        return None
    text = report.report.text[run.start(1) : run.start(1) + len(name)]
    return report.names.full.get(words[-1], text)
