"""A language is data: no pattern or list of the reader's Python holds a small word of a language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from whipcount import reading
from whipcount.reading.tongue import tongues

ROOM = Path(reading.__file__).parent
# Left out: `recognise` says to people which two chambers it found; `proposing` has its words in a file of its own.
FILES = sorted({*ROOM.glob("*.py"), *(ROOM / "building").glob("*.py")} - {ROOM / "recognise.py"})
SMALL = {word.strip() for known in tongues() for word in known.small_words} | {"or", "but", "while", "oder", "aber"}


def small_words(text: str) -> set[str]:
    """The small words in a text, but for names of fields ("by") and sentences that are said to people."""
    if text.isidentifier() or text.endswith("."):
        return set()
    return SMALL & set(re.findall(r"[^\W\d_]+", text))


def texts(source: str) -> Iterator[str]:
    """Every text in a module that is no docstring and is not said of a problem."""
    tree = ast.parse(source)
    bodies = [node.body for node in ast.walk(tree) if hasattr(node, "body") and isinstance(node.body, list)]
    said = {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Problem", "ValueError"):
            said |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def test_no_text_in_the_reader_holds_a_small_word() -> None:
    said = {path: list(texts(path.read_text(encoding="utf-8"))) for path in FILES}
    found = {(str(path.relative_to(ROOM)), text): small_words(text) for path in FILES for text in said[path]}

    assert {} == {place: words for place, words in found.items() if words}


def test_the_check_would_see_a_word() -> None:
    source = 'JOINT = " (?:and|und) (?:the )?"'

    assert [{"and", "und", "the"}] == [small_words(text) for text in texts(source)]
