"""The question that tells most of the ways apart: how many of a party's seats are where, and the bits of the answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from math import log2

from whipcount.count import say
from whipcount.count.bands import questions
from whipcount.count.case import Case
from whipcount.count.ending import has_voted
from whipcount.count.leaving import TooManyError, leavings
from whipcount.count.meeting import Meeting, meeting
from whipcount.count.ranges import Asked
from whipcount.count.rows import NOBODY
from whipcount.count.sharing import bits
from whipcount.count.ways import Ways
from whipcount.model.count import Question
from whipcount.model.explanations import OpenStand
from whipcount.model.words import Bench
from whipcount.sentences import worded

SIDES = frozenset({Bench.GOVERNMENT, Bench.OPPOSITION})


def ways_of(of: Meeting) -> Ways | None:
    """The ways of a meeting; None when there is nothing to meet, or more to try than is tried.

    Where there is none, those without the older numbers: `found.meeting` says whether they were let go.
    """
    if of.missing:
        return None
    found = _counted(of)
    newer = of.without_older() if found and found.moves is None else None
    if newer is None:
        return found
    other = _counted(newer)
    return found if other and other.moves is None else other


def _counted(of: Meeting) -> Ways | None:
    with suppress(TooManyError):
        found = Ways(of, leavings(of))
        if found.total >= 0:  # counted here, so that it is known whether it can be
            return found
    return None


def open_stands(found: Ways) -> tuple[OpenStand, ...]:
    """What is open of each party, the question that would tell most first."""
    every = [*_who_stayed(found), *_who_is_where(found)]
    return tuple(sorted((each for each in every if each.bits), key=lambda each: (-each.bits, each.party)))


def _who_stayed(found: Ways) -> Iterator[OpenStand]:
    for number, side in enumerate(found.meeting.camps):
        for place, stand in enumerate(side.stands):
            yield _asked(found, stand.party, stand.seats, side.bench, found.answers(number, place), reported=True)


def _who_is_where(found: Ways) -> Iterator[OpenStand]:
    """Of a party of no reported side the better of the two questions."""
    benches = [found.meeting.camps[side].bench for side in found.meeting.counted[:2]]
    for party, told in zip(found.meeting.loose, found.loose, strict=True):
        asked = [
            _asked(found, party.party, party.seats, bench, answers, reported=False)
            for bench, answers in zip(benches, told, strict=False)
        ]
        if asked:
            yield max(asked, key=lambda each: each.bits)


def _asked(  # noqa: PLR0913 - what a question is about
    found: Ways, party: str, seats: int, bench: Bench, answers: dict[int, int], *, reported: bool
) -> OpenStand:
    told = bits(list(answers.values()))
    ways = worded("question.ways", n=found.total, bits=told)
    key = f"question.{'single' if seats == 1 else 'each'}{'.still' if reported else ''}"
    sentence = worded(key, seats=seats, party=party, side=say.SIDES[bench], ways=ways)
    return OpenStand(party, bench, seats, tuple(answers.items()), told, reported, sentence)


def next_question(case: Case) -> Question | None:
    """What to find out next; None when nothing is open, or when the house has voted."""
    return best_question(case, ways_of(meeting(case)))


def best_question(case: Case, found: Ways | None) -> Question | None:
    """The same, with the ways of the case at hand: what tells most of them apart, else what is widest."""
    if has_voted(case.frame.evidence, case.motion, case.frame.prices.lag_days):
        return None
    best = next(iter(open_stands(found)), None) if found else None
    if found and best:
        return Question(best.party, best.sentence, best.bits, found.total)
    return _widest(case)


def _widest(case: Case) -> Question | None:
    """Where no gap shows, the bench or party with the widest plausible range; first of all, who is on which side."""
    if not any(case.known(bench) for bench in SIDES):
        return Question(Bench.OPPOSITION.value, worded("question.sides")) if case.rows else None
    ranges = case.bands.plausible
    sides = [cells for cells in questions(case.frame) if {bench for _, bench in cells} <= SIDES]
    asked = max(reversed(sides), key=lambda cells: ranges[cells].width)
    width = ranges[asked].width
    if not width:
        return None
    who, what = _named(case, asked)
    sentence = worded("question.widest", asks=what, seats=ranges[asked], bits=log2(width + 1))
    return Question(who, sentence, log2(width + 1), width + 1)


def _named(case: Case, cells: Asked) -> tuple[str, str]:
    """Who a question is about, and the question."""
    bench, blocs = cells[0][1], case.frame.blocs
    if cells == (NOBODY,):
        return Bench.VACANT.value, worded("question.vacant")
    party = next((party for party in blocs.named if {bloc for bloc, _ in cells} == set(blocs.together(party))), None)
    if party is None:
        return bench.value, worded("question.bench", side=say.SIDES[bench])
    if len({bench for _, bench in cells}) > 1:
        return party, worded("question.party", party=party)
    return party, worded("question.party.bench", party=party, side=say.SIDES[bench])
