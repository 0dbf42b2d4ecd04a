"""Every word on the page is a type of the model, and one type only."""

import re
from pathlib import Path

from whipcount.model import claims, count, difference, forecast, law, problem, quantity, report, words

PAGE = Path(__file__).parents[2] / "docs" / "words.md"
ROOMS = (claims, count, difference, forecast, law, problem, quantity, report, words)


def test_every_word_is_a_type_of_the_model() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    homes = {word: {getattr(room, word).__module__ for room in ROOMS if hasattr(room, word)} for word in listed}
    assert [word for word, modules in homes.items() if len(modules) != 1] == []
    assert len(listed) > 15
