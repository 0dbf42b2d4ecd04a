"""What became known from one count to the next, in a few words each: who left, what was filed, how the house voted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from whipcount.count.blocs import INDEPENDENTS
from whipcount.model.claims import Agreement, Claim, Office, StageClaim, Switch, Vote
from whipcount.model.count import BenchCount
from whipcount.model.days import Event
from whipcount.model.words import Modality, Stage
from whipcount.sentences import joined, listed, worded

_TOLD = (Modality.STATED, Modality.CLAIMED)
_CHANGES = ("appointed", "resigned", "removed", "died")


def events(before: BenchCount | None, now: BenchCount) -> tuple[Event, ...]:
    """The events that the claims of a count tell and those of the count before did not.

    One event that several reports tell is one; it keeps the day on which the first of them was published.
    """
    known = {label for claim in (before.claims if before else ()) for label in _labels(claim)}
    found: dict[str, list[str]] = {}
    for claim in now.claims:
        for label in _labels(claim):
            if label not in known:
                found.setdefault(label, []).append(claim.id)
    return tuple(Event(label, tuple(claims)) for label, claims in found.items())


def _labels(claim: Claim) -> Iterator[str]:
    if claim.modality in _TOLD and (label := _label(claim)):
        yield label


@singledispatch
def _label(claim: Claim) -> str | None:  # noqa: ARG001 - other kinds of claim tell no event
    return None


@_label.register
def _switch(claim: Switch) -> str:
    who = _some(claim) if claim.quantity else claim.actor
    if bench := claim.target or claim.origin:
        key = "event.switch.to" if claim.target else "event.switch.from"
        return worded(key, who=who, side=worded(f"event.side.{bench.value}"))
    return worded("event.switch", who=who)


def _some(claim: Switch) -> str:
    if claim.actor in INDEPENDENTS:
        return worded("event.independents", n=claim.quantity)
    return worded("event.some", n=claim.quantity, actor=claim.actor)


@_label.register
def _stage(claim: StageClaim) -> str | None:
    if claim.stage is Stage.SCHEDULED:
        return worded("event.scheduled", day=claim.day) if claim.day else None
    return worded(f"event.{claim.stage.value}")


@_label.register
def _vote(claim: Vote) -> str | None:
    if claim.modality is not Modality.STATED:  # a side that counts its own has not voted
        return None
    sides = (("event.for", claim.ayes), ("event.against", claim.noes))
    numbers = joined(", ", [worded(key, n=quantity) for key, quantity in sides if quantity])
    said = worded(f"event.vote.{claim.outcome.value}") if claim.outcome else worded("event.vote")
    return worded("event.vote.numbers", vote=said, numbers=numbers) if numbers else said if claim.outcome else None


@_label.register
def _agreement(claim: Agreement) -> str:
    return worded(f"event.agreement.{claim.state.value}", parties=listed(claim.parties))


@_label.register
def _office(claim: Office) -> str:
    if claim.change in _CHANGES:
        return worded(f"event.office.{claim.change}", holder=claim.holder)
    return f"{claim.holder} {claim.change}"
