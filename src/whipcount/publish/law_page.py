"""The law of a chamber on a day: a page of sentences with articles, and the same as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from whipcount.model.law import Law, PartialRule
from whipcount.model.prose import day_in_words, listed
from whipcount.model.quantity import Range
from whipcount.publish.bands import range_to_json
from whipcount.publish.law_words import MOTIONS, Said, said, said_in_part, unknown
from whipcount.publish.layout import Line, lines, paragraph
from whipcount.rulebook import cite, threshold


def page(law: Law, on: date, vacancies: Range, width: int) -> list[Line]:
    """A heading, the seats, and a block for each kind of motion; what is not known is named at its end."""
    chamber = law.chamber
    told = [Line(f"{chamber.name} ({chamber.country}): the law on {day_in_words(on)}", "title"), Line("")]
    told += lines(paragraph(_seats(law, vacancies), width))
    for rule in law.motions.values():
        told += _block(MOTIONS[rule.kind], said(law, rule, vacancies), unknown(rule), width)
    for part in law.partial.values():
        told += _block(MOTIONS[part.kind], said_in_part(law, part, vacancies), unknown(part), width)
    told += [Line(""), Line("Sources", "heading")]
    for source in dict.fromkeys(_sources(law, vacancies)):
        told += lines(paragraph(source, width, "  ", "- "), "quiet")
    return told


def _block(heading: str, told: Iterable[Said], gaps: tuple[str, ...], width: int) -> Iterator[Line]:
    yield from (Line(""), Line(heading, "heading"))
    for each in told:
        yield from lines(paragraph(each.sentence, width, "  ", "- "), "strong" if each.topic == "majority" else "plain")
    if gaps:
        yield from lines(paragraph(f"Not known here: {listed(gaps)}.", width, "  ", "- "), "quiet")


def law_json(law: Law, on: date, vacancies: Range) -> dict[str, Any]:
    """The same as data: seats, and for each motion its threshold in numbers, its sentences and what is not known."""
    return {
        "chamber": law.chamber.id,
        "country": law.chamber.country,
        "on": on.isoformat(),
        "seats": {"value": law.seats.value, "article": law.seats.article, "source": law.seats.source},
        "vacancies": range_to_json(vacancies),
        "motions": {rule.kind.value: _motion(law, rule, vacancies) for rule in law.motions.values()},
        "partial": {part.kind.value: _part(law, part, vacancies) for part in law.partial.values()},
    }


def _motion(law: Law, rule: Any, vacancies: Range) -> dict[str, Any]:
    need = threshold(rule, law.seats.value, vacancies)
    return {
        "votes": need.votes,
        "range": range_to_json(need.range),
        "base": need.base,
        "by": need.by,
        "article": need.article,
        "sentences": [each._asdict() for each in said(law, rule, vacancies)],
        "unknown": list(unknown(rule)),
    }


def _part(law: Law, part: PartialRule, vacancies: Range) -> dict[str, Any]:
    return {
        "sentences": [each._asdict() for each in said_in_part(law, part, vacancies)],
        "unknown": list(unknown(part)),
    }


def _seats(law: Law, vacancies: Range) -> str:
    vacant = "reckoned with no seat vacant" if vacancies.high == 0 else f"{vacancies} of them vacant"
    return f"{law.seats.value} seats ({cite(law.seats.article)}); {vacant}."


def _sources(law: Law, vacancies: Range) -> Iterator[str]:
    yield law.seats.source
    for rule in law.motions.values():
        yield from (each.source for each in said(law, rule, vacancies))
    for part in law.partial.values():
        yield from (each.source for each in said_in_part(law, part, vacancies))
