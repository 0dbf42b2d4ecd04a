"""A forecast as text, JSON and rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from whipcount.forecast.saying import percent
from whipcount.model.forecast import Forecast, Spread, Stand, Supposed
from whipcount.model.prose import day_in_words
from whipcount.model.quantity import Range
from whipcount.model.words import Option
from whipcount.publish.cells import table_head, table_rows
from whipcount.publish.count_json import chamber_to_json
from whipcount.publish.layout import Line, lines, paragraph, printable, table

_COLUMNS = ("votes", "ayes", "noes")
_MOST = 8
CAUTION = "A forecast is no count: it rests on what members did in past votes, and these are few."


def forecast_text(made: Forecast, width: int = 80) -> Iterator[Line]:
    """The answer first, then its explanations, whose stand moves it, what it takes, other endings, and its record."""
    name = f"{made.chamber.name}, {made.chamber.country}" if made.chamber else "A chamber that was not recognised"
    yield Line(f"{name}, {day_in_words(made.as_of)}", "title")
    yield Line("")
    yield from lines(paragraph(made.sentence, width), "strong")
    if made.chance is not None:
        yield from lines(paragraph(CAUTION, width), "warning")
    for section in (_votes, _pooled, _supposed, _pivots, _reach, _stands, _endings, _notes):
        if found := list(section(made, width)):
            yield Line("")
            yield from found


def forecast_to_json(made: Forecast) -> dict[str, Any]:
    """The forecast as one object; docs/api.md has its form."""
    return {
        "chamber": made.chamber and chamber_to_json(made.chamber),
        "as_of": made.as_of.isoformat(),
        "motion": made.motion.value,
        "seats": made.seats,
        "sentence": made.sentence,
        "missing": list(made.missing),
        "chance": _digits(made.chance),
        "undecided": _digits(made.undecided),
        "under_explanations": None if made.lowest is None else [_digits(made.lowest), _digits(made.highest)],
        "ayes": made.ayes and _spread(made.ayes),
        "noes": made.noes and _spread(made.noes),
        "explanations": [_explanation(each) for each in made.supposed],
        "stands": [_stand(each) for each in made.stands],
        "pivots": [
            {
                "name": each.name,
                "seats": each.seats,
                "if_yes": _digits(each.chance_if_yes),
                "if_no": _digits(each.chance_if_no),
            }
            for each in made.pivots
        ],
        "takes": made.reach and asdict(made.reach),
        "endings": [
            {"name": e.name, "cases": e.share.cases, "of": e.share.of, "barred": e.barred, "sentence": e.sentence}
            for e in made.endings
        ],
        "if_sides_move": made.moved and asdict(made.moved),
        "pooled": made.pooled and asdict(made.pooled),
        "notes": list(made.notes),
        "record": made.record,
    }


def forecast_table(made: Forecast, delimiter: str = ",") -> str:
    """A row for each number of votes: the chance of so many ayes, and of so many noes."""
    return table_head(_COLUMNS, delimiter) + table_rows(_COLUMNS, _rows(made), delimiter)


def _rows(made: Forecast) -> Iterator[dict[str, object]]:
    if made.ayes is None or made.noes is None:
        return
    known = [dict(enumerate(spread.chances, spread.least)) for spread in (made.ayes, made.noes)]
    for votes in range(min(map(min, known)), max(map(max, known)) + 1):
        yield {"votes": votes, "ayes": _digits(known[0].get(votes, 0.0)), "noes": _digits(known[1].get(votes, 0.0))}


def _votes(made: Forecast, width: int) -> Iterator[Line]:
    if made.ayes is None or made.noes is None:
        return
    rows: list[tuple[str, ...]] = [("Votes", "mean", "50 %", "80 %", "95 %")]
    rows += [
        (name, f"{spread.mean:.1f}", *(_span(each) for each in (spread.half, spread.most, spread.nearly)))
        for name, spread in (("Ayes", made.ayes), ("Noes", made.noes))
    ]
    yield from _headed(table(rows, width))
    if made.threshold:
        yield from lines(paragraph(f"Needed: {made.threshold.sentence}", width))
    if made.undecided > 0.0005:
        said = f"Equal votes, which no law known here settles: {made.undecided * 100:.1f} %."
        yield from lines(paragraph(said, width))


def _pooled(made: Forecast, width: int) -> Iterator[Line]:
    if made.pooled:
        pool = made.pooled
        said = (
            f"With {printable(pool.name)} ({pool.outside * 100:.0f} %) at a weight of {pool.weight:g}, log-odds"
            f" averaged: {percent(pool.chance)}. The weight is yours; nothing here knows how good that forecast is."
        )
        yield from lines(paragraph(said, width))


def _supposed(made: Forecast, width: int) -> Iterator[Line]:
    if not made.supposed:
        return
    rows: list[tuple[str, ...]] = [("weight", "chance", "with", "against", "explanation")]
    rows += [
        (f"{each.weight * 100:.0f} %", percent(each.chance), str(each.ayes), str(each.noes), _why(each))
        for each in made.supposed[:_MOST]
    ]
    head = f"Explanations of the count, the heaviest {min(_MOST, len(made.supposed))} of {len(made.supposed)}"
    yield Line(head, "heading")
    yield from lines(table(rows, width))


def _why(each: Supposed) -> str:
    sides = {
        Option.YES: "; the presiding member is of the ayes' side",
        Option.NO: "; the presiding member is of the noes' side",
    }
    base = "plausible" if each.kind == "plausible" else "the count is wrong by so much"
    return base + (sides.get(each.presiding, "") if each.presiding else "")


def _pivots(made: Forecast, width: int) -> Iterator[Line]:
    told = [each for each in made.pivots if abs(each.difference) >= 0.005][:_MOST]
    if told:
        yield Line("Whose stand moves the chance most", "heading")
        rows = [("party", "seats", "all for it", "all against")]
        rows += [(printable(p.name), str(p.seats), percent(p.chance_if_yes), percent(p.chance_if_no)) for p in told]
        yield from lines(table(rows, width))


def _reach(made: Forecast, width: int) -> Iterator[Line]:
    takes = made.reach
    if takes is None:
        return
    if takes.staying is None and takes.crossing is None:
        yield from lines(paragraph("No number of dissenters on one side turns the result.", width))
        return
    side = "for" if takes.side is Option.YES else "against"
    ways = [f"{takes.staying} stay away"] * (takes.staying is not None)
    ways += [f"{takes.crossing} vote with the other side"] * (takes.crossing is not None)
    now = "is carried" if takes.carried else "fails"
    turn = "fails" if takes.carried else "is carried"
    said = f"If everybody votes by their line the motion {now}. It {turn} if {' or '.join(ways)} of those {side} it."
    yield from lines(paragraph(said, width))


def _stands(made: Forecast, width: int) -> Iterator[Line]:
    if made.stands:
        rows: list[tuple[str, ...]] = [("line", "seats", "yes", "no", "abstain", "absent", "bloc")]
        rows += [_stand_row(each) for each in made.stands]
        yield Line("How one member of each bloc may vote", "heading")
        yield from lines(table(rows, width), "quiet")


def _stand_row(each: Stand) -> tuple[str, ...]:
    chances = (f"{chance * 100:.1f} %" for chance in (each.yes, each.no, each.abstain, each.absent))
    name = printable(each.name) + (", said to break away" if each.rumoured else "")
    return each.line.value if each.line else "-", str(each.seats), *chances, name


def _endings(made: Forecast, width: int) -> Iterator[Line]:
    yield Line("Other endings, counted in past motions; not in the chance", "heading")
    for each in made.endings:
        yield from lines(paragraph(each.sentence, width, "    ", "  - "))


def _notes(made: Forecast, width: int) -> Iterator[Line]:
    for note in (*made.notes, *([made.record] if made.record else [])):
        yield from lines(paragraph(note, width, "  ", ""), "quiet")


def _headed(rows: Iterator[str]) -> Iterator[Line]:
    head, *rest = rows
    yield Line(head, "heading")
    yield from lines(rest)


def _span(told: Range) -> str:
    return str(told.low) if not told.width else f"{told.low}-{told.high}"


def _spread(spread: Spread) -> dict[str, Any]:
    return {
        "mean": _digits(spread.mean),
        "50": [spread.half.low, spread.half.high],
        "80": [spread.most.low, spread.most.high],
        "95": [spread.nearly.low, spread.nearly.high],
        "least": spread.least,
        "chances": [_digits(chance) for chance in spread.chances],
    }


def _explanation(each: Supposed) -> dict[str, Any]:
    made = asdict(each)
    return made | {"weight": _digits(each.weight), "chance": _digits(each.chance)}


def _stand(each: Stand) -> dict[str, Any]:
    return asdict(each) | {name: _digits(getattr(each, name)) for name in ("yes", "no", "abstain", "absent")}


def _digits(chance: float | None) -> float | None:
    """Six digits: more would only be those of the arithmetic."""
    return None if chance is None else float(f"{chance:.6g}")
