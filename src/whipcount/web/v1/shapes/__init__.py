"""The shapes of the API's answers, for its OpenAPI and for whoever makes a client from it.

They describe what `publish` and `exchange` write; the tests hold every answer against them. A claim has further fields
by its kind, which docs/api.md lists.
"""

from whipcount.web.v1.shapes.answers import Forecast, Steps, Why
from whipcount.web.v1.shapes.count import Count
from whipcount.web.v1.shapes.crises import Claims, Crises, Crisis, Reports
from whipcount.web.v1.shapes.parts import WholeReport
from whipcount.web.v1.shapes.refused import Problem, Said

__all__ = [
    "Claims",
    "Count",
    "Crises",
    "Crisis",
    "Forecast",
    "Problem",
    "Reports",
    "Said",
    "Steps",
    "WholeReport",
    "Why",
]
