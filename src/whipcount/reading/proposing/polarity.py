"""Which way it goes: who moved against whom, who left and who joined, for the motion or against it."""

from __future__ import annotations

import re
from typing import Literal

from whipcount.model.words import MotionKind, Outcome
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.proposing.actors import alone, bench, in_quote
from whipcount.reading.proposing.case import Case
from whipcount.reading.proposing.figures import quantity
from whipcount.reading.proposing.forms import Field
from whipcount.reading.proposing.refusing import Refused
from whipcount.reading.proposing.sense import motion
from whipcount.reading.proposing.shape import check_subject

_LEAD = 40  # characters in which "against" leads to a target's name, over titles
_BY = 60  # characters between a motion and what became of it
_REACH = 3  # sentences
_ENDS_IT = (MotionKind.NO_CONFIDENCE, MotionKind.CENSURE, MotionKind.CONSTRUCTIVE)


def stands_with(case: Case, field: Field) -> Mark:
    """The only bench the quote names, with no word in it for standing against one."""
    mark = bench(case, field)
    alone(case, mark, (Slot.BENCH,))
    if against := case.hits(case.wording.directions["against"]):
        raise Refused("polarity", f'"{against[0].group()}" speaks of standing against a bench, not with it.')
    return mark


def leaves_or_joins(case: Case, field: Field, actor: Mark) -> Mark:
    """The bench that is left or joined: the nearest such word before it says which."""
    mark, wanted = bench(case, field), field.name
    words = [(h, d) for d in ("from", "to") for h in case.hits(case.wording.directions[d])]
    before = sorted((h.end(), h.start(), d) for h, d in words if h.end() <= mark.start)
    if not before or before[-1][2] != wanted:
        way = "leaving" if wanted == "from" else "joining"
        raise Refused("polarity", f'No word for {way} leads to "{case.printed(mark)}".')
    first = min(start for _, start, _ in before)
    check_subject(case, actor, first)
    return mark


def check_option(case: Case) -> None:
    """Yes and no are of the motion: what is supported or opposed must be the motion and not a side."""
    option = str(case.proposal.fields["option"])
    if option not in ("yes", "no"):
        return
    for hit in case.hits(case.wording.choices["option"][option]):
        after = [m for m in case.marks(Slot.MOTION, Slot.BENCH, Slot.HEAD, Slot.PERSON) if m.start >= hit.end()]
        if not after or after[0].slot is not Slot.MOTION:
            raise Refused("polarity", f'What "{hit.group()}" is about is not the motion in so many words.')


def check_role(case: Case, mark: Mark, role: Literal["mover", "target"]) -> None:
    """A target stands after "against"; a mover stands after "by", or before what is done and not after "against"."""
    targeted = _led(case, mark, "target")
    if role == "target" and not targeted:
        raise Refused("polarity", f'No word says that the motion is against "{case.printed(mark)}".')
    if role == "mover" and in_quote(case, mark) and not _led(case, mark, "mover"):
        hits = case.hits(case.wording.triggers["stage"])
        if targeted or not hits or hits[0].start() < mark.end:
            raise Refused("polarity", f'No word says that "{case.printed(mark)}" moves the motion.')


def _led(case: Case, mark: Mark, role: str) -> bool:
    start = max(case.start, mark.start - _LEAD)
    hits = list(case.wording.leads[role].finditer(case.folded, start, mark.start))
    names = case.marks(Slot.PERSON, Slot.HEAD, Slot.PARTY)
    return bool(hits) and not any(hits[-1].end() <= m.start < mark.start for m in names)


def check_vote(case: Case, numbers: dict[str, Mark]) -> Outcome | None:
    """Sides and outcome of a vote.

    The outcome must follow from its words. Numbers of ayes and noes must follow from words beside them ("174 in
    favour"), or from the outcome: in "rejected by 325 to 306" the larger is against the motion. Where both are given
    they must agree: a motion is carried with more ayes than noes, and lost with no more. (A motion may be lost with
    more ayes where an absolute majority is needed; such a proposal is refused too: nothing in the quote shows it.)
    """
    _check_context(case)
    outcome = _outcome(case)
    for side, mark in numbers.items():
        said = _side_beside(case, mark)
        if said not in (side, None):
            raise Refused("polarity", f'The words beside "{case.printed(mark)}" do not make it {side}.')
        if said is None and not (outcome and side in ("ayes", "noes") and _is_pair(case, numbers)):
            raise Refused("polarity", f'Nothing says that "{case.printed(mark)}" is {side}.')
    if outcome and {"ayes", "noes"} <= numbers.keys():
        ayes, noes = quantity(numbers["ayes"]), quantity(numbers["noes"])
        more = ayes.high is not None and noes.high is not None and ayes.low > noes.high
        if more is not (outcome is Outcome.CARRIES):
            raise Refused("polarity", f"{ayes} for and {noes} against do not fit the outcome.")
    return outcome


def _outcome(case: Case) -> Outcome | None:
    """The outcome proposed, when the words of the quote say just that one."""
    proposed = case.proposal.fields.get("outcome")
    if proposed is None:
        return None
    kind, said = motion(case), set[bool]()
    for word, words in case.wording.outcomes.items():
        if any(_of_motion(case, hit) for hit in case.hits(words)):
            if word in ("stands", "falls") and kind is None:
                raise Refused("polarity", "The report names no one kind of motion, so its outcome stays open.")
            said.add(word in ("carried", "falls" if kind in _ENDS_IT else "stands"))
    if said != {proposed == "carried"}:
        raise Refused("polarity", f"The words of the quote do not say that the motion was {proposed}.")
    return Outcome.CARRIES if proposed == "carried" else Outcome.FAILS


def _of_motion(case: Case, hit: re.Match[str]) -> bool:
    """Whether a word for an outcome stands by the motion: a law may be voted down too, and a plan rejected."""
    for mark in case.marks(Slot.MOTION):
        between = case.folded[min(mark.end, hit.end()) : max(mark.start, hit.start())]
        if len(between) <= _BY and not case.wording.lists["joins"].search(between):
            return True
    return False


def _check_context(case: Case) -> None:
    """A motion is named in the sentence or shortly before it; numbers alone may be of any vote."""
    at = case.text.sentences.index(case.sentence)
    near = case.text.sentences[max(0, at - _REACH) : at + 1]
    if not any(mark.slot is Slot.MOTION for sentence in near for mark in sentence.marks):
        raise Refused("polarity", "No motion is named in the sentence or shortly before it.")


def _side_beside(case: Case, mark: Mark) -> str | None:
    """The side that the words behind a number give it, with only fillers in between, or a label before it ("Yes: 211").

    "119 of the Greens voted for it" is no number of ayes, and in "256 against 206" the word belongs to both.
    """
    marks = [m for m in case.sentence.marks if m.slot is Slot.NUMBER]
    at = marks.index(mark)
    before = case.folded[marks[at - 1].end if at else case.sentence.sentence.start : mark.start].rstrip()
    if before.endswith(":"):
        return next((s for s, words in case.wording.labels.items() if _last(words, before[:-1])), None)
    end = min(case.end, marks[at + 1].start if at + 1 < len(marks) else case.end)
    hits = [(h, side) for side, words in case.wording.sides.items() for h in words.finditer(case.folded, mark.end, end)]
    if not hits:
        return None
    hit, side = min(hits, key=lambda each: (each[0].start(), -each[0].end()))
    following = next((m.start for m in marks[at + 1 :]), case.sentence.sentence.end)
    at_once = following < case.sentence.sentence.end and not case.folded[hit.end() : following].strip()
    if at_once or not _only(case, "fillers", mark.end, hit.start()):
        return None
    if side in ("ayes", "noes"):
        _check_object(case, hit.start(), end)
    return side


def _last(words: re.Pattern[str], text: str) -> bool:
    return any(hit.end() == len(text) for hit in words.finditer(text))


def _only(case: Case, name: str, start: int, end: int) -> bool:
    """Whether a stretch holds nothing but words of a list, words for members, and dashes."""
    text = case.folded[start:end]
    for mark in case.marks(Slot.MEMBERS):
        if start <= mark.start and mark.end <= end:
            text = text.replace(case.folded[mark.start : mark.end], " ")
    return not case.wording.lists[name].sub(" ", text).strip(" -")


def _is_pair(case: Case, numbers: dict[str, Mark]) -> bool:
    """Whether ayes and noes are the two numbers of a result: "325 to 306", "174 votes to 110"."""
    if not {"ayes", "noes"} <= numbers.keys():
        return False
    first, second = sorted((numbers["ayes"], numbers["noes"]), key=lambda mark: mark.start)
    return _only(case, "pairs", first.end, second.start)


def _check_object(case: Case, start: int, end: int) -> None:
    """ "174 for the government" is a vote on the other side of most motions: only a motion may follow, or nothing."""
    for mark in case.marks(Slot.BENCH, Slot.HEAD, Slot.PERSON, Slot.MOTION):
        if start < mark.start < end:
            if mark.slot is not Slot.MOTION:
                raise Refused("polarity", f'The number is of votes about "{case.printed(mark)}", not the motion.')
            return
