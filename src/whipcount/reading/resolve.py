"""Claims of one report read together: what one sentence leaves open, another may settle.

Each step is one rule with one reason, in the order of `resolved`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from whipcount.model.claims import Agreement, Allegiance, Claim, StageClaim, Switch
from whipcount.model.words import AgreementState, Bench, MotionKind


def resolved(claims: Sequence[Claim], motions: Iterable[MotionKind]) -> list[Claim]:
    """The claims with the motion named, agreements whole, and the side that leavers went to.

    motions: the kinds of motion that the report names anywhere.
    """
    kind = _only(motions)
    named = [replace(c, motion=c.motion or kind) if isinstance(c, StageClaim) and kind else c for c in claims]
    return [_come_from(_gone_over(claim, named), named) for claim in _whole_agreements(named)]


def _only(motions: Iterable[MotionKind]) -> MotionKind | None:
    """ "The motion" is the one that the report names in full, if it names only one kind."""
    kinds = set(motions)
    return next(iter(kinds)) if len(kinds) == 1 else None


def _whole_agreements(claims: Sequence[Claim]) -> list[Claim]:
    """ "They will ratify the agreement" is about the parties whose agreement the same report tells of."""
    parties = tuple(dict.fromkeys(p for c in claims if isinstance(c, Agreement) for p in c.parties))
    pending = [c for c in claims if isinstance(c, Agreement) and c.state is AgreementState.TO_BE_RATIFIED]
    whole = set(parties)
    return [replace(c, parties=parties) if c in pending and set(c.parties) <= whole else c for c in claims]


def _gone_over(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """A party that left a bench under an agreement with a party of another bench has gone over to that bench.

    The report must say both: that it left, and whom it agreed with. Otherwise where it went stays open.
    """
    if not isinstance(claim, Switch) or claim.target is not None or claim.origin is None:
        return claim
    partners = {p for c in claims if isinstance(c, Agreement) and claim.actor in c.parties for p in c.parties}
    benches = {c.bench for c in claims if isinstance(c, Allegiance) and c.actor in partners - {claim.actor}}
    other = benches - {claim.origin, None}
    if claim.origin is Bench.GOVERNMENT and other == {Bench.OPPOSITION}:
        return replace(claim, target=Bench.OPPOSITION)
    return claim


def _come_from(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """Members of a party who went over to a bench came from the other one, if the report puts their party there."""
    if not isinstance(claim, Switch) or claim.origin is not None or claim.target is None or claim.party is None:
        return claim
    if claim.quantity is None and claim.actor == claim.party:
        return claim  # where the whole party stands may be where it went
    benches = {c.bench for c in claims if isinstance(c, Allegiance) and c.actor == claim.party} - {None}
    other = {Bench.GOVERNMENT: Bench.OPPOSITION, Bench.OPPOSITION: Bench.GOVERNMENT}.get(claim.target)
    return replace(claim, origin=other) if other and benches == {other} else claim
