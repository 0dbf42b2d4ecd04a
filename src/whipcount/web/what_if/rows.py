"""The numbers of a supposition as the page says them: a row for each, before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from whipcount.count.what_if import Tallied, Votes
from whipcount.crisis.supposing import Answered, Side
from whipcount.model.count import Band, Count
from whipcount.model.quantity import Range
from whipcount.model.words import Bench
from whipcount.publish.order import benches
from whipcount.web.words import Words


@dataclass(frozen=True, slots=True)
class Cell:
    """A number by the plausible band; what is possible beside it, where that is another range."""

    text: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One number before and after. kind: "votes", "house" or "chance"."""

    name: str
    before: Cell
    after: Cell
    kind: str

    @property
    def changed(self) -> bool:
        return self.before != self.after


def rows(answered: Answered, t: Words) -> Iterator[Row]:
    """All numbers, those of the vote first."""
    made = answered.supposed
    votes = made.voted, made.supposed
    for name, of in _TALLIED.items():
        cells = [_tallied(each, of, t, signed=name == "margin") for each in votes]
        if any(cell.text != "-" for cell in cells):
            yield _row(t(name), "votes", cells)
    for option in ("abstain", "absent"):
        yield _row(t(f"option.{option}"), "votes", [Cell(t.number(getattr(each, option))) for each in votes])
    yield _row(t("verdict"), "votes", [_verdict(each, t) for each in votes])
    yield from _chances(answered, t)
    yield _row(t("whatif.coalitions"), "chance", [_coalitions(side, t) for side in (answered.before, answered.after)])
    for bench in benches({**made.before.benches, **made.after.benches}):
        yield _row(t(f"bench.{bench}"), "house", [_bench(count, bench, t) for count in (made.before, made.after)])


def _row(name: str, kind: str, cells: Iterable[Cell]) -> Row:
    before, after = cells
    return Row(name, before, after, kind)


_Of = Callable[[Tallied], Range | None]
_TALLIED: dict[str, _Of] = {
    "threshold": lambda told: told.needed,
    "option.yes": lambda told: told.ayes,
    "option.no": lambda told: told.noes,
    "margin": lambda told: told.margin,
}


def _tallied(votes: Votes, of: _Of, t: Words, *, signed: bool) -> Cell:
    say = t.signed if signed else t.span
    plausible, possible = of(votes.plausible), of(votes.possible)
    if plausible is None:
        return Cell("-")
    beside = "" if possible is None or possible == plausible else t("whatif.possible", span=say(possible))
    return Cell(say(plausible), beside)


def _verdict(votes: Votes, t: Words) -> Cell:
    return Cell(t(f"verdict.{votes.outcome}"), t(f"certainty.{votes.certainty}"))


def _chances(answered: Answered, t: Words) -> Iterator[Row]:
    """The chance with the range under one explanation, and how many ayes in four of five votes."""
    made = [answered.before.forecast, answered.after.forecast]
    cells, ayes = [], []
    for each in made:
        if each.chance is None or each.lowest is None or each.highest is None or each.ayes is None:
            cells.append(Cell(t("whatif.chance.no")))
            ayes.append(Cell(t("whatif.chance.no")))
            continue
        low, high = t.chance(each.lowest), t.chance(each.highest)
        right = low if low == high else t("span", low=low, high=high)
        cells.append(Cell(t.chance(each.chance), t("whatif.chance.right", span=right)))
        ayes.append(Cell(t.span(each.ayes.most)))
    yield _row(t("whatif.chance"), "chance", cells)
    if any(each.chance is not None for each in made):
        yield _row(t("whatif.chance.ayes"), "chance", ayes)


def _coalitions(side: Side, t: Words) -> Cell:
    number = side.coalitions.number
    return Cell(t("whatif.chance.no") if number is None else many(number, t))


def many(number: int, t: Words) -> str:
    """A number of coalitions; of sixty parties there are more than anybody can read."""
    return t.number(number) if number <= READABLE else t("whatif.more", n=t.number(READABLE))


READABLE = 10**9


def _bench(count: Count, bench: Bench, t: Words) -> Cell:
    band = count.benches.get(bench, Band((), Range(0, 0), Range(0, 0)))
    beside = "" if band.possible == band.plausible else t("whatif.possible", span=t.span(band.possible))
    return Cell(t.span(band.plausible), beside)
