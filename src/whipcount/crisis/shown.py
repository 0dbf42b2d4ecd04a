"""A count that explains itself and shows itself as a picture in a notebook."""

from __future__ import annotations

from dataclasses import dataclass, fields
from html import escape
from typing import TYPE_CHECKING

from whipcount.crisis.figure import figure
from whipcount.model import Count, Problem, Unusable
from whipcount.model.days import CountedDay
from whipcount.model.difference import Difference
from whipcount.model.words import Shape

if TYPE_CHECKING:
    from whipcount.charts import Chart
    from whipcount.crisis.power import ShownPower
    from whipcount.sentences import Language


class ShownCount(Count):
    """A count with `why` and `chart`; in a notebook it is its picture and the sentence with all numbers."""

    __slots__ = ()

    @classmethod
    def of(cls, count: Count) -> ShownCount:
        """The same count, able to show itself."""
        return cls(**{field.name: getattr(count, field.name) for field in fields(Count)})

    def why(self, name: str) -> tuple[str, ...]:
        """Why a bench, a party, "threshold" or "verdict" is what it is, in sentences that name their sources.

        Unusable, with the nearest name, for anything else.
        """
        from whipcount.count import why  # noqa: PLC0415 - the solver is loaded when it is needed

        try:
            return why(self, name)
        except ValueError:
            raise Unusable(self._uncounted(name)) from None

    def chart(self, shape: Shape | str | None = None, into: Language | None = None) -> Chart:
        """The house with its vacancies and the votes needed. Unusable when the size of the house is not known.

        shape: "hemicycle" or "benches"; None for the shape in which this house sits, a hemicycle where none is known.
        into: the language of its words, English when none is given.
        """
        from whipcount.charts import benches, hemicycle, shape_of  # noqa: PLC0415 - drawing is loaded when it is needed

        asked = Shape(shape) if shape else None
        try:
            return (benches if shape_of(self, asked) is Shape.BENCHES else hemicycle)(self, into)
        except ValueError as error:  # what cannot be drawn follows from what the reports say
            do = "Name the chamber, or add a report that gives its size."
            raise Unusable(Problem(None, str(error), "a house of a known size", do)) from None

    def _uncounted(self, name: str) -> Problem:
        from whipcount.files import nearest  # noqa: PLC0415 - only when something is wrong

        known = [*(bench.value for bench in self.benches), *(party.party for party in self.parties)]
        known += ["threshold", "verdict"]
        guess = nearest(name, known) or known[0]
        return Problem(None, f"nothing is counted under '{name}'", f"one of {', '.join(known)}", f"Ask for {guess}.")

    def _repr_html_(self) -> str:
        """The picture and its sentence; the verdict where the size of the house is not known."""
        return figure(self.chart, self.verdict.sentence)


@dataclass(frozen=True)
class Timeline:
    """The days of a crisis, each counted; in a notebook it is the picture of its bands."""

    days: tuple[CountedDay, ...]

    def chart(self, into: Language | None = None) -> Chart:
        """Both sides' bands over the days, with the votes needed and the events. Unusable when none can be drawn.

        into: the language of its words, English when none is given.
        """
        from whipcount.charts import over_time  # noqa: PLC0415 - drawing is loaded when it is needed

        try:
            return over_time(self.days, into)
        except ValueError as error:
            do = "Name the chamber, or add a report that says who is on which side."
            raise Unusable(Problem(None, str(error), "days on which a side can be counted", do)) from None

    def power(self, *indices: str) -> ShownPower:
        """Each party's voting power before and after each event; without names Shapley-Shubik's and Owen's shares.

        Unusable for days that were counted without their parties.
        """
        from whipcount.crisis.power import ShownPower  # noqa: PLC0415 - importing whipcount stays cheap
        from whipcount.power.over_time import USUAL, over_time  # noqa: PLC0415 - the same

        if any(day.count.parties is None for day in self.days):
            do = "Ask for timeline(parties=True)."
            raise Unusable(Problem(None, "only benches were counted", "days with the seats of each party", do))
        chamber = self.days[-1].count.chamber
        house = f"{chamber.name}, {chamber.country}" if chamber else ""
        return ShownPower.of(over_time(self.days, indices or USUAL), house)

    def _repr_html_(self) -> str:
        return figure(self.chart)


class ShownDifference(Difference):
    """A difference that in a notebook shows its sentence and the reasons of its smallest explanation."""

    __slots__ = ()

    @classmethod
    def of(cls, difference: Difference) -> ShownDifference:
        """The same difference, able to show itself."""
        return cls(**{field.name: getattr(difference, field.name) for field in fields(Difference)})

    def _repr_html_(self) -> str:
        """Names and numbers come from reports, so that they are escaped."""
        reasons = self.explanations[0].reasons if self.smallest == 1 else ()
        items = "".join(f"<li>{escape(reason.sentence)}</li>" for reason in reasons)
        return f"<p>{escape(self.sentence)}</p>" + (f"<ul>{items}</ul>" if items else "")
