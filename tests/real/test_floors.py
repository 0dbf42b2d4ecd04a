"""The reader on texts of our own words, against gold that a person wrote who had not seen the reader.

36 reports in English and 14 in German on confidence crises, with 60 and 10 texts about something else; and a second set
of 22 reports told obliquely, with 13 about something else. The floors lie a little below what was measured
(docs/reading.md), so that quality cannot fall unseen; a better reader raises them. tests/gold/unseen has no floor:
nobody who works on the reader looks at it.
"""

from functools import cache
from pathlib import Path

import pytest

from whipcount.rulebook import chambers
from whipcount.scoring import Score, open_gold, score

pytestmark = pytest.mark.slow  # every text of the gold is read

GOLD = Path(__file__).parents[1] / "gold"
FOLDERS = {"en": GOLD, "de": GOLD / "de", "second": GOLD / "second"}
PRECISION = {"numbers": 0.96, "vote_outcome": 0.97, "allegiance_and_switch": 0.93, "stage": 0.95, "all": 0.96}
RECALL = {"numbers": 0.83, "vote_outcome": 0.7, "allegiance_and_switch": 0.68, "stage": 0.62, "all": 0.77}
SHARES = {"speakers": 0.9, "modality": 0.93, "dates": 0.9}


@cache
def scored(code: str) -> Score:
    folder = FOLDERS[code]
    return score(open_gold(folder / "gold", folder), chambers())


@pytest.mark.parametrize("group", PRECISION)
def test_what_is_read_is_right(group: str) -> None:
    assert scored("en").tallies[group].precision >= PRECISION[group]


@pytest.mark.parametrize("group", RECALL)
def test_what_is_there_is_read(group: str) -> None:
    assert scored("en").tallies[group].recall >= RECALL[group]


@pytest.mark.parametrize("share", SHARES)
def test_speakers_firmness_and_days_are_right(share: str) -> None:
    assert scored("en").shares[share].share >= SHARES[share]


@pytest.mark.parametrize("code", FOLDERS)
def test_nothing_is_read_in_texts_about_something_else(code: str) -> None:
    assert scored(code).false_off_topic == 0


def test_reports_told_obliquely_are_read_as_well_as_they_were() -> None:
    read = scored("second").tallies["all"]

    assert (read.precision >= 0.95, read.recall >= 0.5) == (True, True)
