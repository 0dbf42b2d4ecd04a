"""Words that stand for a name: "the party", "it", "its 26 members", "he"; each marked with the name it stands for.

Only where one name can be meant: the last sentence, or the words before, must leave no choice. Otherwise the word
stays a word, and the sentence is left unread rather than read wrongly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
_ANYBODY = _ACTORS["either"] | _ACTORS["person"]
_REACH = 40


@dataclass(frozen=True)
class Antecedents:
    """Where a report's pronouns point: its folded text, its language and what it says of people."""

    folded: str
    language: Language
    names: People

    def resolved(self, marks: list[Mark], previous: list[Mark], span: Sentence, words: frozenset[str]) -> list[Mark]:
        """The marks of a sentence with its pronouns resolved from its own earlier marks or from the sentence before."""
        if words.isdisjoint(self.language.anaphor_words):
            return marks
        found = list(marks)
        for match in self.language.anaphors_pattern.finditer(self.folded, span.start, span.end):
            anaphor = self.language.anaphors[match.group().lower()]
            taken = any(mark.start < match.end() and match.start() < mark.end for mark in marks)
            if not taken and self._can_stand(match, anaphor, found, span):
                found += self._named(match, anaphor, self._antecedent(match, anaphor, (found, previous), span))
        return sorted(found, key=lambda mark: mark.start)

    def owned(self, marks: list[Mark], previous: list[Mark], span: Sentence, words: frozenset[str]) -> None:
        """Learn whose member somebody is whom a pronoun gives to a party: "Green stays, but its Ann Ash resigned".

        A word for their post may stand between: "its leader Ann Ash".
        """
        owners = {word for word, anaphor in self.language.anaphors.items() if anaphor.owner}
        persons = [mark for mark in marks if mark.slot is Slot.PERSON and mark.value is not None]
        matches = self.language.anaphors_pattern.finditer(self.folded, span.start, span.end)
        for match in matches if persons and not words.isdisjoint(owners) else ():
            anaphor = self.language.anaphors[match.group().lower()]
            theirs = next((person for person in persons if person.start > match.end()), None)
            if not anaphor.owner or theirs is None or self._quoted(match.start(), span):
                continue
            between = self.folded[match.end() : theirs.start]
            owner = self._antecedent(match, anaphor, (marks, previous), span)
            beside = between == " " or self.language.person_last.fullmatch(between)
            if beside and owner is not None and owner.slot is Slot.PARTY:
                self.names.party.setdefault(str(theirs.value), str(owner.value))

    def _named(self, match: re.Match[str], anaphor: Anaphor, antecedent: Mark | None) -> list[Mark]:
        """The mark of a pronoun, or none when nobody is meant for sure."""
        if antecedent is None:
            return []
        slot, value = antecedent.slot, antecedent.value
        if anaphor.of == "persons_party":
            slot, value = Slot.PARTY, self.names.party.get(str(value))
        named = antecedent.antecedent or antecedent
        return [] if value is None else [Mark(slot, match.start(), match.end(), value, named, anaphor.owner)]

    def _can_stand(self, match: re.Match[str], anaphor: Anaphor, marks: list[Mark], span: Sentence) -> bool:
        """An owner counts before a number ("its 26 members"); a pronoun where a clause begins, as its subject."""
        if self._quoted(match.start(), span):  # who "they" are in quoted words, their speaker knows
            return False
        if anaphor.owner:
            return any(mark.slot is Slot.NUMBER and mark.start == match.end() + 1 for mark in marks)
        before = self.folded[max(span.start, match.start() - _REACH) : match.start()]
        return anaphor.of in ("party", "persons_party") or self.language.clause_starts.search(before) is not None

    def _quoted(self, place: int, span: Sentence) -> bool:
        """Whether a place stands in quoted words that begin in its sentence."""
        return self.folded.count('"', span.start, place) % 2 == 1

    def _antecedent(
        self, match: re.Match[str], anaphor: Anaphor, marks: tuple[list[Mark], list[Mark]], span: Sentence
    ) -> Mark | None:
        """The one name before: in this sentence if it has any of the sort, else the subject of the sentence before."""
        wanted, (own, previous) = _ACTORS[anaphor.of], marks
        before = [mark for mark in own if mark.end <= match.start() and mark.slot in _ANYBODY]
        before = [mark for mark in before if not self._quoted(mark.start, span)]
        fitting = [mark for mark in before if mark.slot in wanted]
        if anaphor.of == "either" and before and own[0].slot is Slot.MOTION and own[0].end <= before[0].start:
            return None  # "The motion against the government was rejected, although it ..."
        if fitting and self._counted(fitting[-1], own):
            return None  # "Eight Green members said that they ..." are not all of Green
        if fitting:
            of_itself = before[-1] is fitting[-1] and self._says_so(before[-1], match, span)
            return before[-1] if of_itself else _only(fitting, before[0])
        told = max(span.start, self.folded.rfind('"', span.start, match.start()))
        if match.start() - told > _REACH or before:
            return None
        if anaphor.of == "either" and previous and previous[0].slot is Slot.MOTION:
            return None  # "The motion was backed by Green. It ..."
        numbers = {mark.end + 1 for mark in previous if mark.slot is Slot.NUMBER}
        earlier = [mark for mark in previous if mark.slot in wanted and mark.value is not None]
        if anaphor.of == "either" and any(mark.slot is Slot.PARTY and mark.start in numbers for mark in earlier):
            return None  # "Two Green members left. They ..."
        if len({mark.value for mark in earlier}) == 1:
            return earlier[0]
        actors = [mark for mark in previous if mark.slot in _ANYBODY]
        return actors[0] if actors and actors[0] in earlier and self._is_subject(actors) else None

    def _counted(self, party: Mark, marks: list[Mark]) -> bool:
        """Whether a number is of some members of a party: "eight Green", "two northern Green members"."""
        numbers = [mark for mark in marks if mark.slot is Slot.NUMBER and mark.end <= party.start]
        if party.slot is not Slot.PARTY or not numbers:
            return False
        between = self.folded[numbers[-1].end : party.start]
        member = any(mark.slot is Slot.MEMBERS and numbers[-1].end <= mark.start <= party.end + 1 for mark in marks)
        return between == " " or (member and len(between) < _REACH and between.replace(" ", "").isalpha())

    def _says_so(self, last: Mark, match: re.Match[str], span: Sentence) -> bool:
        """Whether the name just before says it of itself, in a clause: "after the government said it would go"."""
        said = re.fullmatch(rf" (?:{self.language.speech}) (?:\w+ )?", self.folded[last.end : match.start()])
        if said is None or last.value is None:
            return False
        before = self.folded[max(span.start, last.start - _REACH) : last.start]
        article = before.rsplit(maxsplit=1)[-1].lower() if before.strip() else ""
        before = before[: -len(article) - 1] if article in self.language.articles else before
        return self.language.clause_starts.search(before) is not None

    def _is_subject(self, actors: list[Mark]) -> bool:
        """A first name that no other is joined to: "Green left the White-led government", not "Green and White ..."."""
        if len(actors) < 2:
            return True
        between = self.folded[actors[0].end : actors[1].start].rstrip().lower()
        return len(between.split()) >= 2 and not between.endswith((",", *self.language.joins))


def _only(fitting: list[Mark], first: Mark) -> Mark | None:
    """The one that is meant: a party before benches only ("Green left the government with its"), or the only one."""
    subject = fitting[0]
    alone = all(mark.value == subject.value or mark.slot is Slot.BENCH for mark in fitting)
    if alone and subject.slot is Slot.PARTY and subject is first:
        return subject
    last = fitting[-1]
    return last if len({mark.value for mark in fitting}) == 1 and last.value is not None else None
