"""A crisis in a ledger: reports, what was read in them and a person's decisions go in, and a Crisis comes out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from whipcount.crisis.crisis import Crisis
from whipcount.model import Chamber, Claim, Place, Problem, Quote, Report, Unusable
from whipcount.model.count import Unread
from whipcount.model.entry import Act, Action, Draft

if TYPE_CHECKING:
    from whipcount.ledger import Ledger, Standing
    from whipcount.reading import Reading

DEFAULT = "crisis"  # the name of the one crisis of a ledger that has only one


@dataclass(frozen=True)
class Added:
    """What came of adding reports.

    new: reports that are new to the ledger. known: those it had. claims: how many claims are new. copies: for the
    path of each new report that repeats another's text, the path of the original.
    """

    new: tuple[Report, ...]
    known: tuple[Report, ...]
    claims: int
    copies: dict[str, str]


class KeptCrisis:
    """One crisis of a ledger, under its name there."""

    def __init__(self, ledger: Ledger, name: str | None = None) -> None:
        self.ledger = ledger
        self.name = name if name is not None else self._only()

    def add(self, readings: Sequence[Reading], act: Act, *, chamber: Chamber | None = None) -> Added:
        """Write what was received and read; what the ledger has already is left as it stands.

        chamber: the house that a person named for these reports; with it they are found again under that house.
        """
        before = {report.id: report for report in self._reports(None)}
        drafts = [draft for reading in readings for draft in _drafts(reading, chamber)]
        numbers = self.ledger.append(self.name, drafts, act)
        new = tuple(reading.report for reading in readings if reading.report.id not in before)
        known = tuple(reading.report for reading in readings if reading.report.id in before)
        received = len({report.id for report in new})
        return Added(new, known, len(numbers) - received, _copies(before, new))

    def decide(
        self, claim: str, action: Action, act: Act, *, corrected: Callable[[Claim, Report], Claim] | None = None
    ) -> int | None:
        """Accept, correct or withdraw a claim; the number of the entry, None when it stands so already.

        claim: its id or the beginning of it, from eight letters on. corrected: makes the claim that is right.
        """
        subject, said, report = self._claim(claim)
        body = _packed(_claim_body(corrected(said, report))) if corrected else ""
        draft = Draft(action, subject, report.id, said.holds_on, body)
        numbers = self.ledger.append(self.name, [draft], act)
        return numbers[0] if numbers else None

    def open(self, chamber: Chamber | None = None, *, known_at: datetime | None = None) -> Crisis:
        """The crisis as it was known at a time: reports with the claims that stand, corrected as people said.

        chamber: the house; None: the one that was named with the reports, else the one they are about.
        """
        from whipcount.reading import Reading, recognise  # noqa: PLC0415 - importing whipcount stays cheap
        from whipcount.rulebook import chambers, find  # noqa: PLC0415 - the same

        standing = self.ledger.standing(self.name, known_at=known_at)
        received = [_object(each) for each in standing if each.content.action is Action.RECEIVED]
        reports = tuple(_report(data, self.ledger.address) for data in received)
        if not reports:
            raise Unusable(self._empty(known_at))
        claims: dict[str, list[Claim]] = {report.id: [] for report in reports}
        for each in standing:
            if each.content.action is not Action.RECEIVED and each.last.action is not Action.WITHDRAWN:
                claims[each.last.report].append(_claim(_object(each), self.ledger.address))
        readings = {
            report.id: Reading(report, _ordered(claims[report.id]), _unread(data, report))
            for report, data in zip(reports, received, strict=True)
        }
        named = chamber or next((find(data["chamber"]) for data in reversed(received) if data.get("chamber")), None)
        house = named or recognise(reports, chambers())
        return Crisis(reports, house, named=named is not None, readings=readings)

    def _only(self) -> str:
        """The name of the ledger's only crisis; one that is not there yet gets the usual name."""
        names = self.ledger.crises()
        if len(names) > 1:
            found = f"{len(names)} crises in one ledger: {', '.join(names)}"
            raise Unusable(Problem(Place(self.ledger.address), found, "one that is named", "Name it with --crisis."))
        return names[0] if names else DEFAULT

    def _reports(self, known_at: datetime | None) -> list[Report]:
        standing = self.ledger.standing(self.name, known_at=known_at)
        found = (each for each in standing if each.content.action is Action.RECEIVED)
        return [_report(_object(each), self.ledger.address) for each in found]

    def _claim(self, wanted: str) -> tuple[str, Claim, Report]:
        """The subject, the claim as it stands, and its report."""
        standing = self.ledger.standing(self.name)
        claims = [each for each in standing if each.content.action is not Action.RECEIVED]
        said = [(each.last.subject, _claim(_object(each), self.ledger.address), each.last.report) for each in claims]
        fitting = [one for one in said if wanted in (one[0], one[1].id)]
        if not fitting and len(wanted) >= 8:
            fitting = [one for one in said if one[0].startswith(wanted) or one[1].id.startswith(wanted)]
        if len(fitting) != 1:
            found = f"{len(fitting)} claims with the id {wanted}" if fitting else f"no claim {wanted}"
            do = "Take the id from `whipcount read` or `whipcount log`."
            raise Unusable(Problem(Place(self.ledger.address), found, "the id of one claim of this crisis", do))
        subject, claim, report = fitting[0]
        return subject, claim, next(each for each in self._reports(None) if each.id == report)

    def _empty(self, known_at: datetime | None) -> Problem:
        when = f" by {known_at:%Y-%m-%d %H:%M} UTC" if known_at else ""
        do = "Add reports with `whipcount add`, or name another crisis."
        return Problem(Place(self.ledger.address), f"{self.name} has no report{when}", "at least one report", do)


def _drafts(reading: Reading, chamber: Chamber | None) -> Iterable[Draft]:
    from whipcount.exchange import report_to_json  # noqa: PLC0415 - importing whipcount stays cheap

    report = reading.report
    unread = [[each.quote.start, each.quote.end, each.why] for each in reading.unread]
    body = report_to_json(report) | {"unread": unread, "chamber": chamber.id if chamber else None}
    yield Draft(Action.RECEIVED, report.id, report.id, report.published, _packed(body))
    for claim in reading.claims:
        yield Draft(Action.FOUND, claim.id, report.id, claim.holds_on, _packed(_claim_body(claim)))


def _claim_body(claim: Claim) -> dict[str, Any]:
    from whipcount.exchange import claim_to_json  # noqa: PLC0415 - importing whipcount stays cheap

    return {name: value for name, value in claim_to_json(claim).items() if name != "path"}


def _packed(body: object) -> str:
    from whipcount.ledger.exchange import packed  # noqa: PLC0415 - importing whipcount stays cheap

    return packed(body)


def _object(each: Standing) -> dict[str, Any]:
    data = json.loads(each.content.body)
    return data if isinstance(data, dict) else {}


def _report(data: dict[str, Any], ledger: str) -> Report:
    from whipcount.exchange import report_from_json  # noqa: PLC0415 - importing whipcount stays cheap

    return report_from_json(data, Place(ledger))


def _claim(data: dict[str, Any], ledger: str) -> Claim:
    from whipcount.exchange import claim_from_json  # noqa: PLC0415 - importing whipcount stays cheap

    return claim_from_json(data, Place(ledger))


def _unread(data: dict[str, Any], report: Report) -> tuple[Unread, ...]:
    spans = data.get("unread") or []
    return tuple(Unread(Quote(report.id, start, end, report.text[start:end]), why) for start, end, why in spans)


def _ordered(claims: list[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: (claim.quote.start, claim.quote.end)))


def _copies(before: dict[str, Report], new: Sequence[Report]) -> dict[str, str]:
    """Which of the new reports repeat the text of another."""
    from whipcount.reports import witnesses  # noqa: PLC0415 - importing whipcount stays cheap

    every = before | {report.id: report for report in new}
    original = witnesses(every.values())
    return {report.path: every[original[report.id]].path for report in new if original[report.id] != report.id}
