"""Which language a text is in, told by its small words.

A heuristic: of the languages that have a file, the one whose small words (`small_words` in data/phrases/XX.yaml) stand
most often in the beginning of the text; English where none stands more often than its own. A text in a language
without a file is therefore read as English, and gives little.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from whipcount.files import load_yaml
from whipcount.files.yaml_text import read_text
from whipcount.reading.language_file import Section

FOLDER = Path(__file__).parent.parent / "data" / "phrases"
DEFAULT = "en"
_BEGINNING = 800  # characters: some hundred and thirty words, of which about thirty are small ones
_REST = "\nnumbers:"  # in a language file: where the part ends that telling a language and the gate need


@dataclass(frozen=True, slots=True)
class Tongue:
    """What is known of a language without its phrases.

    small_words: frequent words that no other language here has, each with a space around it. topic, house: stems of
    which a text must hold one of each to be worth reading.
    """

    code: str
    small_words: tuple[str, ...]
    topic: tuple[str, ...]
    house: tuple[str, ...]


def tongue(text: str) -> str:
    """The code of the language that a text is in."""
    beginning = text[:_BEGINNING].lower()
    best = max(tongues(), key=lambda known: sum(map(beginning.count, known.small_words)))
    return best.code


@cache
def tongues() -> tuple[Tongue, ...]:
    """Every language that has a file, the default first: of equally likely ones the first is taken."""
    codes = sorted((path.stem for path in FOLDER.glob("*.yaml")), key=lambda code: (code != DEFAULT, code))
    return tuple(map(known, codes))


@cache
def known(code: str) -> Tongue:
    """The opening of a language file alone: the whole file takes a hundred times longer."""
    path = FOLDER / f"{code}.yaml"
    opening = Section(load_yaml(path, read_text(path).partition(_REST)[0]))
    gate = opening.section("gate")
    return Tongue(
        code=code,
        small_words=tuple(f" {word} " for word in opening.words("small_words")),
        topic=gate.words("topic"),
        house=gate.words("house"),
    )
