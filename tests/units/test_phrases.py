"""Every phrase of a language file reads its own example."""

import hashlib
from datetime import date

import pytest

from whipcount.model import Chamber, Claim, Report
from whipcount.model.claims import Vote
from whipcount.model.law import Party
from whipcount.model.words import Stage
from whipcount.reading import read
from whipcount.reading.building import BUILDERS
from whipcount.reading.loading import language
from whipcount.reading.marking import marked
from whipcount.reading.phrases import Phrase
from whipcount.reading.tongue import tongue, tongues

PARTIES = {
    "en": (Party("Blue"), Party("Green"), Party("White"), Party("RL", title="Red League")),
    "de": (Party("Blau"), Party("Grün"), Party("Weiß"), Party("RL", title="Rote Liga")),
}
HOUSES = {"en": ("National Assembly", "Exampleland"), "de": ("Nationalversammlung", "Musterland")}
PHRASES = [(known.code, phrase) for known in tongues() for phrase in language(known.code).phrases]
A_WEDNESDAY = date(2022, 3, 30)


def report(text: str) -> Report:
    return Report(hashlib.sha256(text.encode()).hexdigest(), "example.txt", text, A_WEDNESDAY)


def fields(claim: Claim, names: dict[str, str]) -> dict[str, str]:
    return {name: str(getattr(claim, name)) for name in names}


def house(code: str) -> Chamber:
    name, country = HOUSES[code]
    return Chamber("xx-house", name, country, tabled=Stage.MOVED, parties=PARTIES[code])


def named(value: str | Phrase) -> str:
    return value if isinstance(value, str) else f"line {value.place.line}: {value.example}"


@pytest.mark.parametrize(("code", "phrase"), PHRASES, ids=named)
def test_a_phrase_reads_its_own_example(code: str, phrase: Phrase) -> None:
    claims = read(report(phrase.example), house(code), code).claims

    assert phrase.gives in [fields(claim, phrase.gives) for claim in claims if claim.kind == phrase.kind]


@pytest.mark.parametrize(("code", "phrase"), PHRASES, ids=named)
def test_a_phrase_is_the_one_that_its_example_matches(code: str, phrase: Phrase) -> None:
    sentences = marked(report(phrase.example), house(code), language(code)).sentences

    assert any(phrase.pattern.search(sentence.masked.text) for sentence in sentences)


def test_every_kind_that_phrases_name_has_a_builder() -> None:
    kinds = {phrase.kind for _, phrase in PHRASES}

    assert kinds - set(BUILDERS) == {Vote.kind}  # results are put together by `votes`


@pytest.mark.parametrize("code", [known.code for known in tongues()])
def test_the_examples_of_a_language_together_are_in_that_language(code: str) -> None:
    examples = " ".join(phrase.example for phrase in language(code).phrases)

    assert code == tongue(examples)
