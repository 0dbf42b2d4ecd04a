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


def kinds() -> list[tuple[str, str]]:
    """A test for each language and kind of claim, not for each phrase: there are hundreds of them."""
    return sorted({(code, phrase.kind) for code, phrase in PHRASES})


def phrases_of(code: str, kind: str) -> dict[str, Phrase]:
    """By line of the language's file."""
    return {
        f"line {each.place.line}: {each.example}": each for known, each in PHRASES if (known, each.kind) == (code, kind)
    }


@pytest.mark.parametrize(("code", "kind"), kinds())
def test_a_phrase_reads_its_own_example(code: str, kind: str) -> None:
    unread = {}
    for line, phrase in phrases_of(code, kind).items():
        claims = [each for each in read(report(phrase.example), house(code), code).claims if each.kind == kind]
        found = [fields(claim, phrase.gives) for claim in claims]
        if phrase.gives not in found:
            unread[line] = found

    assert {} == unread


@pytest.mark.parametrize(("code", "kind"), kinds())
def test_a_phrase_is_the_one_that_its_example_matches(code: str, kind: str) -> None:
    missed = [
        line
        for line, phrase in phrases_of(code, kind).items()
        if not any(
            phrase.pattern.search(sentence.masked.text)
            for sentence in marked(report(phrase.example), house(code), language(code)).sentences
        )
    ]

    assert [] == missed


def test_every_kind_that_phrases_name_has_a_builder() -> None:
    kinds = {phrase.kind for _, phrase in PHRASES}

    assert kinds - set(BUILDERS) == {Vote.kind}  # results are put together by `votes`


@pytest.mark.parametrize("code", [known.code for known in tongues()])
def test_the_examples_of_a_language_together_are_in_that_language(code: str) -> None:
    examples = " ".join(phrase.example for phrase in language(code).phrases)

    assert code == tongue(examples)
