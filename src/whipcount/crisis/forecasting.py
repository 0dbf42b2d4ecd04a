"""The forecast of a crisis: its count of a day, its law and the priors brought together, and shown as a picture."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from whipcount.model import Problem, Unusable
from whipcount.model.count import BenchCount
from whipcount.model.forecast import Forecast
from whipcount.model.law import MotionRule
from whipcount.model.words import Bench, MotionKind

if TYPE_CHECKING:
    from whipcount.charts import Chart
    from whipcount.sentences import Language


class Outside(NamedTuple):
    """A forecast of somebody else, with the weight that a person gives it."""

    name: str
    chance: float
    weight: float


class Known(NamedTuple):
    """What a person may add to the reports. presiding: the bench of whoever presides; pairs: pairs that stay away."""

    presiding: Bench | None = None
    pairs: int = 0
    outside: Outside | None = None


class ShownForecast(Forecast):
    """A forecast that in a notebook shows its picture and its sentence."""

    __slots__ = ()

    def chart(self, into: Language | None = None, *, narrow: bool = False) -> Chart:
        """The distribution of ayes and noes, with the votes needed. Unusable where there is no forecast.

        into: the language of its words, English when none is given. narrow: drawn to be read on a phone.
        """
        from whipcount.charts.forecast import NARROW, WIDE, distribution  # noqa: PLC0415 - drawing is loaded when it is needed

        try:
            return distribution(self, into, NARROW if narrow else WIDE)
        except ValueError as error:
            do = "Add reports that say it, or name the chamber."
            raise Unusable(Problem(None, str(error).rstrip("."), "enough evidence for a forecast", do)) from None

    def _repr_html_(self) -> str:
        try:
            chart = self.chart()
        except Unusable:
            return f"<p>{escape(self.sentence)}</p>"
        return f"<figure>{chart.svg}<figcaption>{escape(chart.sentence)}</figcaption></figure>"


def forecast_of(
    counted: BenchCount, motion: MotionKind | None, rule: MotionRule | None, on: date, known: Known
) -> ShownForecast:
    """The forecast of a count. motion: what the reports say is asked, None where no report tells of a motion."""
    from whipcount.forecast import About, Given, forecast, pooled, standing  # noqa: PLC0415 - numpy is loaded when needed

    told = standing(counted, motion)
    made = forecast(
        told, About(counted.chamber, on, rule, counted.threshold), given=Given(known.presiding, known.pairs)
    )
    if made.chance is not None and known.outside:
        try:
            made = replace(made, pooled=pooled(made.chance, *known.outside))
        except ValueError as error:
            raise Unusable(Problem(None, str(error), "a chance and a weight", "Write such as 0.63 and 0.25.")) from None
    return ShownForecast(**{field.name: getattr(made, field.name) for field in fields(Forecast)})
