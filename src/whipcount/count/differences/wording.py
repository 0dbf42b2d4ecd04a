"""How moves and readings are put into words: whose seats, which way, on which day, and what is taken for granted."""

from __future__ import annotations

from collections.abc import Iterable

from whipcount.count.differences.record import Record
from whipcount.count.say import SIDES
from whipcount.model.claims import Claim, Switch
from whipcount.model.difference import Side
from whipcount.model.prose import day_in_words
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, Modality


def of(side: Side) -> str:
    """A side as a sentence names it: "Morning Ledger", "the count of 27 March 2022"."""
    return f"the count of {day_in_words(side.day)}" if side.dated else side.name


def owner(name: str) -> str:
    """A name with the mark of its possession: "MQM-P's", "Greens'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def whose(record: Record, party: str | None, seats: Range, member: str | None = None) -> str:
    """Whose seats: "MQM-P's 7", "2 independents", "Ann Ash of Blue"."""
    if member:
        return f"{member} of {party}" if party and party not in record.independents else member
    if party in record.independents:
        return "1 independent" if seats == Range(1, 1) else f"{seats} independents"
    return f"{owner(party or 'members')} {seats}"


def route(origin: Bench | None, target: Bench | None) -> str:
    """Which way: "from the government to the opposition"."""
    ends = [f"{way} {SIDES[bench]}" for way, bench in (("from", origin), ("to", target)) if bench]
    return " ".join(ends)


def told(claims: Iterable[Claim]) -> str:
    """How firmly it is told, where no report states it as its own."""
    firm = {claim.modality for claim in claims}
    return ", as claimed" if firm == {Modality.CLAIMED} else ""


def is_switch(claims: Iterable[Claim]) -> bool:
    return any(isinstance(claim, Switch) for claim in claims)


def capital(sentence: str) -> str:
    """The sentence begun with a capital, unless it begins with a name, which stays as it is printed."""
    return f"The {sentence[4:]}" if sentence.startswith("the ") else sentence
