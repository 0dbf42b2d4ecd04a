"""Words that stand for a name: "the party", "it", "its 26 members", "he"; each marked with the name it stands for.

Only where one name can be meant: the last sentence, or the words before, must leave no choice. Otherwise the word
stays a word, and the sentence is left unread rather than read wrongly.
"""

from __future__ import annotations

import re

from whipcount.reading.language import Anaphor, Language
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.people import People
from whipcount.reading.sentences import Sentence

_ACTORS = {
    "party": frozenset({Slot.PARTY}),
    "person": frozenset({Slot.PERSON, Slot.HEAD}),
    "either": frozenset({Slot.PARTY, Slot.BENCH}),
    "persons_party": frozenset({Slot.PERSON, Slot.HEAD}),
}
_REACH = 40


def with_antecedents(
    marks: list[Mark], previous: list[Mark], folded: str, span: Sentence, words: frozenset[str], language: Language, names: People
) -> list[Mark]:
    """The marks of a sentence with its pronouns resolved from its own earlier marks or from the sentence before."""
    if words.isdisjoint(language.anaphor_words):
        return marks
    resolved = list(marks)
    for match in language.anaphors_pattern.finditer(folded, span.start, span.end):
        anaphor = language.anaphors[match.group().lower()]
        if any(mark.start < match.end() and match.start() < mark.end for mark in marks):
            continue
        if not _can_stand(match, anaphor, resolved, folded, span, language):
            continue
        antecedent = _antecedent(match, anaphor, resolved, previous, span, folded, language)
        if antecedent is None:
            continue
        named = antecedent.antecedent or antecedent
        slot, value = antecedent.slot, antecedent.value
        if anaphor.of == "persons_party":
            slot, value = Slot.PARTY, names.party.get(str(value))
        if value is not None:
            resolved.append(Mark(slot, match.start(), match.end(), value, named, anaphor.owner))
    return sorted(resolved, key=lambda mark: mark.start)


def _can_stand(
    match: re.Match[str], anaphor: Anaphor, marks: list[Mark], folded: str, span: Sentence, language: Language
) -> bool:
    """An owner counts before a number ("its 26 members"); a pronoun where a clause begins, as its subject."""
    if folded.count('"', span.start, match.start()) % 2:  # who "they" are in quoted words, their speaker knows
        return False
    if anaphor.owner:
        return any(mark.slot is Slot.NUMBER and mark.start == match.end() + 1 for mark in marks)
    before = folded[max(span.start, match.start() - _REACH) : match.start()]
    return anaphor.of in ("party", "persons_party") or language.clause_starts.search(before) is not None


def _antecedent(
    match: re.Match[str], anaphor: Anaphor, own: list[Mark], previous: list[Mark], span: Sentence, folded: str,
    language: Language,
) -> Mark | None:
    """The one name before: in this sentence if it names any of the sort, else the subject of the sentence before."""
    wanted = _ACTORS[anaphor.of]
    before = [mark for mark in own if mark.end <= match.start() and mark.slot in _ACTORS["either"] | _ACTORS["person"]]
    fitting = [mark for mark in before if mark.slot in wanted]
    if fitting:
        values = {mark.value for mark in fitting}
        subject = fitting[0]
        alone = all(mark.value == subject.value or mark.slot is Slot.BENCH for mark in fitting)
        if alone and subject.slot is Slot.PARTY and subject is before[0]:  # "Green left the government with its ..."
            return subject
        return fitting[-1] if len(values) == 1 and fitting[-1].value is not None else None
    if match.start() - span.start > _REACH or before:
        return None
    earlier = [mark for mark in previous if mark.slot in wanted and mark.value is not None]
    values = {mark.value for mark in earlier}
    if len(values) == 1:
        return earlier[0]
    actors = [mark for mark in previous if mark.slot in _ACTORS["either"] | _ACTORS["person"]]
    if actors and actors[0] in earlier and _is_subject(actors[0], actors[1:], folded, language):
        return actors[0]
    return None


def _is_subject(first: Mark, others: list[Mark], folded: str, language: Language) -> bool:
    """A first name that no other one is joined to: "Green left the White-led government", not "Green and White ..."."""
    nxt = others[0] if others else None
    if nxt is None:
        return True
    between = folded[first.end : nxt.start].rstrip().lower()
    return len(between.split()) >= 2 and not between.endswith((",", *language.joins))
