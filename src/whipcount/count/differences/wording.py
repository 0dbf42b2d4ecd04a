"""How moves and readings are put into words: whose seats, which way, on which day, and what is taken for granted."""

from __future__ import annotations

from collections.abc import Iterable

from whipcount.count.differences.record import Record
from whipcount.count.say import SIDES
from whipcount.model.claims import Claim, Switch
from whipcount.model.difference import Side
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, Modality
from whipcount.sentences import joined, worded


def of(side: Side) -> str:
    """A side as a sentence names it: "Morning Ledger", "the count of 27 March 2022"."""
    return worded("compare.count", day=side.day) if side.dated else side.name


def possessive(key: str, name: str) -> str:
    """The key of a sentence that begins with a name's possession: "MQM-P's", but "Greens'"."""
    return f"{key}.s" if name.endswith("s") else key


def whose(record: Record, party: str | None, seats: Range, member: str | None = None) -> str:
    """Whose seats: "MQM-P's 7", "2 independents", "Ann Ash of Blue"."""
    if member:
        known = party and party not in record.independents
        return worded("compare.member", member=member, party=party) if known else member
    if party in record.independents:
        return worded("compare.independents", n=seats)
    if party is None:
        return worded("compare.whose.members", seats=seats)
    return worded(possessive("compare.whose", party), party=party, seats=seats)


def route(origin: Bench | None, target: Bench | None) -> str:
    """Which way: "from the government to the opposition"."""
    ends = [worded(key, side=SIDES[each]) for key, each in (("compare.from", origin), ("compare.to", target)) if each]
    return joined(" ", ends)


def told(claims: Iterable[Claim]) -> str:
    """How firmly it is told, where no report states it as its own."""
    firm = {claim.modality for claim in claims}
    return worded("compare.firm") if firm == {Modality.CLAIMED} else ""


def is_switch(claims: Iterable[Claim]) -> bool:
    return any(isinstance(claim, Switch) for claim in claims)


def capital(sentence: str) -> str:
    """The sentence begun with a capital, unless it begins with a name, which stays as it is printed."""
    return worded("compare.begun", sentence=sentence) if sentence.startswith("the ") else sentence
