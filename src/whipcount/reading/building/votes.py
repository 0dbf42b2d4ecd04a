"""A result put together from what one sentence, or two in a row, say of it.

Reports tell a result in pieces: what became of the motion ("rejected"), what became of the government ("survived",
"was toppled"), and numbers: for and against, winners and losers, or a bare pair ("211-120"). Each piece is a phrase of
kind `vote`; here the pieces that belong together become one Vote, whose ayes and noes are for and against the motion.

Of a bare pair the larger number is the winners'. What became of the government says what became of the motion only
when the kind of motion is known: to survive a motion of no confidence is to see it lost, to survive one of confidence
is to see it carried.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from whipcount.model.claims import Claim, Vote
from whipcount.model.quantity import Quantity
from whipcount.model.words import Bench, MotionKind, Outcome
from whipcount.reading.building.context import Context
from whipcount.reading.building.held import held
from whipcount.reading.marks import Mark, Slot

_OTHER = {Outcome.CARRIES: Outcome.FAILS, Outcome.FAILS: Outcome.CARRIES}
_FOR_GOVERNMENT = frozenset({MotionKind.CONFIDENCE, MotionKind.INVESTITURE})
_OF_PARLIAMENT = frozenset({Slot.HOUSE, Slot.MEMBERS, Slot.HEAD, Slot.BENCH, Slot.PARTY})
_A_MARGIN = 20  # fewer votes than this, with no others beside them, are by how many a side won
_OWNED = 12  # characters from the head of government to the name of the party that is theirs
_NUMBERS = ("ayes", "noes", "abstain", "absent", "keep", "remove", "won", "lost", "one", "other")


@dataclass
class _Result:
    """The pieces of one result as they come in: numbers by what they count, and the pieces themselves."""

    pieces: list[Context] = field(default_factory=list)
    numbers: dict[str, Quantity] = field(default_factory=dict)

    def takes(self, piece: Context) -> bool:
        """Whether a piece says nothing that this result already has."""
        numbers = _numbers(piece)
        both = _counts(numbers) and _counts(self.numbers)
        clash = numbers.keys() & self.numbers.keys() or (both and _pair(numbers, self.numbers))
        return not clash and not (_says(piece) and any(_says(other) for other in self.pieces))

    def add(self, piece: Context) -> None:
        self.pieces.append(piece)
        self.numbers |= _numbers(piece)


def votes(pieces: Sequence[Context]) -> Iterator[Claim]:
    """The results that the pieces of one sentence, or of two in a row that need each other, add up to."""
    results: list[_Result] = []
    happened = [piece for piece in pieces if (piece.happened or piece.counted) and "not" not in piece.fixed]
    happened = [piece for piece in happened if _of_those_who_govern(piece)]
    for piece in sorted(happened, key=lambda p: (p.found.start, p.found.end)):
        fitting = next((result for result in reversed(results) if result.takes(piece)), None)
        if fitting is None:
            results.append(fitting := _Result())
        fitting.add(piece)
    for result in results:
        happened = [piece for piece in result.pieces if piece.happened]
        if not happened or _of_another_body(result.pieces[0]) or _of_a_bill(result):
            continue
        told = list(_vote(result))
        yield from told
        yield from held(result.pieces, told)


def _of_those_who_govern(piece: Context) -> bool:
    """Whether a party whose fate is told is the government's, as the text says: "the Green minority government"."""
    party = piece.found.first("whose")
    if party is None:
        return True
    marks = list(piece.report.marks)
    for mark, following in pairwise(marks):
        governs = following.slot is Slot.BENCH and following.value is Bench.GOVERNMENT
        between = piece.report.folded[mark.end : following.start]
        if governs and mark.slot is Slot.PARTY and mark.value == party.value and between.replace(" ", "").isalpha():
            return True
        headed = mark.slot is Slot.HEAD and following.value == party.value
        if headed and between.startswith("'s ") and len(between) < _OWNED:
            return True
    return False


def _of_another_body(piece: Context) -> bool:
    """Whether those named before the result are of a club or a union and none of a parliament: "Nurses passed ..."."""
    report, sentence = piece.report, piece.found.sentence
    first, last = report.words.between(sentence.sentence.start, piece.found.start)
    before = report.words.low[first:last]
    if report.language.elsewhere.isdisjoint(before) or not report.language.parliament.isdisjoint(before):
        return False
    return not any(mark.slot in _OF_PARLIAMENT and mark.start <= piece.found.start for mark in sentence.marks)


def _of_a_bill(result: _Result) -> bool:
    """Whether bare numbers stand in a sentence on a bill or an election that names no motion."""
    piece = result.pieces[0]
    sentence, report = piece.found.sentence, piece.report
    if any(map(_says, result.pieces)) or any(mark.slot is Slot.MOTION for mark in sentence.marks):
        return False
    first, last = report.words.between(sentence.sentence.start, piece.found.start)
    return not report.language.bills.isdisjoint(report.words.low[first:last])


def _of_a_side(result: _Result) -> bool:
    """Whether no house does what is told, as "Khan rejected the motion" without numbers: that is no vote.

    A phrase whose verb fits a party or a leader as well says so (`subject: house`).
    """
    told = [piece for piece in result.pieces if _says(piece)]
    return bool(told) and all(piece.fixed.get("subject") == "house" and not _by_the_house(piece) for piece in told)


def _by_the_house(piece: Context) -> bool:
    """Whether a house, members who are of no party or a number of votes stand before the piece in its sentence."""
    before = [mark for mark in piece.found.sentence.marks if mark.end <= piece.found.start]
    owned = {two for one, two in pairwise(before) if one.slot is Slot.PARTY and two.start - one.end <= 1}
    return any(mark.slot in (Slot.HOUSE, Slot.MEMBERS) and mark not in owned for mark in before)


def _numbers(piece: Context) -> dict[str, Quantity]:
    slots = {name: piece.quantity(name) or piece.quantity(f"{name}2") for name in _NUMBERS}
    numbers = {name: quantity for name, quantity in slots.items() if quantity}
    if "won" in numbers and numbers["won"].low < _A_MARGIN:
        del numbers["won"]  # "fell by two votes"
    for name in ("abstain", "absent"):
        if name in piece.fixed:
            numbers[name] = Quantity.exactly(int(piece.fixed[name]))
    return numbers


def _counts(numbers: dict[str, Quantity]) -> bool:
    return not numbers.keys().isdisjoint(("one", "won", "lost", "ayes", "noes", "keep", "remove"))


def _pair(numbers: dict[str, Quantity], others: dict[str, Quantity]) -> bool:
    """A bare pair stands for both sides: a second pair, or one side besides, is another result."""
    return "one" in numbers or "one" in others


def _says(piece: Context) -> bool:
    return "outcome" in piece.fixed or "fate" in piece.fixed


def _vote(result: _Result) -> Iterator[Claim]:
    kind = _kind(result)
    outcome = _outcome(result, kind)
    ayes, noes = _sides(result.numbers, kind, outcome)
    fewer = _fewer(ayes, noes, kind)
    if fewer and outcome is Outcome.CARRIES:  # whoever reads so has mixed up the sides
        return
    outcome = Outcome.FAILS if fewer else outcome
    says = outcome is not None or ayes is not None or noes is not None
    if not says or not _about_confidence(result, kind) or (ayes is noes is None and _of_a_side(result)):
        return
    first = result.pieces[0]
    start, end = min(p.found.start for p in result.pieces), max(p.found.end for p in result.pieces)
    yield Vote(
        ayes=ayes,
        noes=noes,
        abstain=result.numbers.get("abstain"),
        absent=result.numbers.get("absent"),
        motion=kind,
        outcome=outcome,
        **first.common(start, end),
    )


def _kind(result: _Result) -> MotionKind | None:
    """The motion the wording means ("to remove her"), else one named: in the piece, its sentence, before it."""
    fixed = [piece.fixed["motion"] for piece in result.pieces if "motion" in piece.fixed]
    if fixed:
        return MotionKind(fixed[0])
    named = [mark for piece in result.pieces if (mark := piece.found.first("motion"))]
    kinds = [mark.value for mark in named if isinstance(mark.value, MotionKind)]
    if kinds:
        return kinds[0]
    if before := _named_before(result):
        return before
    otherwise = [piece.fixed for piece in result.pieces if "motion_else" in piece.fixed]
    return _else(otherwise[0], result) if otherwise else _named_after(result)


def _else(fixed: Mapping[str, str], result: _Result) -> MotionKind:
    """What the words alone mean: to lose a house's confidence is to lose a motion of confidence, unless the text names
    only motions of no confidence."""
    kind = MotionKind(fixed["motion_else"])
    lost = kind is MotionKind.CONFIDENCE and fixed.get("fate") == "falls"
    named = {_kind_of(mark) for mark in result.pieces[0].report.kinds_of_motion}
    return MotionKind.NO_CONFIDENCE if lost and named == {MotionKind.NO_CONFIDENCE} else kind


def _named_before(result: _Result) -> MotionKind | None:
    """The kind of motion last named up to the end of the result."""
    named = result.pieces[0].report.kinds_of_motion
    end = max(piece.found.sentence.sentence.end for piece in result.pieces)
    place = bisect_left(named, end, key=lambda mark: mark.start)
    return _kind_of(named[place - 1]) if place else None


def _named_after(result: _Result) -> MotionKind | None:
    """The first kind of motion named at all, where none was named before a result with words for it."""
    named = result.pieces[0].report.kinds_of_motion
    return _kind_of(named[0]) if named and any(_says(piece) for piece in result.pieces) else None


def _kind_of(mark: Mark) -> MotionKind | None:
    return mark.value if isinstance(mark.value, MotionKind) else None


def _outcome(result: _Result, kind: MotionKind | None) -> Outcome | None:
    for piece in result.pieces:
        if "outcome" in piece.fixed:
            return Outcome(piece.fixed["outcome"])
        if "fate" in piece.fixed and kind is not None:
            stays = piece.fixed["fate"] == "stays"
            return Outcome.CARRIES if stays == (kind in _FOR_GOVERNMENT) else Outcome.FAILS
    return None


def _sides(
    numbers: dict[str, Quantity], kind: MotionKind | None, outcome: Outcome | None
) -> tuple[Quantity | None, Quantity | None]:
    """Ayes and noes of the motion from whatever the numbers count."""
    ayes, noes = numbers.get("ayes"), numbers.get("noes")
    if kind is not None:
        keep, remove = numbers.get("keep"), numbers.get("remove")
        for_it, against = (keep, remove) if kind in _FOR_GOVERNMENT else (remove, keep)
        ayes, noes = ayes or for_it, noes or against
    won, lost = numbers.get("won"), numbers.get("lost")
    if "one" in numbers and "other" in numbers:
        lost, won = sorted((numbers["one"], numbers["other"]), key=lambda quantity: quantity.low)
    if outcome is Outcome.CARRIES:
        return ayes or won, noes or lost
    if outcome is Outcome.FAILS:
        return ayes or lost, noes or won
    return ayes, noes


def _about_confidence(result: _Result, kind: MotionKind | None) -> bool:
    """A result belongs to a motion of a kind that is known, or to "the motion" of a text that speaks of confidence."""
    if kind is not None:
        return True
    text = result.pieces[0].report
    return bool(text.motions) and text.on_confidence


def _fewer(ayes: Quantity | None, noes: Quantity | None, kind: MotionKind | None) -> bool:
    """Whether fewer voted for the motion than against it, so that it is lost under every law.

    Only an investiture may pass so: in some houses one holds unless a majority of all members is against it.
    """
    if ayes is None or noes is None or ayes.exact is None or noes.exact is None:
        return False
    return ayes.low < noes.low and kind is not MotionKind.INVESTITURE
