"""A number stays behind the name that it belongs to, whichever way the name runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whipcount.charts.lettering import Text
from whipcount.sentences.running import in_order
from whipcount.web.words import words

MARK = "\u200e"
PIECES = st.lists(st.sampled_from(["حزب", "מפלגה", "Blue", " ", ", ", " (", ")", "12", "٣", "ö", "-"]), max_size=12)


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        ("Crossbench: حزب 0 to 5, מפלגה 7", f"Crossbench: حزب{MARK} 0 to 5, מפלגה{MARK} 7"),
        ("حزب (12)", f"حزب{MARK} (12)"),
        ("حزب العمل", "حزب العمل"),
        ("12 حزب", "12 حزب"),
        ("Grüne 12", "Grüne 12"),
        ("Blue 12", "Blue 12"),
    ],
)
def test_a_number_behind_a_name_that_runs_to_the_left_is_kept_behind_it(said: str, drawn: str) -> None:
    assert drawn == in_order(said)


@given(PIECES.map("".join))
def test_nothing_but_marks_that_nobody_sees_is_added(said: str) -> None:
    assert said == in_order(said).replace(MARK, "")


def test_pictures_and_pages_say_it_so() -> None:
    assert f"حزب{MARK} 5" in Text("حزب 5", 0, 0, 10).svg()
    assert f"حزب{MARK} 5" == words("en").said("حزب 5")
