"""A crisis in a ledger: reports, what was read in them and a person's decisions go in, and a Crisis comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from whipcount.crisis.bodies import (
    body_in,
    body_of,
    claim_body,
    claim_of,
    drafts,
    named,
    naming,
    packed,
    report_of,
    same,
    unread_of,
)
from whipcount.crisis.copying import copies
from whipcount.crisis.crisis import Crisis
from whipcount.model import Chamber, Claim, Place, Problem, Report, Unusable
from whipcount.model.claims import Reader
from whipcount.model.entry import Act, Action, Draft
from whipcount.sentences import worded

if TYPE_CHECKING:
    from whipcount.ledger import Ledger, Standing
    from whipcount.reading import Reading

DEFAULT = "crisis"  # the name of the one crisis of a ledger that has only one
_AHEAD = timedelta(days=366)  # nothing that a report says of a crisis holds for a later day than that
_ENOUGH = 8  # letters of an id that may stand for the whole
_FIRST = (Action.FOUND, Action.ADDED)  # a claim comes in by them
_CLAIM = (*_FIRST, Action.CORRECTED, Action.REOPENED)  # the entries that say what a claim is


@dataclass(frozen=True)
class Added:
    """What came of adding reports.

    new: reports that are new to the ledger. before: those that it had, by their ids. claims: how many claims are new.
    copies: for the path of each report that repeats another's text, the path of the original, where one of the two is
    new.
    """

    new: tuple[Report, ...]
    before: dict[str, Report]
    claims: int
    copies: dict[str, str]


@dataclass(frozen=True)
class Decided:
    """A decision: the claim's whole id, and the number of the entry; None when it stands so already."""

    claim: str
    entry: int | None


class KeptCrisis:
    """One crisis of a ledger, under its name there."""

    def __init__(self, ledger: Ledger, name: str | None = None) -> None:
        self.ledger = ledger
        self.name = name if name is not None else self._only()

    def reports(self) -> list[Report]:
        """The reports that the ledger has, in the order in which they came in."""
        return self._reports(self._kept())

    def fresh(self, reports: Iterable[Report], chamber: Chamber | None = None) -> Crisis:
        """Those reports that the ledger has not, to be read under the house of the crisis.

        chamber: the house if a person names it now; None: the one named before, else the one that the reports of the
        ledger and these are about.
        """
        kept = self._kept()
        new = tuple(report for report in reports if report.id not in kept.bodies)
        house, sure = _house(kept, [*self._reports(kept), *new], chamber)
        return Crisis(new, house, named=sure)

    def add(self, readings: Sequence[Reading], act: Act, *, chamber: Chamber | None = None) -> Added:
        """Write what was received and read; a report that the ledger has already is left with what was read in it.

        chamber: the house that a person names for the crisis. The ledger keeps its name, and the whole file of one
        that they brought, so that it counts under that house from then on.
        """
        before = {report.id: report for report in self.reports()}
        new = [reading for reading in readings if reading.report.id not in before]
        entries = [draft for reading in new for draft in drafts(reading)]
        known = [*before.values(), *(reading.report for reading in new)]
        if chamber and known:
            entries.append(naming(chamber, min(report.published for report in known)))
        numbers = self.ledger.append(self.name, entries, act)
        if len(numbers) < len(entries):
            new = self._written(new, set(numbers))
        reports = tuple(reading.report for reading in new)
        repeated = {copy.path: original.path for copy, original in copies(before, reports)}
        return Added(reports, before, sum(len(reading.claims) for reading in new), repeated)

    def _written(self, readings: Sequence[Reading], numbers: set[int]) -> list[Reading]:
        """Those readings whose report came in by one of these entries: somebody else may have added it meanwhile."""
        ours = {each.content.subject for each in self.ledger.standing(self.name) if each.content.number in numbers}
        return [reading for reading in readings if reading.report.id in ours]

    def decide(
        self,
        claim: str,
        action: Action,
        act: Act,
        *,
        corrected: Callable[[Claim, Report], Claim] | None = None,
        seen: int | None = None,
    ) -> Decided:
        """Accept, correct, withdraw or reopen a claim.

        claim: its id or the beginning of it, from eight letters on. corrected: makes the claim that is right. seen: the
        number of the last entry on the claim that the person has looked at; Overtaken when there is a later one.
        """
        self.must_exist()
        each, said, report = self._claim(claim)
        subject = each.last.subject
        if action is Action.REOPENED and each.last.action in (*_FIRST, Action.REOPENED):
            return Decided(subject, None)
        right = corrected(said, report) if corrected else said
        if right.holds_on > report.published + _AHEAD:
            raise Unusable(_far_ahead(right, report))
        body = packed(claim_body(right)) if corrected else ""
        if action is Action.REOPENED:
            first = next(entry for entry in self.ledger.entries(self.name, subject=subject) if entry.action in _FIRST)
            body, right = first.body, claim_of(body_in(first), self.ledger.shown)
        draft = Draft(action, subject, report.id, right.holds_on, body)
        numbers = self.ledger.append(self.name, [draft], act, seen=None if seen is None else {subject: seen})
        return Decided(subject, numbers[0] if numbers else None)

    def add_claim(self, claim: Claim, act: Act, *, instead: str = "", seen: int | None = None) -> Decided:
        """Write a claim that no reader found, as read by a person.

        instead: the id of a claim that was read amiss, one of another kind, which is withdrawn for the same reason;
        both are written or neither. seen: the number of the last entry on that one that the person has looked at.
        Unusable where the ledger has the same claim, or has not its report.
        """
        self.must_exist()
        added = replace(claim, reader=Reader.PERSON)
        kept, place = self._kept(), Place(self.ledger.shown)
        if added.quote.report not in kept.bodies:
            found, expected = f"a claim of the report {added.quote.report[:12]}", "one of a report of this crisis"
            raise Unusable(Problem(place, found, expected, "Add the report first."))
        report = report_of(kept.bodies[added.quote.report], self.ledger.shown)
        if report.text[added.quote.start : added.quote.end] != added.quote.text:
            raise ValueError(f"the quote {added.quote.text!r} does not stand at {added.quote.start} of {report.path}")
        if there := next((each for each in kept.claims if same(claim_of(body_of(each), place.path), added)), None):
            action = worded(f"form.same.{there.last.action}")
            found = worded("form.same", id=there.last.subject[:12], action=action)
            raise Unusable(Problem(place, found, worded("form.same.expected"), worded("form.same.do")))
        written = [Draft(Action.ADDED, added.id, report.id, added.holds_on, packed(claim_body(added)))]
        looked_at: dict[str, int] = {}
        if instead:
            each, said, _ = self._claim(instead)
            written.append(Draft(Action.WITHDRAWN, each.last.subject, each.last.report, said.holds_on))
            looked_at = {} if seen is None else {each.last.subject: seen}
        numbers = self.ledger.append(self.name, written, act, seen=looked_at)
        return Decided(added.id, numbers[0] if numbers else None)

    def open(self, chamber: Chamber | None = None, *, known_at: datetime | None = None) -> Crisis:
        """The crisis as it was known at a time: reports with the claims that stand, corrected as people said.

        chamber: the house; None: the one that a person named for the crisis, else the one that its reports are about.
        """
        from whipcount.reading import Reading  # noqa: PLC0415 - importing whipcount stays cheap

        kept = self._kept(known_at)
        reports = self._reports(kept)
        if not reports:
            raise Unusable(self._empty(known_at))
        claims: dict[str, list[Claim]] = {report.id: [] for report in reports}
        for each in kept.claims:
            if each.last.action is not Action.WITHDRAWN:
                claims[each.last.report].append(claim_of(body_of(each), self.ledger.shown))
        readings = {
            report.id: Reading(report, _ordered(claims[report.id]), unread_of(kept.bodies[report.id], report))
            for report in reports
        }
        house, sure = _house(kept, reports, chamber)
        return Crisis(reports, house, named=sure, readings=readings)

    def must_exist(self) -> None:
        """Unusable, with the names that there are, when the ledger has no crisis of this name."""
        names = self.ledger.crises()
        if names and self.name not in names:
            found, expected = f"no crisis called '{self.name}'", f"one that is there: {', '.join(names)}"
            raise Unusable(Problem(Place(self.ledger.shown), found, expected, "Name it with --crisis."))

    def _only(self) -> str:
        """The name of the ledger's only crisis; one that is not there yet gets the usual name."""
        names = self.ledger.crises()
        if len(names) > 1:
            found = f"{len(names)} crises in one ledger: {', '.join(names)}"
            raise Unusable(Problem(Place(self.ledger.shown), found, "one that is named", "Name it with --crisis."))
        return names[0] if names else DEFAULT

    def _kept(self, known_at: datetime | None = None) -> _Kept:
        standing = self.ledger.standing(self.name, known_at=known_at)
        received = {each.last.subject: body_of(each) for each in standing if each.content.action is Action.RECEIVED}
        claims = [each for each in standing if each.content.action in _CLAIM]
        naming = next((body_of(each) for each in standing if each.content.action is Action.NAMED), None)
        return _Kept(received, claims, naming)

    def _reports(self, kept: _Kept) -> list[Report]:
        return [report_of(body, self.ledger.shown) for body in kept.bodies.values()]

    def _claim(self, wanted: str) -> tuple[Standing, Claim, Report]:
        """How a claim stands, the claim, and its report."""
        kept, ledger = self._kept(), self.ledger.shown
        named = [each for each in kept.claims if each.last.subject == wanted] or kept.claims
        said = [(each, claim_of(body_of(each), ledger)) for each in named]
        fitting = [one for one in said if wanted in (one[0].last.subject, one[1].id)]
        if not fitting and len(wanted) >= _ENOUGH:
            fitting = [one for one in said if one[0].last.subject.startswith(wanted) or one[1].id.startswith(wanted)]
        if len(fitting) != 1:
            if len(wanted) >= _ENOUGH and any(report.startswith(wanted) for report in kept.bodies):
                raise Unusable(_a_report(wanted, ledger))
            found = f"{len(fitting)} claims with the id '{wanted}'" if fitting else f"no claim with the id '{wanted}'"
            expected = f"the id of one claim, or its first {_ENOUGH} letters"
            do = "Take the id from `whipcount read` or `whipcount log`."
            raise Unusable(Problem(Place(ledger), found, expected, do))
        each, claim = fitting[0]
        return each, claim, report_of(kept.bodies[each.last.report], ledger)

    def _empty(self, known_at: datetime | None) -> Problem:
        """Why there is nothing to count: no such crisis, nothing known of it by then, or nothing at all."""
        self.must_exist()
        place, first = Place(self.ledger.shown), next(self.ledger.entries(self.name), None)
        if first is None or known_at is None:
            return Problem(place, "the ledger has no report", "at least one", "Add reports with `whipcount add`.")
        since = first.recorded.strftime("%Y-%m-%dT%H:%M:%S")
        found = f"nothing had been recorded by {known_at:%Y-%m-%d %H:%M} UTC"
        expected = f"a time from {since} (UTC) on, when the first entry had been written"
        return Problem(place, found, expected, "Name such a time, or leave out --known-at; --as-of asks about a day.")


def _a_report(wanted: str, place: str) -> Problem:
    do = "Decide on its claims one by one; `whipcount log` has their ids below that of the report."
    return Problem(Place(place), f"'{wanted}' is the id of a report", "that of a claim", do)


def _far_ahead(claim: Claim, report: Report) -> Problem:
    found = worded("form.far", day=claim.holds_on.isoformat(), published=report.published.isoformat())
    return Problem(None, found, worded("form.far.expected"), worded("form.far.do"))


@dataclass(frozen=True)
class _Kept:
    """How a crisis stands: the body of each report by its id, how each claim stands, and what names the chamber."""

    bodies: dict[str, dict[str, Any]]
    claims: list[Standing]
    naming: dict[str, Any] | None


def _house(kept: _Kept, reports: Sequence[Report], chamber: Chamber | None) -> tuple[Chamber | None, bool]:
    """The house of a crisis, and whether a person named it: now or before; else it is recognised."""
    from whipcount.reading import recognise  # noqa: PLC0415 - importing whipcount stays cheap
    from whipcount.rulebook import names, whole  # noqa: PLC0415 - the same

    if chamber:
        return chamber, True
    if kept.naming:
        return named(kept.naming), True
    # Before there were entries that name a chamber, each report had the id of the one it came in under.
    before = [body["chamber"] for body in kept.bodies.values() if body.get("chamber")]
    return (named({"chamber": before[-1]}), True) if before else (recognise(reports, names(), whole), False)


def _ordered(claims: list[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: (claim.quote.start, claim.quote.end)))
