"""The rates under which the past votes are most likely, found by a search that needs no derivatives.

Which of the dissenters crossed, which rumours came true and how often counts were right is counted, not searched for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from whipcount.forecast.betas import Beta, Numbers
from whipcount.forecast.likelihood import Likelihood
from whipcount.forecast.past import PastRumour, PastVote, crises, miscount
from whipcount.forecast.priors import Absence, Dissent, Priors

# Of each rate the least and the greatest value that is looked at. A clump of 0 is a binomial; beyond a shock of 2
# the odds
# of a bad day are fifty times those of a good one.
BOUNDS = {
    "open": (1e-4, 0.3),
    "secret": (1e-4, 0.5),
    "clump": (1e-3, 0.5),
    "shock": (0.0, 2.0),
    "needed": (1e-4, 0.3),
    "other": (1e-4, 0.5),
    "absence_clump": (1e-4, 0.8),
}
START = (0.01, 0.03, 0.05, 0.5, 0.02, 0.08, 0.05)


def fit(
    votes: Sequence[PastVote],
    rumours: Sequence[PastRumour],
    *,
    without: str = "",
    start: Sequence[float] = START,
    steps: int = 600,
) -> Priors:
    """The priors of all votes but those of one crisis. start: the rates to begin with, in the order of `BOUNDS`."""
    used = [vote for vote in votes if vote.crisis != without]
    told = [rumour for rumour in rumours if rumour.crisis != without]
    most = max(max(vote.yes or 0, vote.no or 0) for vote in votes)
    crossing = _crossing(used)

    def made(rates: Sequence[float]) -> Priors:
        return _priors(rates, crossing, told, used, without)

    found = least(lambda place: -Likelihood(made(rates_at(place)), most).log_of(used), place_of(start), steps)
    return made(rates_at(found))


def rates(priors: Priors) -> tuple[float, ...]:
    """The rates that were searched for, in the order of `BOUNDS`."""
    dissent, needed, other = priors.dissent, priors.needed, priors.other
    return dissent.open, dissent.secret, dissent.clump, dissent.shock, needed.mean, other.mean, other.clump


def _crossing(votes: Sequence[PastVote]) -> float:
    """The share of dissenters who crossed, with half a member added to either kind (Jeffreys)."""
    crossed, abstained = (sum(getattr(vote, name) or 0 for vote in votes) for name in ("crossed", "abstained"))
    return float((crossed + 0.5) / (crossed + abstained + 1))


def _priors(
    found: Sequence[float], crossing: float, told: Sequence[PastRumour], used: Sequence[PastVote], without: str
) -> Priors:
    opened, secret, clump, shock, needed, other, alike = found
    return Priors(
        Dissent(opened, secret, clump, shock, crossing),
        Absence(needed, alike),
        Absence(other, alike),
        _of_crises([rumour.broke / rumour.members for rumour in told]),
        _of_crises([rumour.crossed / rumour.broke for rumour in told if rumour.broke]),
        miscount(without),
        len(crises(used)),
        len(used),
        without,
    )


def _of_crises(shares: Sequence[float]) -> Beta:
    """A beta from the share in each crisis. Members of one group act alike, so a crisis is one case, not twenty-two."""
    return Beta(0.5 + sum(shares), 0.5 + sum(1 - share for share in shares))


def place_of(values: Sequence[float]) -> Numbers:
    """Rates on a scale without ends."""
    shares = [(value - low) / (high - low) for value, (low, high) in zip(values, BOUNDS.values(), strict=True)]
    inner = np.clip(shares, 1e-6, 1 - 1e-6)
    made: Numbers = np.log(inner / (1 - inner))
    return made


def rates_at(place: Numbers) -> tuple[float, ...]:
    """The rates of a place."""
    shares = 1 / (1 + np.exp(-np.clip(place, -12, 12)))
    return tuple(low + float(share) * (high - low) for share, (low, high) in zip(shares, BOUNDS.values(), strict=True))


def least(of: Callable[[Numbers], float], start: Numbers, steps: int) -> Numbers:
    """A place where a function is least nearby (Nelder and Mead, Computer Journal 7, 1965, 308-313).

    It ends after so many steps, or when all corners of its simplex are as good as one another.
    """
    corners = [start, *(start + 0.7 * unit for unit in np.eye(start.size))]
    known = [(of(corner), number, corner) for number, corner in enumerate(corners)]
    for number in range(len(corners), steps + len(corners)):
        known.sort(key=lambda each: each[:2])
        if known[-1][0] - known[0][0] < 1e-6:
            break
        middle = np.mean([corner for _, _, corner in known[:-1]], axis=0)
        worst = known[-1]
        tried = [(of(place), number, place) for place in (middle + (middle - worst[2]),)]
        if tried[0][0] < known[0][0]:
            tried.append(_at(of, middle + 2 * (middle - worst[2]), number))
        elif tried[0][0] >= known[-2][0]:
            tried.append(
                _at(
                    of,
                    middle
                    + 0.5 * ((middle if tried[0][0] >= worst[0] else tried[0][2]) - middle)
                    + (0.5 * (worst[2] - middle) if tried[0][0] >= worst[0] else 0),
                    number,
                )
            )
        best = min(tried, key=lambda each: each[0])
        if best[0] < worst[0]:
            known[-1] = best
        else:
            known = [known[0], *(_at(of, (known[0][2] + corner) / 2, age) for _, age, corner in known[1:])]
    return min(known, key=lambda each: each[0])[2]


def _at(of: Callable[[Numbers], float], place: Numbers, number: int) -> tuple[float, int, Numbers]:
    return of(place), number, place
