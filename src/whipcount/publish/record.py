"""The record of the forecast: past crises day by day against what happened, and the scores beside simpler ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from whipcount.forecast.priors import kept
from whipcount.forecast.record import WAYS, Day, Replayed
from whipcount.forecast.saying import percent
from whipcount.forecast.scores import Bin, Score, reliability
from whipcount.forecast.shares import share
from whipcount.model.prose import day_in_words
from whipcount.publish.cells import table_head, table_rows
from whipcount.publish.layout import Line, lines, paragraph, table

_COLUMNS = ("replay", "crisis", "day", "chance", "moving", "independent", "count", "base_rate", "missing", "carried")


def record_text(told: Sequence[Replayed], scored: Sequence[Score], width: int = 80) -> Iterator[Line]:
    """What was tried, the scores, how often a chance came true, and each crisis with the days on which it changed."""
    yield Line("The record of the forecast", "title")
    yield Line("")
    yield from lines(paragraph(summary(told), width), "strong")
    yield Line("")
    yield from _scores("On past crises, each weighing the same (less is better; 'within' counts days)", scored, width)
    yield Line("")
    known = [Score(**each) for each in kept()["line_known"]]
    yield from _scores("On past votes of sides whose members were known (each crisis left out in turn)", known, width)
    yield Line("")
    yield from _reliability(told, width)
    for each in told:
        yield Line("")
        yield from _crisis(each, width)


def record_to_json(told: Sequence[Replayed], scored: Sequence[Score]) -> dict[str, Any]:
    """The record as one object."""
    return {
        "sentence": summary(told),
        "scores": [asdict(score) for score in scored],
        "line_known": kept()["line_known"],
        "reliability": {way: [asdict(each) for each in reliability(chances(told, way))] for way in WAYS},
        "priors": kept()["priors"],
        "intervals": kept()["intervals"],
        "how": kept()["how"],
        "crises": [_to_json(each) for each in told],
    }


def record_table(told: Sequence[Replayed], delimiter: str = ",") -> str:
    """A row for each day of each crisis."""
    return table_head(_COLUMNS, delimiter) + table_rows(_COLUMNS, _rows(told), delimiter)


def chances(told: Sequence[Replayed], way: str = WAYS[0]) -> list[tuple[float, bool]]:
    """Each day's chance, as one way of forecasting has it, with whether the motion was carried in the end."""
    voted = [each for each in told if each.carried is not None]
    return [(day.told[way].chance, bool(each.carried)) for each in voted for day in each.forecasts]


def summary(told: Sequence[Replayed]) -> str:
    """How much was tried, in a sentence that says how little it is."""
    days, made = sum(len(each.days) for each in told), sum(len(each.forecasts) for each in told)
    crises = {each.crisis for each in told}
    voted = {each.crisis for each in told if each.carried is not None and each.forecasts}
    right = sum(_right(each) for each in _last_days(told))
    of = share(right, len(_last_days(told)))
    interval = f"{of.low * 100:.0f} to {of.high * 100:.0f} %"
    return (
        f"{len(crises)} past crises were replayed over {days} days, each as if it had never been seen. On {made} days,"
        f" in {len(voted)} crises, there was enough to forecast from; otherwise there was none. On the last day with a"
        f" forecast the likelier outcome was the real one in {of.cases} of {of.of} replays (exact 95 % interval"
        f" {interval}; replays of one crisis are not independent)."
    )


def _last_days(told: Sequence[Replayed]) -> list[Replayed]:
    return [each for each in told if each.carried is not None and each.forecasts]


def _right(each: Replayed) -> bool:
    return ((each.forecasts[-1].chance or 0.0) > 0.5) is each.carried


def _scores(heading: str, scored: Sequence[Score], width: int) -> Iterator[Line]:
    yield Line(heading, "heading")
    rows = [("Brier", "log", "CRPS", "within 50, 80, 95 %", "of", "crises", "way")]
    rows += [
        (_score(s.brier), _score(s.log), _score(s.crps), _within(s), str(s.of), str(s.crises), s.name) for s in scored
    ]
    yield from lines(table(rows, width))


def _score(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _within(score: Score) -> str:
    return "-" if score.covered is None else ", ".join(str(number) for number in score.covered)


def _reliability(told: Sequence[Replayed], width: int) -> Iterator[Line]:
    yield Line("How often a chance came true (days; those of one crisis share one outcome)", "heading")
    rows: list[tuple[str, ...]] = [("chance", "days", "mean", "carried in the end", "way")]
    rows += [(*_bin(each), way) for way in WAYS for each in reliability(chances(told, way))]
    yield from lines(table(rows, width))


def _bin(each: Bin) -> tuple[str, ...]:
    span = f"{each.low * 100:.0f}-{each.high * 100:.0f} %"
    return span, str(each.forecasts), percent(each.mean), f"{each.true} of {each.forecasts}"


def _crisis(each: Replayed, width: int) -> Iterator[Line]:
    ended = {True: "carried", False: "lost", None: "no vote"}[each.carried]
    when = f" on {day_in_words(each.voted)}" if each.voted else ""
    ayes = f", {each.ayes} ayes" if each.ayes is not None else ""
    yield Line(f"{each.crisis} ({each.name}): {ended}{when}{ayes}", "heading")
    for said, days in groupby(each.days, key=_said):
        run = list(days)
        span = f"{run[0].day}" if len(run) == 1 else f"{run[0].day} to {run[-1].day}"
        yield from lines(paragraph(said, width, " " * 4, f"  {span}: "), "quiet")


def _said(day: Day) -> str:
    if not day.told:
        return "no forecast: " + "; ".join(_plainly(reason) for reason in day.missing)
    return ", ".join(
        f"{percent(day.told[way].chance)} {name}"
        for way, name in zip(
            WAYS, ("forecast", "with sides moving", "independent", "by the count", "base rate"), strict=True
        )
    )


def _plainly(reason: str) -> str:
    """The reason without the number of seats, which changes from day to day."""
    return "too many seats are left open" if reason.startswith("reports leave open") else reason


def _rows(told: Sequence[Replayed]) -> Iterator[dict[str, object]]:
    names = ("chance", "moving", "independent", "count", "base_rate")
    for each in told:
        for day in each.days:
            made: dict[str, object] = {"replay": each.name, "crisis": each.crisis, "day": day.day.isoformat()}
            made |= {"missing": "; ".join(day.missing), "carried": each.carried}
            made |= {name: round(day.told[way].chance, 6) for name, way in zip(names, WAYS, strict=True) if day.told}
            yield made


def _to_json(each: Replayed) -> dict[str, Any]:
    return {
        "crisis": each.crisis,
        "replay": each.name,
        "by": each.by,
        "voted": each.voted and each.voted.isoformat(),
        "carried": each.carried,
        "ayes": each.ayes,
        "days": [
            {
                "day": day.day.isoformat(),
                "missing": list(day.missing),
                "chances": {way: float(f"{said.chance:.6g}") for way, said in day.told.items()},
            }
            for day in each.days
        ],
    }
