"""A whole count as one JSON object: every number with the claims behind it, every claim with its exact quote."""

from __future__ import annotations

from typing import Any

from whipcount.exchange.claims_json import claim_to_json, quantity_to_json
from whipcount.exchange.reports_json import known_of_report
from whipcount.model import Chamber, Count, Finding, Quote
from whipcount.model.count import Band, Motion, PartyCount, Question, Reported, Unread, Verdict, Window
from whipcount.model.law import Threshold
from whipcount.model.words import Bench
from whipcount.publish.bands import band_to_json, range_to_json
from whipcount.publish.order import benches, claims_in_order, parties, reports_in_order


def count_to_json(count: Count) -> dict[str, Any]:
    """The count as docs/api.md describes it; the same count always gives the same object, in the same order."""
    paths = {report.id: report.path for report in count.reports}
    claims = {claim.id: claim_to_json(claim, paths.get(claim.quote.report)) for claim in claims_in_order(count)}
    return {
        "chamber": count.chamber and chamber_to_json(count.chamber),
        "as_of": count.as_of.isoformat(),
        "seats": count.seats,
        "benches": _benches(count.benches),
        "parties": {party.party: _party(party) for party in parties(count)},
        "threshold": count.threshold and _threshold(count.threshold),
        "verdict": _verdict(count.verdict),
        "motion": count.motion and _motion(count.motion),
        "agreements": [claims.get(claim.id, claim_to_json(claim)) for claim in count.agreements],
        "statements": [claims.get(claim.id, claim_to_json(claim)) for claim in count.statements],
        "findings": [finding_to_json(finding) for finding in count.findings],
        "next_question": count.next_question and question_to_json(count.next_question),
        "unread": [unread_to_json(unread, paths.get(unread.quote.report)) for unread in count.unread],
        "claims": list(claims.values()),
        "reports": [known_of_report(report) for report in reports_in_order(count)],
        "set_aside": list(count.set_aside),
        "read_as_of": {claim: day.isoformat() for claim, day in sorted(count.read_as_of.items())},
        "moves": count.moves,
    }


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """A finding with the ids of the claims that cause it."""
    return {
        "code": finding.code,
        "sentence": finding.sentence,
        "expected": finding.expected,
        "found": finding.found,
        "claims": list(finding.claims),
        "contradicts": finding.contradicts,
    }


def unread_to_json(unread: Unread, path: str | None = None) -> dict[str, Any]:
    """A sentence that gave no claim, by its exact span, and why it was kept."""
    return _span(unread.quote, path) | {"why": unread.why}


def chamber_to_json(chamber: Chamber) -> dict[str, Any]:
    """The house by its id, name and country."""
    return {"id": chamber.id, "name": chamber.name, "country": chamber.country}


def _party(party: PartyCount) -> dict[str, Any]:
    return _band(party.seats) | {"benches": _benches(party.benches)}


def _benches(bands: dict[Bench, Band]) -> dict[str, Any]:
    return {bench.value: _band(bands[bench]) for bench in benches(bands)}


def _band(band: Band) -> dict[str, Any]:
    """`sources` has every printed figure with its claim."""
    return band_to_json(band) | {
        "because": list(band.because),
        "sources": [_source(reported) for reported in band.reported],
    }


def _source(reported: Reported) -> dict[str, Any]:
    number = {"quantity": quantity_to_json(reported.quantity)}
    return number | {"claim": reported.claim, "published": reported.published.isoformat()}


def _threshold(threshold: Threshold) -> dict[str, Any]:
    return {
        "votes": threshold.votes,
        "base": threshold.base and threshold.base.value,
        "article": threshold.article,
        "by": threshold.by and threshold.by.value,
        "range": range_to_json(threshold.range),
        "source": threshold.source,
        "sentence": threshold.sentence,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "sentence": verdict.sentence,
        "outcome": verdict.outcome.value,
        "certainty": verdict.certainty,
        "margin": verdict.margin and range_to_json(verdict.margin),
    }


def _motion(motion: Motion) -> dict[str, Any]:
    stages = [
        {"stage": step.stage.value, "date": step.day and step.day.isoformat(), "claims": list(step.claims)}
        for step in motion.stages
    ]
    who = {"kind": motion.kind.value, "target": motion.target, "mover": motion.mover}
    return who | {"stages": stages, "window": motion.window and _window(motion.window)}


def _window(window: Window) -> dict[str, Any]:
    return {
        "earliest": window.earliest and window.earliest.isoformat(),
        "latest": window.latest and window.latest.isoformat(),
        "article": window.article,
        "sentence": window.sentence,
        "inside": window.inside,
    }


def question_to_json(question: Question) -> dict[str, Any]:
    """What to find out next, with the bits that the answer would bring."""
    return {
        "party": question.party,
        "sentence": question.sentence,
        "bits": None if question.bits is None else round(question.bits, 3),
        "explanations": question.explanations,
    }


def _span(quote: Quote, path: str | None) -> dict[str, Any]:
    return {"report": quote.report, "path": path, "start": quote.start, "end": quote.end, "quote": quote.text}
