"""Words of a proposal's kind and values: which must stand in the quote, and which must not."""

from __future__ import annotations

import re

from whipcount.model.words import Modality, MotionKind
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.proposing.actors import named, value_of
from whipcount.reading.proposing.case import Case
from whipcount.reading.proposing.forms import Field, Role
from whipcount.reading.proposing.refusing import Refused

_CLAUSE = re.compile(r";|,? (?:but|while|whereas|although|though) ", re.IGNORECASE)
_JUST_AFTER = 12  # characters behind a quote in which its number may still turn: "one seat less"
_SPOKEN = 30  # characters between a name and its verb of saying
_SENTENCE = 4  # words between quotation marks that are more than a name or an irony
_NAMED = (Slot.NUMBER, Slot.DAY, Slot.PARTY, Slot.PERSON, Slot.HEAD, Slot.MOTION)
_FIRMEST = (Modality.COUNTERFACTUAL, Modality.DENIED)


def check_trigger(case: Case) -> None:
    """A word of the kind stands in the quote, and none that makes its number another kind's."""
    kind = case.proposal.kind
    if not case.hits(case.wording.triggers[kind], within_titles=True):
        raise Refused("trigger", f"No word of the quote speaks of a {kind.replace('_', ' ')}.")
    unless = case.hits_around(case.wording.unless[kind]) if kind in case.wording.unless else []
    unless = [hit for hit in unless if case.start <= hit.start() < case.end + _JUST_AFTER]
    if unless:
        raise Refused("trigger", f'"{unless[0].group()}" makes it something else than a {kind.replace("_", " ")}.')


def check_choice(case: Case, field: Field) -> re.Match[str]:
    """The first word of the chosen value in the quote; no word of another value of the field may stand there."""
    wanted = str(case.proposal.fields[field.name])
    values = case.wording.choices[field.name]
    hits = [(value, hit) for value, words in values.items() for hit in case.hits_around(words, within_titles=True)]
    # The longer words win: "present and voting" is not "present".
    longest = [(value, h) for value, h in hits if not any(_inside(h, other) for _, other in hits)]
    longest = [(value, h) for value, h in longest if case.start <= h.start() and h.end() <= case.end]
    said = {value for value, _ in longest}
    if wanted not in said:
        raise Refused("choice", f"No word of the quote says {field.name} {wanted}.")
    if said != {wanted}:
        other = next(h.group() for value, h in longest if value != wanted)
        raise Refused("choice", f'"{other}" says another {field.name} than {wanted}.')
    return min((h for _, h in longest), key=lambda h: h.start())


def motion(case: Case) -> MotionKind | None:
    """The kind of motion that the quote names, else the only kind that the whole report names."""
    inside = {m.value for m in case.marks(Slot.MOTION) if isinstance(m.value, MotionKind)}
    if inside:
        return next(iter(inside)) if len(inside) == 1 else None
    everywhere = {m.value for s in case.text.sentences for m in s.marks if isinstance(m.value, MotionKind)}
    return next(iter(everywhere)) if len(everywhere) == 1 else None


def check_motion(case: Case, wanted: MotionKind) -> MotionKind:
    """The kind of motion that is proposed is the one that the words name."""
    if motion(case) is not wanted:
        raise Refused("choice", f"Neither the quote nor the report as a whole names one motion, of {wanted.value}.")
    return wanted


def check_negation(case: Case) -> None:
    """Words of the clause that take it back; a denial may be proposed as one."""
    if case.proposal.modality is Modality.DENIED:
        return
    start, end = _clause(case)
    if hit := _outside(case, case.wording.lists["negations"], start, end, (Slot.MOTION,)):
        raise Refused("negation", f'"{hit}" stands in the same clause.')


def check_modality(case: Case) -> None:
    """The proposal is no firmer than the words of the clause, and no other kind of statement than they make."""
    start, end = _clause(case)
    said = {m for m, words in case.wording.softened.items() if _outside(case, words, start, end)}
    if case.proposal.kind not in case.wording.ahead and _outside(case, case.wording.lists["future"], start, end):
        said.add(Modality.EXPECTED)
    if case.proposal.kind not in case.wording.in_passing and _in_quotation(case):
        said.add(Modality.CLAIMED)
    firmest = next((m for m in _FIRMEST if m in said), None)
    allowed = {firmest} if firmest else said or {Modality.STATED}
    if case.proposal.modality not in allowed:
        words = " or ".join(sorted(m.value for m in allowed))
        raise Refused("modality", f"The words make it {words}, and the proposal says {case.proposal.modality.value}.")


def speaker(case: Case) -> str | None:
    """The name of the speaker, who must stand in the quote beside a verb of saying."""
    printed = case.proposal.speaker
    if printed is None:
        return None
    mark = named(case, printed, Role.SIDE)
    if not _speaks(case, mark):
        raise Refused("speaker", f'No verb of saying stands beside "{case.printed(mark)}".')
    return value_of(mark, case)


def _speaks(case: Case, mark: Mark) -> bool:
    after = case.wording.lists["speech"].search(case.folded, mark.end, min(mark.end + _SPOKEN, case.end))
    before = case.wording.lists["speech"].search(case.folded, max(mark.start - _SPOKEN, case.start), mark.start)
    return bool(after or before)


def _inside(hit: re.Match[str], other: re.Match[str]) -> bool:
    return other.start() <= hit.start() and hit.end() <= other.end() and len(other.group()) > len(hit.group())


def _clause(case: Case) -> tuple[int, int]:
    """From the last break before the quote to the next one after it, inside the sentence."""
    if case.proposal.kind in case.wording.in_passing:
        return case.start, case.end
    sentence = case.sentence.sentence
    breaks = list(_CLAUSE.finditer(case.folded, sentence.start, sentence.end))
    start = max((b.end() for b in breaks if b.end() <= case.start), default=sentence.start)
    end = min((b.start() for b in breaks if b.start() >= case.end), default=sentence.end)
    return start, end


def _outside(case: Case, words: re.Pattern[str], start: int, end: int, held: tuple[Slot, ...] = _NAMED) -> str | None:
    """The first of some words in a stretch that no mark holds: "May" the month and "no-confidence" are not meant."""
    marks = [m for m in case.sentence.marks if m.slot in held]
    for hit in words.finditer(case.folded, start, end):
        if not any(m.start <= hit.start() and hit.end() <= m.end for m in marks):
            return hit.group()
    return None


def _in_quotation(case: Case) -> bool:
    """Whether the quote stands between quotation marks, as somebody's words, or holds such words."""
    paragraph = max(case.text.report.text.rfind("\n\n", 0, case.start), case.text.report.body)
    opened = case.folded.count('"', paragraph, case.start) % 2 == 1
    words = max((len(spoken.split()) for spoken in case.quoted.split('"')[1::2]), default=0)
    return opened or words >= _SENTENCE or case.quoted.count('"') % 2 == 1
