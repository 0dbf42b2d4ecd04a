"""A supposition as data: every number of the page before and after. docs/page.md has its form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from whipcount.count.what_if import Tallied, Votes
from whipcount.crisis.supposing import Answered, Coalitions, Part
from whipcount.model.count import Band, Count
from whipcount.model.forecast import Forecast
from whipcount.model.quantity import Range
from whipcount.model.words import Bench
from whipcount.publish.bands import range_to_json
from whipcount.publish.cells import table_head, table_rows
from whipcount.publish.order import benches
from whipcount.web.what_if import moves

_COLUMNS = ("what", "before_low", "before_high", "after_low", "after_high")


def to_json(found: Answered) -> dict[str, Any]:
    """One object. `benches` and `votes` have the plausible ranges, `possible` the possible ones."""
    made = found.supposed
    told = {"as_of": made.before.as_of.isoformat(), "moves": [moves.write(move) for move in made.moves]}
    told["unsure"] = [moves.write(move) for move in made.unsure]
    sides = {"before": (made.before, made.voted, found.before), "after": (made.after, made.supposed, found.after)}
    needed = {"before": made.needed_before, "after": made.needed}
    return told | {
        "benches": {name: _benches(count, possible=False) for name, (count, _, _) in sides.items()},
        "possible": {
            name: {"benches": _benches(count, possible=True)} | _tallied(votes.possible)
            for name, (count, votes, _) in sides.items()
        },
        "threshold": {name: _threshold(count, votes) for name, (count, votes, _) in sides.items()},
        "votes": {name: _votes(votes) for name, (_, votes, _) in sides.items()},
        "needed": list(made.needed),
        "not_spared": {name: list(parties) for name, parties in needed.items()},
        "coalitions": {name: _coalitions(side.coalitions) for name, (_, _, side) in sides.items()},
        "power": _power(found) | {"index": "owen"},
        "forecast": {name: _forecast(side.forecast) for name, (_, _, side) in sides.items()},
    }


def to_table(found: Answered) -> str:
    """A row for each number, plausible and possible, before and after: what a spreadsheet takes."""
    return table_head(_COLUMNS, ",") + table_rows(_COLUMNS, _rows(found), ",")


def _rows(found: Answered) -> Iterator[dict[str, object]]:
    counts = found.supposed.before, found.supposed.after
    votes, sides = (found.supposed.voted, found.supposed.supposed), (found.before, found.after)
    for possible in (False, True):
        band = "possible" if possible else "plausible"
        told = [each.possible if possible else each.plausible for each in votes]
        for bench in benches({**counts[0].benches, **counts[1].benches}):
            yield _row(f"{bench} ({band})", [_span(count, bench, possible=possible) for count in counts])
        yield _row(f"ayes ({band})", [each.ayes for each in told])
        yield _row(f"noes ({band})", [each.noes for each in told])
        yield _row(f"needed ({band})", [each.needed for each in told])
        yield _row(f"margin ({band})", [each.margin for each in told])
    yield _row("abstain", [_number(each.abstain) for each in votes])
    yield _row("absent", [_number(each.absent) for each in votes])
    yield _row("minimal winning coalitions", [_number(side.coalitions.number) for side in sides])
    yield _row("ayes with 80 %", [side.forecast.ayes.most if side.forecast.ayes else None for side in sides])
    yield _same("chance", [side.forecast.chance for side in sides])
    yield _same("outcome", [each.outcome.value for each in votes])


def _row(what: str, spans: Sequence[Range | None]) -> dict[str, object]:
    ends = (end for span in spans for end in ((span.low, span.high) if span else (None, None)))
    return dict(zip(_COLUMNS, (what, *ends), strict=True))


def _same(what: str, values: Sequence[object]) -> dict[str, object]:
    """What is no range stands in both columns."""
    return dict(zip(_COLUMNS, (what, *(value for value in values for _ in (0, 1))), strict=True))


def _number(number: int | None) -> Range | None:
    return None if number is None else Range(number, number)


def _benches(count: Count, *, possible: bool) -> dict[str, list[int]]:
    return {bench.value: range_to_json(_span(count, bench, possible=possible)) for bench in benches(count.benches)}


def _span(count: Count, bench: Bench, *, possible: bool) -> Range:
    band = count.benches.get(bench, Band((), Range(0, 0), Range(0, 0)))
    return band.possible if possible else band.plausible


def _threshold(count: Count, votes: Votes) -> dict[str, Any] | None:
    need = count.threshold
    if need is None:
        return None
    told = {"votes": need.votes, "base": need.base and need.base.value, "by": need.by and need.by.value}
    told |= {"article": need.article, "sentence": need.sentence}
    return told | {"if_others_vote": _span_of(votes.plausible.needed)}


def _votes(votes: Votes) -> dict[str, Any]:
    ways = {"abstain": votes.abstain, "absent": votes.absent}
    told = _tallied(votes.plausible) | ways
    return told | {"outcome": votes.outcome.value, "certainty": votes.certainty}


def _tallied(told: Tallied) -> dict[str, Any]:
    spans = {"yes": _span_of(told.ayes), "no": _span_of(told.noes), "margin": _span_of(told.margin)}
    return spans | {"outcome": told.outcome.value}


def _span_of(each: Range | None) -> list[int] | None:
    return None if each is None else range_to_json(each)


def _coalitions(told: Coalitions) -> dict[str, Any]:
    best = told.smallest
    return {
        "minimal_winning": told.number,
        "votes_needed": told.needed,
        "smallest": best and {"members": [*map(_part, best.members)], "votes": best.votes},
        "in_all": [*map(_part, told.always)],
        "missing": told.missing,
    }


def _part(part: Part) -> dict[str, str | None]:
    return {"party": part[0], "place": part[1] and part[1].value}


def _power(found: Answered) -> dict[str, Any]:
    """Shares as decimals, for they are for looking at."""
    sides = {"before": found.before.power, "after": found.after.power}
    shares = {
        name: None if each.shares is None else {party: round(float(share), 6) for party, share in each.shares.items()}
        for name, each in sides.items()
    }
    return shares | {"missing": sides["before"].missing or sides["after"].missing}


def _forecast(made: Forecast) -> dict[str, Any]:
    """The chance with its range under one plausible explanation and the ayes in four of five votes; or why not."""

    def digits(chance: float | None) -> float | None:
        return None if chance is None else round(chance, 6)

    ayes = made.ayes and range_to_json(made.ayes.most)
    right = None if made.lowest is None else [digits(made.lowest), digits(made.highest)]
    return {"chance": digits(made.chance), "if_count_right": right, "ayes_80": ayes, "missing": list(made.missing)}
