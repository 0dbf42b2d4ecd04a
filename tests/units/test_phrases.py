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
from whipcount.reading.language import language
from whipcount.reading.marking import marked
from whipcount.reading.phrases import Phrase

PARTIES = (Party("Blue"), Party("Green"), Party("White"), Party("RL", title="Red League"))
EXAMPLE_HOUSE = Chamber("xx-house", "National Assembly", "Exampleland", tabled=Stage.MOVED, parties=PARTIES)
A_WEDNESDAY = date(2022, 3, 30)


def report(text: str) -> Report:
    return Report(hashlib.sha256(text.encode()).hexdigest(), "example.txt", text, A_WEDNESDAY)


def fields(claim: Claim, names: dict[str, str]) -> dict[str, str]:
    return {name: str(getattr(claim, name)) for name in names}


def named(phrase: Phrase) -> str:
    return f"line {phrase.place.line}: {phrase.example}"


@pytest.mark.parametrize("phrase", language("en").phrases, ids=named)
def test_a_phrase_reads_its_own_example(phrase: Phrase) -> None:
    claims = read(report(phrase.example), EXAMPLE_HOUSE).claims

    assert phrase.gives in [fields(claim, phrase.gives) for claim in claims if claim.kind == phrase.kind]


@pytest.mark.parametrize("phrase", language("en").phrases, ids=named)
def test_a_phrase_is_the_one_that_its_example_matches(phrase: Phrase) -> None:
    sentences = marked(report(phrase.example), EXAMPLE_HOUSE, language("en")).sentences

    assert any(phrase.pattern.search(sentence.masked.text) for sentence in sentences)


def test_every_kind_that_phrases_name_has_a_builder() -> None:
    kinds = {phrase.kind for phrase in language("en").phrases}

    assert kinds - set(BUILDERS) == {Vote.kind}  # results are put together by `votes`
