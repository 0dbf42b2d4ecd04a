"""The law of a country is data: no Python file names a country, a chamber or one of its parties."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from whipcount import rulebook

SOURCE = Path(rulebook.__file__).parent.parent
FILES = sorted(SOURCE.rglob("*.py"))


def strings(path: Path) -> Iterator[str]:
    """Every text in a module that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bodies = [node.body for node in ast.walk(tree) if hasattr(node, "body") and isinstance(node.body, list)]
    docstrings = {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def names_of_countries() -> set[str]:
    chambers = rulebook.chambers()
    words = {chamber.country for chamber in chambers} | {word for c in chambers for word in c.demonyms}
    return words | {chamber.id for chamber in chambers} | {chamber.id.split("-")[0].upper() for chamber in chambers}


@pytest.mark.slow
def test_no_text_in_python_names_a_country() -> None:
    named = names_of_countries()
    naming = {str(path.relative_to(SOURCE)): [text for text in strings(path) if text in named] for path in FILES}

    assert {} == {path: texts for path, texts in naming.items() if texts}


def test_the_check_would_see_a_country() -> None:
    assert "Pakistan" in names_of_countries()
    assert "PK" in names_of_countries()
