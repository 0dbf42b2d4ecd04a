"""Fit the priors to the past votes again, and score them on votes that were left out.

    python -m whipcount.forecast.fit

It reads the tables in `data/forecast/` and writes `priors.json` beside them: the priors, those without each crisis, the
scores, and how it was done. Nothing is drawn at random, so the same tables give the same file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any

import numpy as np

from whipcount.forecast import past
from whipcount.forecast.betas import shocks
from whipcount.forecast.fitting import BOUNDS, START, fit, place_of, rates, rates_at
from whipcount.forecast.likelihood import Likelihood
from whipcount.forecast.past import PastVote
from whipcount.forecast.priors import FILE, Absence, Priors
from whipcount.forecast.record import independent, record, scores
from whipcount.forecast.scores import Score, by_crisis, crps, within
from whipcount.forecast.sides import NODES, Bloc, Manner, side

STARTS = (START, (0.03, 0.1, 0.2, 1.0, 0.01, 0.1, 0.2), (0.002, 0.02, 0.01, 1.5, 0.02, 0.1, 0.1))
_AGAIN = 200  # steps of a fit that begins at the rates of all votes
_DROP = 1.92  # of the log likelihood, at the end of a 95 % interval (half the chi square of one degree)
_HOW = (
    "Rates are those under which the votes in sides.csv and crises.csv are most likely (Nelder and Mead from three "
    "starts), under the model of the forecast itself, each known side as one bloc. crossing, rumour and miscount are "
    "counted. An interval holds the values of a rate with which the votes are not much less likely, the other rates "
    "being kept where they are; it is too narrow where two rates can stand in for one another, as clump and shock can."
)


def main() -> None:
    votes, rumours = past.votes(), past.rumours()
    every = max((fit(votes, rumours, start=start) for start in STARTS), key=lambda priors: _log_of(priors, votes))
    named = {told["crisis"] for told in past.replays()}
    left_out = {
        crisis: fit(votes, rumours, without=crisis, start=rates(every), steps=_AGAIN)
        for crisis in sorted({*past.crises(votes), *named})
    }
    told = {
        "how": _HOW,
        "priors": asdict(every),
        "log_likelihood": _log_of(every, votes),
        "intervals": intervals(every, votes),
        "line_known": [asdict(score) for score in sides_scored(votes, left_out)],
        "record": {by: [asdict(score) for score in scores(record(by, left_out))] for by in ("reader", "desk")},
        "without": {crisis: asdict(left_out[crisis]) for crisis in sorted(named)},
    }
    FILE.write_text(json.dumps(_rounded(told), indent=1) + "\n", "utf-8")


def _log_of(priors: Priors, votes: Sequence[PastVote]) -> float:
    return Likelihood(priors, max(max(vote.yes or 0, vote.no or 0) for vote in votes)).log_of(votes)


def intervals(priors: Priors, votes: Sequence[PastVote]) -> dict[str, tuple[float, float]]:
    """For each rate how far it can go, the others being kept, until the votes are much less likely."""
    best, middle = _log_of(priors, votes), place_of(rates(priors))
    return {name: _ends(votes, priors, middle, number, best) for number, name in enumerate(BOUNDS)}


def _ends(
    votes: Sequence[PastVote], priors: Priors, middle: np.ndarray[Any, Any], number: int, best: float
) -> tuple[float, float]:
    found = []
    for step in (-0.125, 0.125):
        place = middle.copy()
        for _ in range(64):
            place[number] += step
            if _log_of(_with(priors, rates_at(place)), votes) < best - _DROP:
                break
        found.append(rates_at(place)[number])
    return found[0], found[1]


def _with(priors: Priors, found: Sequence[float]) -> Priors:
    """The same priors with other rates, in the order of `BOUNDS`."""
    opened, secret, clump, shock, needed, other, alike = found
    dissent = replace(priors.dissent, open=opened, secret=secret, clump=clump, shock=shock)
    return replace(priors, dissent=dissent, needed=Absence(needed, alike), other=Absence(other, alike))


def sides_scored(votes: Sequence[PastVote], left_out: dict[str, Priors]) -> tuple[Score, ...]:
    """Sides of known size: their votes forecast without their crisis, in clumps, independently, and all of them."""
    return (
        _sides("forecast", votes, left_out),
        _sides("every member independent", votes, {name: independent(own) for name, own in left_out.items()}),
        _sides("every member keeps the line", votes, None),
    )


def _sides(name: str, votes: Sequence[PastVote], left_out: dict[str, Priors] | None) -> Score:
    errors, logs, covered = [], [], []
    for crisis, seats, cast, manner in _known(votes, left_out):
        if manner is None:
            chances = np.zeros(seats + 1)
            chances[seats] = 1.0
        else:
            _, weights = shocks(NODES)
            chances = weights @ side((Bloc(seats),), manner).loyal
        errors.append((crisis, crps(chances, cast)))
        logs.append((crisis, -float(np.log(max(chances[cast], 1e-6)))))
        covered.append(within(chances, cast))
    inside = tuple(sum(each[part] for each in covered) for part in range(3))
    crises = len({crisis for crisis, _ in errors})
    return Score(name, len(errors), crises, None, by_crisis(logs), by_crisis(errors), (*inside,), len(errors))  # type: ignore[arg-type]


def _known(
    votes: Sequence[PastVote], left_out: dict[str, Priors] | None
) -> Iterator[tuple[str, int, int, Manner | None]]:
    for vote in votes:
        for yes, seats, cast in ((True, vote.yes, vote.ayes), (False, vote.no, vote.noes)):
            if seats is not None and cast is not None:
                manner = _manner(vote, left_out[vote.crisis], yes=yes) if left_out else None
                yield vote.crisis, seats, min(seats, cast), manner


def _manner(vote: PastVote, priors: Priors, *, yes: bool) -> Manner:
    dissent = priors.dissent
    mean = dissent.secret if vote.secret else dissent.open
    absence = priors.needed if (vote.needed == "yes") is yes else priors.other
    return Manner(mean, -1 if yes else 1, dissent, absence, priors.rumour, priors.rumour_crossing)


def _rounded(told: Any) -> Any:
    """Six digits are more than these votes can tell."""
    if isinstance(told, float):
        return float(f"{told:.6g}")
    if isinstance(told, dict):
        return {name: _rounded(value) for name, value in told.items()}
    return [_rounded(value) for value in told] if isinstance(told, list | tuple) else told


if __name__ == "__main__":
    main()
