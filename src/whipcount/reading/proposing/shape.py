"""Whether name, number and verb stand together as a kind has them; that all three are in one quote proves little.

"LFI deputies and the 38 ecologists" has a party, a word for members and a number, and no number of LFI's. What is asked
for here is narrow, and true sentences fail it: a model may propose again in fewer words, a wrong claim is not undone.
"""

from __future__ import annotations

import re

from whipcount.model.words import Bench
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.proposing.actors import in_quote, list_of
from whipcount.reading.proposing.case import NAMES, Case
from whipcount.reading.proposing.refusing import Refused

_NEAR = 40  # characters between a number and the word that says what it is
_FAR = 60  # characters between a name and its number
_FEW = 4  # words between a number and the party of a group
_WHOLE = re.compile(r"(?:\W*[\w']+){1,5}\W*")
_OF_HOUSE = re.compile(r"[- ]?\w{0,10}[- ]?")
_NEXT = re.compile(r"[- ](?:\w+ )?")  # between a number and its members: "155 elected members"
_ENDS = re.compile(r"\W*$|[.,;)](?!\d)")
_BREAK = re.compile(r"[;:]")


def check_numbers(case: Case, numbers: dict[str, Mark]) -> None:
    """Numbers stand in one clause; none is the whole that a part is of ("two of the 99"), or the size of the house."""
    if numbers and ";" in case.quoted:
        raise Refused("shape", "The quote goes over a break between two clauses.")
    for mark in numbers.values():
        if case.proposal.kind != "house_size" and _is_whole(case, mark):
            raise Refused("shape", f'"{case.printed(mark)}" is the whole that another number is a part of.')
        if case.proposal.kind not in ("house_size", "sitting_members") and _is_of_house(case, mark):
            raise Refused("shape", f'"{case.printed(mark)}" is the size of the house.')
    if case.proposal.kind in ("threshold", "vacancy", "sitting_members"):
        _check_nearest(case, numbers["quantity"])
    if case.proposal.kind == "house_size":
        _check_house(case, numbers["quantity"])


def check_owner(case: Case, owner: Mark, number: Mark) -> None:
    """A party or a bench and its number: "White, which holds seven seats"; the number of a group comes first."""
    if not in_quote(case, owner):
        return
    if case.proposal.kind == "group":
        _check_part(case, owner, number)
    elif number.end <= owner.start:
        raise Refused("shape", "The number stands before the name: some of its members, not all.")
    else:
        _check_clean(case, owner.end, number.start, _FAR)
        _check_counted(case, number)


def check_subject(case: Case, actor: Mark, verb: int) -> None:
    """Who does a thing stands before the verb, as its subject, with nobody and nothing else in between."""
    if in_quote(case, actor):
        run = list_of(case, actor, (Slot.PARTY, Slot.PERSON, Slot.HEAD))
        start, end = run[0].start, run[-1].end
        if any(m.slot is Slot.NUMBER and start - m.end in (1, 2) for m in case.sentence.marks):
            raise Refused("shape", f'A number of "{case.printed(actor)}" does it, not all.')
        lead = case.folded[max(case.sentence.sentence.start, start - 20) : start].rstrip(" \"'(").removesuffix(" the")
        if any(hit.end() == len(lead) for hit in case.wording.lists["before_objects"].finditer(lead)):
            raise Refused("shape", f'"{case.printed(actor)}" is no subject: "{lead.split()[-1]}" stands before it.')
    else:
        pointer = case.wording.lists["anaphors"].search(case.folded, case.start, case.end)
        end = pointer.end() if pointer else case.start
    if verb < end:
        raise Refused("shape", f'"{case.printed(actor)}" does not stand before what is done.')
    _check_clean(case, end, verb, _FAR * 2)


def check_stand(case: Case, actor: Mark, bench: Mark) -> None:
    """A party stands with a bench: it, then a word for that, then the bench; or "the opposition Green"."""
    between = case.folded[bench.end : actor.start] if bench.end <= actor.start else None
    if between is not None and between.strip() == "" and bench.value is Bench.OPPOSITION:
        return
    refused = Refused("shape", f'No word says that "{case.printed(actor)}" stands with "{case.printed(bench)}".')
    for hit in case.hits(case.wording.directions["with"]):
        if hit.end() <= bench.start:
            try:
                check_subject(case, actor, hit.start())
                _check_clean(case, hit.end(), bench.start, _NEAR)
            except Refused as error:
                refused = error
            else:
                return
    raise refused


def _is_whole(case: Case, mark: Mark) -> bool:
    before = [m for m in case.sentence.marks if m.slot is Slot.NUMBER and m.end <= mark.start]
    if not before or not _WHOLE.fullmatch(case.folded, before[-1].end, mark.start):
        return False
    between = case.folded[before[-1].end : mark.start]
    other = re.search(r"[.,;:]", between) or case.wording.lists["not_part_of"].search(between)
    return bool(case.wording.lists["part_of"].search(between)) and not other


def _is_of_house(case: Case, mark: Mark) -> bool:
    houses = [m.start for m in case.sentence.marks if m.slot is Slot.HOUSE and m.start >= mark.end]
    return any(_OF_HOUSE.fullmatch(case.folded, mark.end, start) for start in houses)


def _check_house(case: Case, number: Mark) -> None:
    """ "The 99-seat house", "a house of 99": the house is named beside the number, and nobody else is."""
    if others := case.marks(*NAMES):
        raise Refused("alone", f'The quote also names "{case.printed(others[0])}", whose number it could be.')
    before = [m for m in case.marks(Slot.HOUSE) if m.end <= number.start]
    if before:
        _check_clean(case, before[-1].end, number.start, _NEAR)
        _check_counted(case, number)
    elif not (_is_of_house(case, number) and case.marks(Slot.HOUSE)):
        raise Refused("shape", "The quote does not name the house beside the number.")


def _check_nearest(case: Case, number: Mark) -> None:
    """Of all numbers in the sentence the one meant is nearest to a word of the kind."""
    every = [m for m in case.sentence.marks if m.slot is Slot.NUMBER]
    for hit in case.hits(case.wording.triggers[case.proposal.kind], within_titles=True):
        distances = [(_distance(case, mark, hit), mark) for mark in every]
        near = [(far, mark) for far, mark in distances if far is not None and far <= _NEAR]
        if near and min(near, key=lambda each: each[0])[1] == number:
            return
    raise Refused("shape", "Another number stands nearer to the word that says what is counted, or none near it.")


def _distance(case: Case, mark: Mark, hit: re.Match[str]) -> int | None:
    """Characters between a number and a word, more over a comma; None where something else begins in between."""
    between = case.folded[min(mark.end, hit.end()) : max(mark.start, hit.start())]
    if _BREAK.search(between) or _joins(case, between):
        return None
    return len(between) + (_NEAR // 2 if "," in between else 0)


def _check_counted(case: Case, number: Mark) -> None:
    """Members are counted: they are named behind the number, or nothing is ("one third", "one of its members")."""
    end = case.sentence.sentence.end
    for mark in case.sentence.marks:
        if mark.slot is Slot.MEMBERS and _NEXT.fullmatch(case.folded, number.end, mark.start):
            return
    after = case.folded[number.end : end]
    if _ENDS.match(after) or case.wording.lists["joins"].match(after.lstrip()):
        return
    raise Refused("shape", f'What "{case.printed(number)}" counts is not said to be members.')


def _check_part(case: Case, party: Mark, number: Mark) -> None:
    between = case.folded[number.end : party.start] if number.end <= party.start else None
    if between is None:
        owned = case.folded[party.end : number.start]
        if owned.strip() != "'s":
            raise Refused("shape", "The number does not stand before the party whose members they are.")
    elif len(between.split()) > _FEW or _BREAK.search(between) or "," in between or _joins(case, between):
        raise Refused("shape", "The number and the party do not stand together.")


def _check_clean(case: Case, start: int, end: int, most: int) -> None:
    """Nothing that begins something else stands in a stretch, and no other name."""
    between = case.folded[start:end]
    if len(between) > most or _BREAK.search(between.removesuffix(": ")) or _joins(case, between):
        raise Refused("shape", f'"{" ".join(between.split())[:60]}" lies between what belongs together.')
    if any(start <= m.start and m.end <= end for m in case.marks(*NAMES)):
        raise Refused("shape", "Another name stands between what belongs together.")


def _joins(case: Case, between: str) -> bool:
    return bool(case.wording.lists["joins"].search(between))
