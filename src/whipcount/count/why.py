"""Why a number is what it is, in sentences that name quotes, publishers and dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from whipcount.count import say
from whipcount.model.claims import Claim, Switch
from whipcount.model.count import Band, Count, Reported
from whipcount.model.report import Report
from whipcount.model.words import Bench
from whipcount.sentences import joined, worded


def why(count: Count, what: str) -> tuple[str, ...]:
    """Sentences for a bench, a party, "threshold" or "verdict"; capitals do not matter.

    ValueError, with all that can be asked, for anything else.
    """
    answers = _answers(count)
    asked = {name.casefold(): answer for name, answer in answers.items()}.get(what.strip().casefold())
    if asked is None:
        raise ValueError(f"nothing is counted under '{what}'; ask for one of {', '.join(answers)}")
    return tuple(asked())


def _answers(count: Count) -> dict[str, Callable[[], Iterator[str]]]:
    answers: dict[str, Callable[[], Iterator[str]]] = {
        party.party: lambda party=party: _party(count, party.party)  # type: ignore[misc]
        for party in count.parties
    }
    answers |= {bench.value: lambda bench=bench: _bench(count, bench) for bench in count.benches}  # type: ignore[misc]
    return answers | {"threshold": lambda: _threshold(count), "verdict": lambda: _verdict(count)}


def _bench(count: Count, bench: Bench) -> Iterator[str]:
    yield from _band(count, count.benches[bench], say.SIDES[bench])
    yield from _about(count, set(count.benches[bench].because), count.benches[bench].reported)


def _party(count: Count, name: str) -> Iterator[str]:
    party = next(party for party in count.parties if party.party == name)
    yield from _band(count, party.seats, name)
    for bench, band in party.benches.items():
        if band.possible.high:
            yield worded("why.with", side=say.SIDES[bench], plausible=band.plausible, possible=band.possible)
    because = {claim for band in party.benches.values() for claim in band.because}
    yield from _about(count, because, party.seats.reported)


def _band(count: Count, band: Band, who: str) -> Iterator[str]:
    yield worded("why.band", who=who, plausible=band.plausible, possible=band.possible, day=count.as_of)
    for reported in band.reported:
        yield worded("why.reported", n=reported.quantity, quoted=_quoted(count, count.claim(reported.claim)))
    if not band.reported:
        yield worded("why.unreported")


def _about(count: Count, because: set[str], reported: Iterable[Reported]) -> Iterator[str]:
    """The switches behind it, what was given up and why, the sums that do not meet, and what moves unreported."""
    for claim in count.claims:
        if isinstance(claim, Switch) and claim.id in because:
            yield worded("why.switch", quoted=_quoted(count, claim))
    for claim in (claim for claim in count.claims if claim.id in because):
        if claim.id in count.set_aside:
            yield worded("why.aside", quoted=_quoted(count, claim), reason=_reason(count, claim))
        elif claim.id in count.read_as_of:
            yield worded("why.older", day=count.read_as_of[claim.id], quoted=_quoted(count, claim))
    printed = because | {each.claim for each in reported}
    for finding in (each for each in count.findings if each.code in ("sum", "house", "stale")):
        if not finding.contradicts and printed & set(finding.claims):
            yield finding.sentence
    if count.moves:
        yield worded("why.moves", n=count.moves)


def _reason(count: Count, claim: Claim) -> str:
    found = next((each for each in count.findings if each.contradicts and claim.id in each.claims), None)
    return joined("", [" ", found.sentence]) if found else ""


def _threshold(count: Count) -> Iterator[str]:
    if count.threshold is None:
        yield worded("why.threshold.none")
        return
    yield count.threshold.sentence
    if count.threshold.source:
        yield worded("why.source", source=count.threshold.source)
    for finding in count.findings:
        if finding.code in ("threshold", "burden"):
            yield finding.sentence


def _verdict(count: Count) -> Iterator[str]:
    yield count.verdict.sentence
    yield worded(f"why.certainty.{count.verdict.certainty}")
    for bench in (side for side in (Bench.GOVERNMENT, Bench.OPPOSITION) if side in count.benches):
        yield from _band(count, count.benches[bench], say.SIDES[bench])


def _quoted(count: Count, claim: Claim) -> str:
    report: Report = count.report(claim.quote.report)
    words = " ".join(claim.quote.text.split())
    return worded("why.quoted", quote=words, source=say.of_report(report))
