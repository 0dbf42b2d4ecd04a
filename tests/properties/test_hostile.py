"""Text that wants to break the reader: nothing raises, nothing hangs, every quote stays exact.

How the time grows with size is measured in benchmarks/reading.py. The fuzz test runs for a fixed time, with the same
texts in the same order each run.
"""

import faulthandler
import hashlib
import random
import time
from collections.abc import Iterator
from datetime import date

import pytest

from whipcount.model import Chamber, Report
from whipcount.model.law import Party
from whipcount.reading import read
from whipcount.reading.gate import relevant
from whipcount.reading.loading import language

HOUSE = Chamber("xx-house", "National Assembly", "Exampleland", parties=(Party("Blue"), Party("Green"), Party("White")))
pytestmark = pytest.mark.slow
FUZZ_SECONDS = 4
HANGS = 120
SIZE = 60_000
HOSTILE = {
    "nested tags": "<div>" * 100_000,
    "open brackets": "(" * SIZE,
    "no space": "x" * 10_000_000,
    "digits": "7" * SIZE,
    "long digit runs": " ".join(["1" * 500] * 400),
    "number words": "one hundred and " * (SIZE // 16),
    "right to left": "\u202e172 \u202cmembers \u2067" * (SIZE // 20),
    "zero width": "c\u200bonfi\u200ddence 172\ufeff members " * (SIZE // 30),
    "quotation marks": '" ' * (SIZE // 2),
    "pronouns": "It said it and its 7 members. " * (SIZE // 30),
    "seats": "PARTIX (7 seats), " * (SIZE // 18),
    "capitals": "Ann Ash of ABC " * (SIZE // 15),
    "votes": "The motion of no confidence was rejected by 325 to 306. " * (SIZE // 56),
    "commas": "Green, which, who, a, the, led by, " * (SIZE // 36),
    "conjunctions": "Green and " * (SIZE // 10),
    "combining": "e\u0301" * (SIZE // 2),
}
PIECES = ["\u200b", "\u202e", "\ufeff", "\x00", '"', "(", ")", " ", "\n\n", "- ", "172", "½", "٣", "İ", "ß", "1-", ", "]


def report(text: str) -> Report:
    return Report(hashlib.sha256(text.encode()).hexdigest(), "x", text, date(2022, 3, 30))


def exact(text: str, chamber: Chamber | None) -> bool:
    reading = read(report(text), chamber)
    quotes = [*(claim.quote for claim in reading.claims), *(each.quote for each in reading.unread)]
    return all(text[quote.start : quote.end] == quote.text for quote in quotes)


@pytest.fixture(autouse=True)
def ends() -> Iterator[None]:
    """A reader that hangs ends the test run and shows where it hung."""
    faulthandler.dump_traceback_later(HANGS, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_comes_to_an_end(name: str) -> None:
    assert exact(HOSTILE[name], HOUSE)


def mutated(text: str, dice: random.Random) -> str:
    """A few cuts, copies and insertions at random places."""
    for _ in range(dice.randint(1, 6)):
        a, b = sorted((dice.randint(0, len(text)), dice.randint(0, len(text))))
        match dice.randint(0, 3):
            case 0:
                text = text[:a] + text[min(b, a + 40) :]
            case 1:
                text = text[:a] + text[a : a + 60] * dice.randint(1, 4) + text[a:]
            case 2:
                text = text[:a] + dice.choice(PIECES) * dice.randint(1, 9) + text[a:]
            case _:
                text = text[b:] + text[a:b]
    return text


def test_mutated_sentences_never_break_the_reader() -> None:
    dice = random.Random(0)
    examples = [phrase.example for phrase in language("en").phrases]
    ends = time.monotonic() + FUZZ_SECONDS
    broken = []
    while time.monotonic() < ends:
        text = mutated(" ".join(dice.sample(examples, dice.randint(1, 8))), dice)
        relevant(text)
        if not exact(text, dice.choice([HOUSE, None])):
            broken.append(text)

    assert broken == []
