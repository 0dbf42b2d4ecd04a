"""The parts of vote results, each judged by itself: every number, and whether the motion was carried.

A report may tell one result in two claims or two in one; so the parts of a sentence's votes are put together
first, and a part said twice in one sentence is one part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from whipcount.model import Claim
from whipcount.model.claims import Vote
from whipcount.model.quantity import Quantity
from whipcount.scoring.agree import VOTE_NUMBERS, same_quantity
from whipcount.scoring.gold import GoldText
from whipcount.scoring.matching import Beside, best_pairs
from whipcount.scoring.tally import Tally

_OUTCOME = ("outcome",)


@dataclass(frozen=True)
class Part:
    """One field of a vote with its value; `of` is the claim it is from."""

    field: str
    value: object
    of: Claim
    optional: bool = False

    def same(self, other: Part) -> bool:
        if isinstance(self.value, Quantity) and isinstance(other.value, Quantity):
            return self.field == other.field and same_quantity(self.value, other.value)
        return (self.field, self.value) == (other.field, other.value)


def vote_numbers(text: GoldText, found: Sequence[Claim], beside: Beside) -> Tally:
    """Each of ayes, noes, abstentions and absences: the right number on the right side of the motion."""
    return _judged(text, found, VOTE_NUMBERS, beside)


def vote_outcomes(text: GoldText, found: Sequence[Claim], beside: Beside) -> Tally:
    """Carried or lost. Where the gold's vote leaves the outcome open, one that was read counts neither way."""
    return _judged(text, found, _OUTCOME, beside)


def _judged(text: GoldText, found: Iterable[Claim], fields: Sequence[str], beside: Beside) -> Tally:
    votes = [each for each in text.claims if isinstance(each.claim, Vote)]
    right = _parts(((each.claim, each.optional) for each in votes), fields, beside)
    read = _parts(((claim, False) for claim in found if isinstance(claim, Vote)), fields, beside)

    def worth(part: Part, wanted: Part) -> tuple[int, ...] | None:
        same = part.same(wanted) and beside.near(part.of, wanted.of)
        return (not wanted.optional, beside.nearness(part.of, wanted.of)) if same else None

    pairs = best_pairs(read, right, worth)
    true = sum(not right[other].optional for _, other in pairs)
    missed = sum(not part.optional for part in right) - true
    left = [part for number, part in enumerate(read) if number not in {one for one, _ in pairs}]
    if fields == _OUTCOME:
        silent = [each.claim for each in votes if all(getattr(each.claim, field) is None for field in fields)]
        left = [part for part in left if not any(beside.near(part.of, claim) for claim in silent)]
    return Tally(true, len(left), missed)


def _parts(votes: Iterable[tuple[Claim, bool]], fields: Sequence[str], beside: Beside) -> list[Part]:
    parts: list[Part] = []
    for claim, optional in sorted(votes, key=lambda vote: vote[1]):
        for field in fields:
            value = getattr(claim, field)
            part = Part(field, value, claim, optional)
            if value is not None and not _said(part, parts, beside.near):
                parts.append(part)
    return parts


def _said(part: Part, parts: Iterable[Part], near: Callable[[Claim, Claim], bool]) -> bool:
    return any(part.same(other) and near(part.of, other.of) for other in parts)
