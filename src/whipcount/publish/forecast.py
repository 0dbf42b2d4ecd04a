"""A forecast as text, JSON and rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from whipcount.forecast.saying import percent
from whipcount.model.forecast import Forecast, Spread, Stand, Supposed
from whipcount.model.quantity import Range
from whipcount.model.words import Option
from whipcount.publish.cells import table_head, table_rows
from whipcount.publish.count_json import chamber_to_json
from whipcount.publish.layout import Line, lines, paragraph, printable, table
from whipcount.sentences import Language, Said, either, language, worded

_COLUMNS = ("votes", "ayes", "noes")
_MOST = 8
CAUTION = worded("forecast.caution")


def forecast_text(made: Forecast, width: int = 80, into: Language | None = None) -> Iterator[Line]:
    """The answer first, then its explanations, whose stand moves it, what it takes, other endings, and its record.

    into: the language, English when none is given.
    """
    tongue = into or language("en")
    name = worded("forecast.title.unknown")
    if made.chamber:
        name = worded("forecast.title", chamber=made.chamber.name, country=made.chamber.country)
    yield Line(tongue.value(worded("forecast.title.day", title=name, day=made.as_of)), "title")
    yield Line("")
    yield from lines(paragraph(tongue.value(made.sentence), width), "strong")
    if made.chance is not None:
        yield from lines(paragraph(tongue.value(CAUTION), width), "warning")
    for section in (_votes, _pooled, _supposed, _pivots, _reach, _stands, _endings, _notes):
        if found := list(section(made, width, tongue)):
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


def _votes(made: Forecast, width: int, into: Language) -> Iterator[Line]:
    if made.ayes is None or made.noes is None:
        return
    rows: list[tuple[str, ...]] = [(_word(into, "votes"), _word(into, "mean"), "50 %", "80 %", "95 %")]
    rows += [
        (_word(into, key), into.value(spread.mean, ".1f"), *map(_span, (spread.half, spread.most, spread.nearly)))
        for key, spread in (("ayes", made.ayes), ("noes", made.noes))
    ]
    yield from _headed(table(rows, width))
    if made.threshold:
        yield from _said(into, worded("forecast.threshold", sentence=made.threshold.sentence), width)
    if made.undecided > 0.0005:
        yield from _said(into, worded("forecast.equal", percent=made.undecided * 100), width)


def _pooled(made: Forecast, width: int, into: Language) -> Iterator[Line]:
    if pool := made.pooled:
        told = {"outside": pool.outside * 100, "weight": pool.weight, "chance": percent(pool.chance)}
        yield from _said(into, worded("forecast.pooled", name=printable(pool.name), **told), width)


def _supposed(made: Forecast, width: int, into: Language) -> Iterator[Line]:
    if not made.supposed:
        return
    heads = ("weight", "chance.column", "with", "against", "explanation")
    rows: list[tuple[str, ...]] = [tuple(_word(into, head) for head in heads)]
    rows += [
        (
            f"{each.weight * 100:.0f} %",
            into.value(percent(each.chance)),
            str(each.ayes),
            str(each.noes),
            into.value(_why(each)),
        )
        for each in made.supposed[:_MOST]
    ]
    head = worded("forecast.explanations", n=min(_MOST, len(made.supposed)), of=len(made.supposed))
    yield Line(into.value(head), "heading")
    yield from lines(table(rows, width))


def _why(each: Supposed) -> str:
    base = worded("forecast.plausible" if each.kind == "plausible" else "forecast.miscount")
    if each.presiding in (Option.YES, Option.NO):
        return worded(f"forecast.presiding.{each.presiding.value}", why=base)
    return base


def _pivots(made: Forecast, width: int, into: Language) -> Iterator[Line]:
    told = [each for each in made.pivots if abs(each.difference) >= 0.005][:_MOST]
    if told:
        yield Line(_word(into, "pivots"), "heading")
        heads = ("party", "seats", "all.for", "all.against")
        rows: list[tuple[str, ...]] = [tuple(_word(into, head) for head in heads)]
        for each in told:
            chances = (into.value(percent(chance)) for chance in (each.chance_if_yes, each.chance_if_no))
            rows.append((printable(into.value(each.name)), str(each.seats), *chances))
        yield from lines(table(rows, width))


def _reach(made: Forecast, width: int, into: Language) -> Iterator[Line]:
    takes = made.reach
    if takes is None:
        return
    if takes.staying is None and takes.crossing is None:
        yield from _said(into, worded("forecast.reach.none"), width)
        return
    ways = [worded("forecast.reach.staying", n=takes.staying)] if takes.staying is not None else []
    ways += [worded("forecast.reach.crossing", n=takes.crossing)] if takes.crossing is not None else []
    side = "yes" if takes.side is Option.YES else "no"
    key = f"forecast.reach.{'carried' if takes.carried else 'fails'}.{side}"
    yield from _said(into, worded(key, ways=either(ways)), width)


def _stands(made: Forecast, width: int, into: Language) -> Iterator[Line]:
    if made.stands:
        heads = ("line", "seats", "option.yes", "option.no", "option.abstain", "option.absent", "bloc")
        rows: list[tuple[str, ...]] = [tuple(_word(into, head) for head in heads)]
        rows += [_stand_row(each, into) for each in made.stands]
        yield Line(_word(into, "stands"), "heading")
        yield from lines(table(rows, width), "quiet")


def _stand_row(each: Stand, into: Language) -> tuple[str, ...]:
    chances = (f"{into.value(chance * 100, '.1f')} %" for chance in (each.yes, each.no, each.abstain, each.absent))
    name = printable(each.name)
    bloc = worded("forecast.bloc.rumoured", bloc=name) if each.rumoured else name
    line = _word(into, f"option.{each.line.name.casefold()}") if each.line else "-"
    return line, str(each.seats), *chances, into.value(bloc)


def _endings(made: Forecast, width: int, into: Language) -> Iterator[Line]:
    yield Line(_word(into, "endings"), "heading")
    for each in made.endings:
        tongue = "" if isinstance(each.sentence, Said) or into.name == "en" else "en"
        for text in paragraph(into.value(each.sentence), width, "    ", "  - "):
            yield Line(text, tongue=tongue)


def _notes(made: Forecast, width: int, into: Language) -> Iterator[Line]:
    for note in (*made.notes, *([made.record] if made.record else [])):
        yield from lines(paragraph(into.value(note), width, "  ", ""), "quiet")


def _word(into: Language, key: str) -> str:
    return into.value(worded(f"forecast.{key}"))


def _said(into: Language, sentence: str, width: int) -> Iterator[Line]:
    yield from lines(paragraph(into.value(sentence), width))


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
