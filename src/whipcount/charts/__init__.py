"""The room where a count becomes a picture: our own seat charts, as SVG and as a sentence with every number.

Values come in, drawings go out. A chart never draws more or fewer seats than the house has, shows
what is sure, in doubt and vacant as different things, and says in words whatever it shows.
"""

from whipcount.charts.benches import benches
from whipcount.charts.drawn import shape_of
from whipcount.charts.hemicycle import Chart, hemicycle
from whipcount.charts.over_time import over_time

__all__ = ["Chart", "benches", "hemicycle", "over_time", "shape_of"]
