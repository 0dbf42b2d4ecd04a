"""Sentences as values: every language says the same with the same numbers, and English as it always did."""

from __future__ import annotations

import pickle
import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

import whipcount.sentences
from whipcount.model.quantity import Quantity, Range
from whipcount.model.words import Bench
from whipcount.sentences import Said, either, joined, language, languages, listed, worded

SOURCE = Path(whipcount.sentences.__file__).parents[1]
PLURALS = re.compile(r"\.(zero|one|two|few|many|other)(?=@|$)")
KEYS = re.compile(r'worded\(\s*"([a-z_.]+)"')
DE = language("de")
OTHERS = [name for name in languages() if name != "en"]


def bare(key: str) -> str:
    """A key without its plural and its form."""
    return PLURALS.sub("", key.partition("@")[0])


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def asked(name: str) -> dict[str, set[str]]:
    """For each sentence of a language what is filled in, in any of its forms."""
    found: dict[str, set[str]] = {}
    for key, text in language(name).texts.items():
        found.setdefault(bare(key), set()).update(fields(text))
    return found


def test_english_comes_first_and_german_is_there() -> None:
    assert ("en", "de") == languages()


@pytest.mark.parametrize("name", OTHERS)
def test_every_language_has_the_sentences_of_the_english_one_with_the_same_fields(name: str) -> None:
    assert asked("en") == asked(name)


@pytest.mark.parametrize("name", OTHERS)
def test_every_language_has_the_numbers_that_stand_in_the_english_words_themselves(name: str) -> None:
    def own(text: str) -> list[str]:
        return sorted(re.findall(r"\d+", re.sub(r"{[^}]*}", "", text)))

    english = {bare(key): own(text) for key, text in language("en").texts.items()}
    other = {key: own(text) for key, text in language(name).texts.items()}

    assert {} == {key: numbers for key, numbers in other.items() if numbers != english[bare(key)]}


@pytest.mark.parametrize("name", languages())
def test_a_sentence_has_a_form_for_each_plural_of_its_language(name: str) -> None:
    texts = language(name).texts
    forms = Locale.parse(name).plural_form.tags | {"other"}
    numbered = {bare(key) for key in texts if PLURALS.search(key)}
    missing = [
        f"{key}.{form}" for key in numbered for form in forms if f"{key}.{form}" not in texts and key not in texts
    ]

    assert [] == missing


@pytest.mark.parametrize("name", languages())
def test_only_fields_with_a_name_are_filled_in(name: str) -> None:
    assert [] == [key for key, found in asked(name).items() if any(not each.isidentifier() for each in found)]


def test_every_key_in_the_code_has_its_text() -> None:
    used = {key for path in SOURCE.rglob("*.py") for key in KEYS.findall(path.read_text(encoding="utf-8"))}

    assert used
    assert set() == used - asked("en").keys()


def test_a_sentence_is_its_english_text_to_whoever_wants_no_more() -> None:
    seats = worded("count.seats", n=2)

    assert seats == "2 seats"
    assert type(f"{seats}") is str
    assert "2 Sitze" == DE.value(seats)
    assert "2 seats." == DE.value(f"{seats}.")


def test_a_sentence_can_be_sent_to_another_process() -> None:
    seats = pickle.loads(pickle.dumps(worded("count.seats", n=2)))  # noqa: S301 - our own

    assert isinstance(seats, Said)
    assert "2 Sitze" == DE.value(seats)


@pytest.mark.parametrize(
    ("number", "english", "german"),
    [
        (1, "1 seat", "1 Sitz"),
        (2, "2 seats", "2 Sitze"),
        (Range(163, 165), "163 to 165 seats", "163 bis 165 Sitze"),
        (Range(1, 1), "1 seat", "1 Sitz"),
        (Range(0, 1), "0 to 1 seats", "0 bis 1 Sitz"),
        (Quantity(172, None), "at least 172 seats", "mindestens 172 Sitze"),
        (Quantity(0, 12), "at most 12 seats", "höchstens 12 Sitze"),
    ],
)
def test_numbers_take_the_plural_of_the_language(number: object, english: str, german: str) -> None:
    said = worded("count.seats", n=number)

    assert (english, german) == (said, DE.value(said))


def test_lists_days_and_signs_are_written_as_the_language_writes_them() -> None:
    said = joined("; ", [listed(["A", "B", "C"]), either(["A", "B"]), date(2022, 3, 30)])

    assert "A, B and C; A or B; 30 March 2022" == said
    assert "A, B und C; A oder B; 30. März 2022" == DE.value(said)
    assert "−3 bis +2" == DE.value(Range(-3, 2), "+")
    assert "1.234,5" == DE.value(1234.5, ",.1f")


def test_nothing_listed_is_nothing() -> None:
    assert "" == listed([])
    assert "" == joined("; ", ["", ""])


def test_a_name_keeps_its_first_letter_and_a_word_of_ours_does_not() -> None:
    government = worded("verdict.has", side=worded("count.bench.government"), n=3)
    party = worded("verdict.has", side="pTI", n=3)

    assert ["Die Regierung hat 3", "pTI hat 3"] == [
        DE.text(each.key, each.fields, "capital") for each in (government, party)
    ]


def test_a_word_of_the_code_is_never_shown_untranslated() -> None:
    with pytest.raises(TypeError, match="needs a key"):
        worded("count.row.seats", party=Bench.GOVERNMENT, n=3)


def test_a_key_that_no_file_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        worded("count.nothing")


@given(st.dates(date(1800, 1, 1), date(2100, 1, 1)))
def test_english_writes_days_as_cldr_does(day: date) -> None:
    assert format_date(day, "d MMMM y", locale="en") == language("en").value(day)


@given(st.integers(0, 3000))
def test_english_has_the_plurals_of_cldr(number: int) -> None:
    assert Locale.parse("en").plural_form(number) == language("en").grammar.plural(number)
