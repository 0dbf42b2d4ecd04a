"""Names of a proposal: each must be a mark inside the quote, or inside an antecedent that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from whipcount.model.words import Bench
from whipcount.reading.folding import fold
from whipcount.reading.marks import Mark, Slot
from whipcount.reading.proposing.case import NAMES, Case, all_marks
from whipcount.reading.proposing.forms import Field, Role
from whipcount.reading.proposing.refusing import Refused

_PEOPLE = (Slot.PERSON, Slot.HEAD)
SLOTS = {
    Role.PARTY: (Slot.PARTY,),
    Role.PARTIES: (Slot.PARTY,),
    Role.PERSON: _PEOPLE,
    Role.ACTOR: (Slot.PARTY, *_PEOPLE),
    Role.SIDE: NAMES,
}
# "Green, White (WH) and Red" is one list; whoever stands in it is an actor as good as the others.
_BETWEEN = re.compile(r"[\s,()&]*(?:\w{2,3}\b)?[\s,()&]*(?:the )?", re.IGNORECASE)


def named(case: Case, printed: str, role: Role) -> Mark:
    """The mark that a printed name means: in the quote, else in the antecedent; Refused when there is none."""
    slots = SLOTS[role]
    for mark in case.marks(*slots):
        if _is(mark, printed, case):
            return mark
    return _of_antecedent(case, printed, slots)


def alone(case: Case, mark: Mark, slots: Iterable[Slot], but: Iterable[object] = (), *, in_list: bool = False) -> None:
    """Refuse a name beside which another of the same sort stands in the quote, so that either could be meant.

    but: values that have a part of their own (the speaker, the target). in_list: whether names in one list with it are
    fine, as in "Green and White left".
    """
    others = [m for m in case.marks(*slots) if m.value != mark.value and m.value not in but]
    if in_list:
        listed = list_of(case, mark, tuple(slots))
        others = [m for m in others if m not in listed]
    if others:
        raise Refused("alone", f'The quote also names "{case.printed(others[0])}", which could be meant instead.')


def bench(case: Case, field: Field) -> Mark:
    """The mark of a bench that the quote names; the head of government stands for the government."""
    wanted = Bench(case.proposal.fields[field.name])
    for mark in case.marks(Slot.BENCH, Slot.HEAD):
        if bench_of(mark) is wanted:
            return mark
    raise Refused("bench", f"The quote does not name the {wanted.value}.")


def bench_of(mark: Mark) -> Bench | None:
    if mark.slot is Slot.HEAD:
        return Bench.GOVERNMENT
    return mark.value if isinstance(mark.value, Bench) else None


def value_of(mark: Mark, case: Case) -> str:
    """The name a claim has: canonical where the mark knows it, else the words as printed."""
    return str(mark.value) if mark.value is not None else case.printed(mark)


def in_quote(case: Case, mark: Mark) -> bool:
    return case.start <= mark.start and mark.end <= case.end


def _is(mark: Mark, printed: str, case: Case) -> bool:
    """The name as printed there, its canonical form, or the last name of a person."""
    wanted = _plain(printed)
    names = {_plain(case.printed(mark)), _plain(str(mark.value))}
    if mark.slot in _PEOPLE and mark.value:
        names.add(_plain(str(mark.value).split()[-1]))
    return wanted in names


def _plain(name: str) -> str:
    return " ".join(fold(name).lower().removeprefix("the ").split())


def _of_antecedent(case: Case, printed: str, slots: tuple[Slot, ...]) -> Mark:
    """The name in the antecedent, if the quote points back and nobody else of the sort is named after it."""
    if case.antecedent is None:
        raise Refused("name", f'"{printed[:60]}" is no name that is known in the quote, and no antecedent is shown.')
    start, end = case.antecedent
    found = [mark for mark in all_marks(case.text, start, end, *slots) if _is(mark, printed, case)]
    if not found:
        raise Refused("name", f'"{printed[:60]}" is no name that is known in the quote or in its antecedent.')
    if not case.wording.lists["anaphors"].search(case.folded, case.start, case.end):
        raise Refused("antecedent", "No word of the quote points back to an antecedent.")
    mark = found[-1]
    sort = _PEOPLE if mark.slot in _PEOPLE else (mark.slot,)
    later = [m for m in all_marks(case.text, mark.end, case.end, *sort) if m.value != mark.value]
    if later:
        raise Refused("antecedent", f'"{case.printed(later[0])}" is named after the antecedent and could be meant.')
    return mark


def list_of(case: Case, mark: Mark, slots: tuple[Slot, ...]) -> list[Mark]:
    """The marks that stand in one list with a mark, it included."""
    runs: list[list[Mark]] = []
    for each in case.marks(*slots):
        joined = runs and _BETWEEN.fullmatch(case.folded, runs[-1][-1].end, each.start)
        if joined:
            runs[-1].append(each)
        else:
            runs.append([each])
    return next((run for run in runs if mark in run), [mark])
