"""Claims that were read laid beside gold claims of the same text: one to one, the best pairs first.

Two claims can be a pair when they are of one kind, stand in the same place (their quotes overlap or share a
sentence) and agree in the fields that make their kind. Gold that counts is served before optional gold.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from whipcount.model import Claim, Report
from whipcount.model.claims import Vote
from whipcount.reading.loading import language
from whipcount.reading.sentences import sentences
from whipcount.reading.tongue import tongue
from whipcount.scoring.agree import differing
from whipcount.scoring.gold import GoldClaim, GoldText
from whipcount.scoring.names import SameNames

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True)
class Matching:
    """What became of every claim of one text.

    pairs: read and gold that say the same; optional: read that only optional gold says (neither true nor false).
    false: read and said by no gold. missed: gold, not optional, that was not read. parts: a second claim for a
    vote that one claim of the other side tells whole; it counts neither way.
    """

    pairs: tuple[tuple[Claim, GoldClaim], ...]
    optional: tuple[tuple[Claim, GoldClaim], ...]
    false: tuple[Claim, ...]
    missed: tuple[GoldClaim, ...]
    parts: tuple[Claim, ...]


class Beside:
    """Whether two quotes of a report overlap or stand in the same sentence, and how near they are."""

    def __init__(self, report: Report) -> None:
        found = sentences(report.text, report.body, language(tongue(report.text[report.body :])))
        self._starts = [sentence.start for sentence in found]

    def near(self, one: Claim, other: Claim) -> bool:
        (first, last), (start, end) = self._sentences(one), self._sentences(other)
        return first <= end and start <= last

    def nearness(self, one: Claim, other: Claim) -> int:
        """Characters in both quotes; below zero, the characters between them."""
        return min(one.quote.end, other.quote.end) - max(one.quote.start, other.quote.start)

    def _sentences(self, claim: Claim) -> tuple[int, int]:
        quote = claim.quote
        return bisect_right(self._starts, quote.start), bisect_right(self._starts, max(quote.start, quote.end - 1))


def match(text: GoldText, found: Sequence[Claim], names: SameNames) -> Matching:
    """Lay what was read in a text beside its gold."""
    beside = Beside(text.report)

    def worth(claim: Claim, gold: GoldClaim) -> tuple[int, ...] | None:
        if claim.kind != gold.claim.kind or not beside.near(claim, gold.claim):
            return None
        if differing(claim, gold.claim, names):
            return None
        return (_alike(claim, gold.claim), beside.nearness(claim, gold.claim))

    firm = [gold for gold in text.claims if not gold.optional]
    debatable = [gold for gold in text.claims if gold.optional]
    pairs = best_pairs(found, firm, worth)
    rest = [claim for number, claim in enumerate(found) if number not in {one for one, _ in pairs}]
    spare = best_pairs(rest, debatable, worth)
    unread = [gold for number, gold in enumerate(firm) if number not in {other for _, other in pairs}]
    left = [claim for number, claim in enumerate(rest) if number not in {one for one, _ in spare}]
    parts = [claim for claim in left if isinstance(claim, Vote) and any(worth(claim, gold) for gold in text.claims)]
    return Matching(
        tuple((found[one], firm[other]) for one, other in pairs),
        tuple((rest[one], debatable[other]) for one, other in spare),
        tuple(claim for claim in left if claim not in parts),
        tuple(gold for gold in unread if not _told(gold, found, worth)),
        tuple(parts),
    )


def _told(gold: GoldClaim, found: Sequence[Claim], worth: Callable[[Claim, GoldClaim], object]) -> bool:
    """Whether a vote is already told by a claim that is the pair of another gold claim on the same vote."""
    return isinstance(gold.claim, Vote) and any(worth(claim, gold) for claim in found)


def _alike(one: Claim, other: Claim) -> int:
    """How many more things two claims of a kind have in common than must be."""
    names = [each.name for each in fields(other) if each.name != "quote"]
    return sum(getattr(one, name) == getattr(other, name) for name in names)


def best_pairs(
    ones: Sequence[A], others: Sequence[B], worth: Callable[[A, B], tuple[int, ...] | None]
) -> list[tuple[int, int]]:
    """As many pairs as can be made, each item in one at most, the worthiest tried first; indices of both.

    worth: None where two can be no pair. A later pair may give an earlier one another partner, never none.
    """
    edges = [
        (value, one, other)
        for one, first in enumerate(ones)
        for other, second in enumerate(others)
        if (value := worth(first, second)) is not None
    ]
    edges.sort(key=lambda edge: (edge[0], -edge[1], -edge[2]), reverse=True)
    open_to: dict[int, list[int]] = {}
    for _, one, other in edges:
        open_to.setdefault(other, []).append(one)
    partner: dict[int, int] = {}
    for _, one, other in edges:
        if one not in partner and other not in partner.values():
            partner[one] = other
    for other in open_to:
        if other not in partner.values():
            _place(other, open_to, partner, set())
    return sorted(partner.items())


def _place(other: int, open_to: dict[int, list[int]], partner: dict[int, int], tried: set[int]) -> bool:
    for one in open_to[other]:
        if one not in tried:
            tried.add(one)
            if one not in partner or _place(partner[one], open_to, partner, tried):
                partner[one] = other
                return True
    return False
