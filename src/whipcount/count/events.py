"""What became known from one count to the next, in a few words each: who left, what was filed, how the house voted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from whipcount.model.claims import Agreement, Claim, Office, StageClaim, Switch, Vote
from whipcount.model.count import BenchCount
from whipcount.model.days import Event
from whipcount.model.prose import day_in_words, listed
from whipcount.model.words import AgreementState, Modality, Outcome, Stage

_TOLD = (Modality.STATED, Modality.CLAIMED)
_STEPS = {
    Stage.FILED: "motion filed",
    Stage.ANNOUNCED: "motion announced to the house",
    Stage.LEAVE: "leave to move the motion",
    Stage.MOVED: "motion moved",
    Stage.DEBATE: "debate",
    Stage.DEBATED: "end of the debate",
    Stage.VOTED: "vote held",
    Stage.WITHDRAWN: "motion withdrawn",
    Stage.RULED_OUT: "motion ruled out",
    Stage.RESTORED: "motion restored",
}
_STATES = {
    AgreementState.ANNOUNCED: "announce an agreement",
    AgreementState.TO_BE_RATIFIED: "have an agreement to be ratified",
    AgreementState.RATIFIED: "ratify their agreement",
    AgreementState.BROKEN: "break their agreement",
}
_CHANGES = {"appointed": "takes office", "resigned": "resigns", "removed": "is removed", "died": "has died"}
_RESULTS = {Outcome.CARRIES: "motion carried", Outcome.FAILS: "motion lost", Outcome.OPEN: "vote"}


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
    who = f"{claim.quantity} of {claim.actor}" if claim.quantity else claim.actor
    if claim.target:
        return f"{who} to the {claim.target.value}"
    return f"{who} leaves the {claim.origin.value}" if claim.origin else f"{who} changes sides"


@_label.register
def _stage(claim: StageClaim) -> str | None:
    if claim.stage is Stage.SCHEDULED:
        return f"vote set for {day_in_words(claim.day)}" if claim.day else None
    return _STEPS[claim.stage]


@_label.register
def _vote(claim: Vote) -> str | None:
    if claim.modality is not Modality.STATED:  # a side that counts its own has not voted
        return None
    sides = ((claim.ayes, "for"), (claim.noes, "against"))
    numbers = [f"{quantity} {side}" for quantity, side in sides if quantity]
    said = _RESULTS[claim.outcome] if claim.outcome else "vote"
    return f"{said}: {', '.join(numbers)}" if numbers else said if claim.outcome else None


@_label.register
def _agreement(claim: Agreement) -> str:
    return f"{listed(claim.parties)} {_STATES[claim.state]}"


@_label.register
def _office(claim: Office) -> str:
    return f"{claim.holder} {_CHANGES.get(claim.change, claim.change)}"
