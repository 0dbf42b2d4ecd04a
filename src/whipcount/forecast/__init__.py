"""How a vote may end: the distribution of ayes and noes, the chance that the motion is carried, and their record.

A count says who stands where; a forecast adds what past votes say of members who stand somewhere: some break the
line, in clumps, some do not come, and counts are sometimes wrong. It is worked out exactly, over all plausible
explanations of the count, under the chamber's own rule. Without enough evidence there is none, and it says what is
missing.
"""

from whipcount.forecast.forecast import About, forecast
from whipcount.forecast.pooling import pooled
from whipcount.forecast.priors import Priors, fitted
from whipcount.forecast.standing import Standing, standing
from whipcount.forecast.supposing import Given

__all__ = ["About", "Given", "Priors", "Standing", "fitted", "forecast", "pooled", "standing"]
