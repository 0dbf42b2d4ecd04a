"""Parties that vote on neither side: what is left for the side that must find the votes."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.count import say
from whipcount.count.bands import bench_cells
from whipcount.count.case import Case
from whipcount.count.ending import ending
from whipcount.count.findings.register import finding
from whipcount.count.verdict import needy
from whipcount.model.claims import Allegiance
from whipcount.model.count import Finding
from whipcount.model.quantity import Range
from whipcount.model.words import Option
from whipcount.sentences import listed, worded

_OUT = (Option.ABSTAIN, Option.ABSENT, Option.NOT_VOTING)


@finding("abstention")
def abstention(case: Case) -> Iterator[Finding]:
    """Parties said that they will abstain or stay away: how many that leaves to the side that must find the votes.

    Who abstains stands on a bench like everybody else, so that the ranges of the benches do not show it. Only whole
    parties whose seats are known count here; of some members of a party nobody knows whose places they have.
    """
    if not case.house or ending(case.frame.evidence, case.motion, case.frame.prices.lag_days):
        return
    out = {party: claim for party, claim in _newest(case).items() if claim.option in _OUT}
    if out:
        side = needy(case)
        names = {name for party in out for name in case.frame.blocs.together(party)}
        left = case.bands.plausible[tuple(cell for cell in bench_cells(case.frame, side) if cell[0] not in names)]
        ids = tuple(claim.id for claim in out.values())
        sentence = worded(
            "findings.abstention",
            parties=listed(_party(case, party) for party in out),
            sources=say.sources(case.frame.evidence, ids),
            n=left,
            side=say.SIDES[side],
            need=_need(case, left),
        )
        yield Finding("abstention", sentence, claims=ids)


def _newest(case: Case) -> dict[str, Allegiance]:
    """How each party that is counted by number is last said to vote, as a whole."""
    blocs = case.frame.blocs
    votes = (claim for claim in case.frame.evidence.of(Allegiance) if claim.option is not None)
    actors = ((blocs.actor(claim.actor, claim.party), claim) for claim in votes)
    return {actor.bloc: claim for actor, claim in actors if actor and actor.whole and actor.bloc in blocs.named}


def _party(case: Case, party: str) -> str:
    return worded("findings.abstention.party", party=party, n=case.bands.plausible[case.frame.blocs.cells(party)])


def _need(case: Case, left: Range) -> str:
    """What those left are against the votes needed, where these do not depend on who turns up."""
    need = case.threshold
    if need is None or need.votes is None:
        return ""
    who = worded(f"findings.margin.{need.by.value if need.by else 'unknown'}")
    fate = "short" if left.high < need.votes else "enough" if left.low >= need.votes else "open"
    return worded(f"findings.abstention.{fate}", n=need.votes - left.high, votes=need.votes, who=who)
