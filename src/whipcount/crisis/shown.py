"""A count that explains itself and shows itself as a picture in a notebook."""

from __future__ import annotations

from dataclasses import fields
from html import escape
from typing import TYPE_CHECKING

from whipcount.model import Count

if TYPE_CHECKING:
    from whipcount.charts import Chart


class ShownCount(Count):
    """A count with `why` and `chart`; in a notebook it is its picture and the sentence with all numbers."""

    __slots__ = ()

    @classmethod
    def of(cls, count: Count) -> ShownCount:
        """The same count, able to show itself."""
        return cls(**{field.name: getattr(count, field.name) for field in fields(Count)})

    def why(self, name: str) -> tuple[str, ...]:
        """Why a bench, a party, "threshold" or "verdict" is what it is, in sentences that name their sources."""
        from whipcount.count import why  # noqa: PLC0415 - the solver is loaded when it is needed

        return why(self, name)

    def chart(self) -> Chart:
        """The hemicycle, with vacancies and the majority line."""
        from whipcount.charts import hemicycle  # noqa: PLC0415 - drawing is loaded when it is needed

        return hemicycle(self)

    def _repr_html_(self) -> str:
        """The picture and its sentence. Names come from reports, so the sentence is escaped."""
        chart = self.chart()
        return f"<figure>{chart.svg}<figcaption>{escape(chart.sentence)}</figcaption></figure>"
