"""What the page of a crisis shows, gathered from a count: nothing is counted or judged here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from markupsafe import Markup

from whipcount.charts.drawn import shape_of
from whipcount.charts.seating import in_doubt, party_order, unknown
from whipcount.crisis import ShownCount
from whipcount.crisis.course import course_of
from whipcount.crisis.forecasting import ShownForecast
from whipcount.model import Finding, Report
from whipcount.model.count import Band, PartyCount
from whipcount.model.words import Bench, Shape, Stage
from whipcount.procedure.course import Course
from whipcount.procedure.stepping import Step
from whipcount.procedure.steps import next_steps
from whipcount.publish.forecast import forecast_text
from whipcount.publish.layout import Line
from whipcount.publish.order import benches, reports_in_order
from whipcount.rulebook import cite
from whipcount.web.addresses import Addresses
from whipcount.web.asked import Asked
from whipcount.web.crisis import seats
from whipcount.web.crisis.evidence import Evidence, Proof
from whipcount.web.report.marked import marked
from whipcount.web.words import Words

_TEXTS = 60_000  # letters of reports on the page itself; beyond that each has its own page
_QUOTES = 12


@dataclass(frozen=True)
class Told:
    """The page's view of one count. days: all days on which reports were published.

    forecast: of the same day; None where the page does not show it.
    """

    count: ShownCount
    asked: Asked
    addresses: Addresses
    t: Words
    days: tuple[date, ...]
    forecast: ShownForecast | None = None

    @cached_property
    def title(self) -> str:
        chamber = self.count.chamber
        return f"{chamber.name}, {chamber.country}" if chamber else self.t("crisis.unknown")

    @cached_property
    def reports(self) -> list[Report]:
        """The newest first."""
        return list(reversed(reports_in_order(self.count)))

    @property
    def stops(self) -> tuple[date, ...]:
        """The days with reports, and the day of the count."""
        return tuple(sorted({*self.days, self.count.as_of}))

    @property
    def before(self) -> date | None:
        """The last day with reports before that of the count."""
        return max((day for day in self.days if day < self.count.as_of), default=None)

    @property
    def after(self) -> date | None:
        """The first day with reports after it."""
        return min((day for day in self.days if day > self.count.as_of), default=None)

    @cached_property
    def here(self) -> frozenset[str]:
        """The reports whose texts stand on the page: the newest, until it is long enough."""
        left, found = _TEXTS, set()
        for report in self.reports:
            left -= len(report.text)
            if left < 0:
                break
            found.add(report.id)
        return frozenset(found)

    @cached_property
    def evidence(self) -> Evidence:
        pages = {each.id: "" if each.id in self.here else self.of_report(each) for each in self.reports}
        return Evidence(self.count, pages)

    def of_report(self, report: Report) -> str:
        return self.addresses.report(self.asked, report.id)

    def text(self, report: Report) -> Markup:
        """The report with its claims marked."""
        claims = [claim for claim in self.count.claims if claim.quote.report == report.id]
        unread = [each for each in self.count.unread if each.quote.report == report.id]
        return marked(report, claims, unread, self.t)

    def claims(self, report: Report) -> int:
        return sum(claim.quote.report == report.id for claim in self.count.claims)

    @cached_property
    def places(self) -> dict[str, str]:
        return seats.anchors(self.count)

    @cached_property
    def house(self) -> Markup | None:
        return seats.house(self.count, self.asked.shape, self.t.said_in)

    @property
    def shape(self) -> Shape:
        """In which shape the house is drawn."""
        return shape_of(self.count, self.asked.shape)

    @cached_property
    def linked_house(self) -> Markup | None:
        """The house for a page that is not this one: each block opens its place on this one."""
        return seats.house(self.count, self.asked.shape, self.t.said_in, self.addresses.crisis(self.asked))

    @property
    def benches(self) -> list[tuple[Bench, Band, Markup]]:
        return [
            (bench, self.count.benches[bench], seats.bar(self.count, bench, self.count.benches[bench]))
            for bench in benches(self.count.benches)
        ]

    @cached_property
    def parties(self) -> list[PartyCount]:
        """The largest first, as they sit from the ends of the house to its middle."""
        return list(party_order(self.count))

    def stands(self, party: PartyCount) -> list[tuple[Bench, Band, str]]:
        """Where a party's seats may be, each with how sure that is."""
        bands = [(bench, band) for bench, band in party.benches.items() if band.possible.high]
        return [(bench, band, _sureness(band)) for bench, band in bands]

    def why(self, what: str) -> tuple[str, ...]:
        return self.count.why(what)

    def quotes(self, party: PartyCount) -> list[Proof]:
        return self.evidence.naming(party.party)[:_QUOTES]

    @property
    def doubt(self) -> int:
        return in_doubt(self.count) if self.count.seats and self.house else 0

    @property
    def doubtful(self) -> list[PartyCount]:
        """Parties that some plausible account has on more than one bench, or with more or fewer seats."""
        return [party for party in self.parties if any(band.plausible.width for band in party.benches.values())]

    @property
    def unnamed(self) -> list[tuple[Bench, int]]:
        """Sure seats of a bench whose party no report gives."""
        sides = (bench for bench in self.count.benches if bench is not Bench.VACANT)
        return [(bench, number) for bench in sides if (number := unknown(self.count, bench))]

    @property
    def forecast_picture(self) -> Markup | None:
        """The distribution of the votes; None where there is no forecast."""
        if self.forecast is None or self.forecast.chance is None:
            return None
        drawn = self.forecast.chart(self.t.said_in, narrow=True).svg
        return Markup(drawn)  # noqa: S704 - our own drawing, which escapes every name in it

    @property
    def forecast_lines(self) -> tuple[Line, ...]:
        """All of the forecast, as the command line prints it, in the language of the page."""
        return tuple(forecast_text(self.forecast, into=self.t.said_in)) if self.forecast else ()

    @property
    def findings(self) -> list[Finding]:
        return sorted(self.count.findings, key=lambda finding: not finding.contradicts)

    def cited(self, article: str) -> str:
        """An article named in the language of the page; a rule with a name of its own as it stands."""
        return self.t.said(cite(article))

    @cached_property
    def course(self) -> Course | None:
        return course_of(self.count)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return next_steps(self.course) if self.course else ()

    @property
    def stages(self) -> list[tuple[Stage, date | None, list[Proof]]]:
        """The steps that reports tell of, in the order of their days, those without a day last."""
        motion = self.count.motion
        found = sorted(motion.stages, key=lambda step: step.day or date.max) if motion else []
        return [(step.stage, step.day, self.evidence.of(step.claims)) for step in found]


def _sureness(band: Band) -> str:
    """How sure a band is, as the key of its word."""
    if band.plausible.width:
        return "doubt"
    return "plausible" if band.possible.width else "certain"
