"""Whether a claim that was read says what a gold claim says: by the fields that make its kind.

One function a kind, registered under its name. It answers with the fields that differ, none when the two say the
same; where the gold leaves a field open, whatever was read there does not differ unless it would change the sense.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from whipcount.model import Claim
from whipcount.model.claims import (
    Agreement,
    Allegiance,
    Group,
    Office,
    Seats,
    StageClaim,
    Statement,
    Switch,
    Total,
    Vote,
)
from whipcount.model.quantity import Quantity
from whipcount.scoring.names import SameNames

Differ = Callable[[Any, Any, SameNames], list[str]]
DIFFERING: dict[str, Differ] = {}
VOTE_NUMBERS = ("ayes", "noes", "abstain", "absent")


def _for(cls: type[Claim]) -> Callable[[Differ], Differ]:
    def register(differ: Differ) -> Differ:
        DIFFERING[cls.kind] = differ
        return differ

    return register


def differing(found: Claim, gold: Claim, names: SameNames) -> list[str]:
    """The public names of the key fields in which the two differ; `kind` alone when they are not even alike."""
    if found.kind != gold.kind:
        return ["kind"]
    return DIFFERING.get(gold.kind, _quantity)(found, gold, names)


def _quantity(found: Any, gold: Any, _names: SameNames) -> list[str]:
    """For house size, vacancy, sitting members, threshold: the number is the claim."""
    return _if_not("quantity", same_quantity(found.quantity, gold.quantity))


@_for(Seats)
def _seats(found: Seats, gold: Seats, names: SameNames) -> list[str]:
    same = _printed(found.party, found.as_printed, gold.party, names)
    return [*_if_not("party", same), *_quantity(found, gold, names)]


@_for(Total)
def _total(found: Total, gold: Total, names: SameNames) -> list[str]:
    return [*_if_not("bench", found.bench == gold.bench), *_quantity(found, gold, names)]


@_for(Group)
def _group(found: Group, gold: Group, names: SameNames) -> list[str]:
    return [*_if_not("of", _printed(found.of, found.as_printed, gold.of, names)), *_quantity(found, gold, names)]


@_for(Allegiance)
def _allegiance(found: Allegiance, gold: Allegiance, names: SameNames) -> list[str]:
    """Both may say bench and option; at least one must be said by both, and none may differ."""
    said = [name for name in ("bench", "option") if getattr(gold, name) is not None]
    both = [name for name in said if getattr(found, name) is not None]
    apart = [name for name in both if getattr(found, name) != getattr(gold, name)]
    missing = said[:1] if said and not both else []
    return [*_if_not("actor", _actor(found, gold, names)), *(apart or missing)]


@_for(Switch)
def _switch(found: Switch, gold: Switch, names: SameNames) -> list[str]:
    apart = [
        public
        for public, name in (("from", "origin"), ("to", "target"))
        if getattr(gold, name) is not None and getattr(found, name) != getattr(gold, name)
    ]
    # One person is one member whether or not the number is said.
    one = Quantity.exactly(1)
    many = same_quantity(found.quantity or one, gold.quantity or one)
    return [*_if_not("actor", _actor(found, gold, names)), *apart, *_if_not("quantity", many)]


@_for(StageClaim)
def _stage(found: StageClaim, gold: StageClaim, _names: SameNames) -> list[str]:
    return _if_not("stage", found.stage == gold.stage)


@_for(Vote)
def _vote(found: Vote, gold: Vote, _names: SameNames) -> list[str]:
    """No number and no outcome may differ, and one of them must be said by both, if the gold says any."""
    said = [name for name in (*VOTE_NUMBERS, "outcome") if getattr(gold, name) is not None]
    both = [name for name in said if getattr(found, name) is not None]
    apart = [name for name in both if not _same(getattr(found, name), getattr(gold, name))]
    return apart or (said[:1] if said and not both else [])


@_for(Agreement)
def _agreement(found: Agreement, gold: Agreement, names: SameNames) -> list[str]:
    same = {names.of(party) for party in found.parties} == {names.of(party) for party in gold.parties}
    return [*_if_not("parties", same), *_if_not("state", found.state == gold.state)]


@_for(Office)
def _office(found: Office, gold: Office, names: SameNames) -> list[str]:
    holder = names.same_person(found.holder, gold.holder)
    return [*_if_not("holder", holder), *_if_not("change", found.change == gold.change)]


@_for(Statement)
def _statement(found: Statement, gold: Statement, names: SameNames) -> list[str]:
    """More than half of the longer of the two quotes is in both, and the same person is named."""
    return [
        *_if_not("quote", same_words(found, gold)),
        *_if_not("speaker", names.same_person(found.speaker, gold.speaker)),
    ]


def same_words(found: Claim, gold: Claim) -> bool:
    common = min(found.quote.end, gold.quote.end) - max(found.quote.start, gold.quote.start)
    return 2 * common > max(len(found.quote.text), len(gold.quote.text))


def same_quantity(one: Quantity, other: Quantity) -> bool:
    """The bounds alone: how a hedge was printed does not matter once it is turned into bounds."""
    return (one.low, one.high) == (other.low, other.high)


def _same(one: object, other: object) -> bool:
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return same_quantity(one, other)
    return one == other


def _actor(found: Allegiance | Switch, gold: Allegiance | Switch, names: SameNames) -> bool:
    """A member may go by the last name; a party may not."""
    if _printed(found.actor, found.as_printed, gold.actor, names):
        return True
    member = any(claim.party and not names.same(claim.party, claim.actor) for claim in (found, gold))
    return (member or found.party is None) and names.same_person(found.actor, gold.actor)


def _printed(name: str, as_printed: str, gold: str, names: SameNames) -> bool:
    return names.same(name, gold) or names.same(as_printed, gold)


def _if_not(field: str, same: bool) -> list[str]:
    return [] if same else [field]
