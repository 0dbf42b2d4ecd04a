"""The example in both languages: the same numbers, the same quotes, and in German nothing that is made by hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import whipcount
from whipcount.crisis import Crisis
from whipcount.crisis.course import course_of
from whipcount.procedure.steps import next_steps
from whipcount.publish.steps_words import name
from whipcount.sentences import Said, language

pytestmark = pytest.mark.slow
EXAMPLE = Path(__file__).parents[2] / "examples" / "pakistan-2022"
DAYS = ("2022-03-08", "2022-03-28", "2022-03-30", "2022-04-03", "2022-04-10")
DE = language("de")


@cache
def crisis() -> Crisis:
    return whipcount.open(str(EXAMPLE))


def said_of_the_count(day: str) -> Iterator[str]:
    count = crisis().count(day)
    yield count.verdict.sentence
    if count.threshold:
        yield count.threshold.sentence
    yield from (finding.sentence for finding in count.findings)
    if count.next_question:
        yield count.next_question.sentence
    if count.motion and count.motion.window:
        yield count.motion.window.sentence
    for what in ("verdict", "threshold", *count.benches, *(party.party for party in count.parties)):
        yield from count.why(what)


def said_of_the_forecast(day: str) -> Iterator[str]:
    made = crisis().forecast(day)
    yield from (made.sentence, *made.notes, *([made.record] if made.record else []))
    yield from (each.sentence for each in made.endings if isinstance(each.sentence, Said))


def said_of_the_difference(first: str, second: str) -> Iterator[str]:
    found = crisis().diff(first, second)
    yield found.sentence
    yield from (reason.sentence for each in found.explanations for reason in each.reasons)
    yield from (each.sentence for each in (*found.unused, *found.remarks))


def everything() -> Iterator[str]:
    for day in DAYS:
        yield from said_of_the_count(day)
    yield from said_of_the_forecast("2022-03-30")
    yield from said_of_the_forecast("2022-04-10")
    yield from said_of_the_difference("2022-03-28", "2022-03-30")
    yield from said_of_the_difference("Harbour Post", "Morning Ledger")
    yield from said_of_the_difference("Capital Gazette", "River Times")


def numbers(text: str) -> Counter[str]:
    """The numbers of a text, with the signs of either language left out."""
    return Counter(number.replace(",", "").replace(".", "") for number in re.findall(r"\d+(?:[.,]\d+)*", text))


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    return list(dict.fromkeys(everything()))


def test_all_of_it_is_said_in_german(sentences: list[str]) -> None:
    assert len(sentences) > 100
    assert [] == [each for each in sentences if not isinstance(each, Said)]


def test_each_number_of_a_sentence_stands_in_the_german_one(sentences: list[str]) -> None:
    both = [(each, DE.value(each)) for each in sentences]

    assert [] == [(english, german) for english, german in both if numbers(english) != numbers(german)]


def test_a_quote_is_never_translated(sentences: list[str]) -> None:
    quoted = [(quote, DE.value(each)) for each in sentences for quote in re.findall(r"“([^”]*)”", each)]

    assert quoted
    assert [] == [(quote, german) for quote, german in quoted if f"„{quote}“" not in german]


def test_a_clause_with_words_of_a_chambers_file_is_english_as_a_whole() -> None:
    course = course_of(crisis().count("2022-03-30"))
    assert course is not None
    by_name = {name(step): step.sentence for step in next_steps(course)}

    assert "Nötige Anwesenheit, wenn jemand eine Zählung verlangt: mindestens 1/4 aller Mitglieder" in DE.value(
        by_name["no quorum"]
    )
    assert not isinstance(by_name["dissolution"], Said)
    assert "The President may dissolve the house" in by_name["dissolution"]
