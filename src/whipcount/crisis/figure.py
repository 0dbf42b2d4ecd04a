"""What a notebook shows of a thing that has a picture: the picture with its sentence, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from whipcount.model import Unusable

if TYPE_CHECKING:
    from whipcount.charts import Chart


def figure(draw: Callable[[], Chart], otherwise: str | None = None) -> str:
    """HTML. otherwise: what to say where nothing can be drawn; None: why. Names come from reports, so it is escaped."""
    try:
        chart = draw()
    except Unusable as unusable:
        return f"<p>{escape(str(unusable) if otherwise is None else otherwise)}</p>"
    return f"<figure>{chart.svg}<figcaption>{escape(chart.sentence)}</figcaption></figure>"
