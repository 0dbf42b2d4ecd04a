"""Pakistan 2022: why the outlets and the days of one crisis differ, against what is known to be true."""

from pathlib import Path

import pytest

import whipcount
from whipcount.crisis import Crisis
from whipcount.model.difference import Difference
from whipcount.model.quantity import Range
from whipcount.model.words import Bench

EXAMPLE = Path(__file__).parents[2] / "examples" / "pakistan-2022"
BETWEEN = ["BAP's 4", "2 independents", "MQM-P's 7", "Tariq Bashir Cheema of PML-Q"]


@pytest.fixture(scope="module")
def crisis() -> Crisis:
    return whipcount.open(str(EXAMPLE))


def who(found: Difference, number: int = 0) -> list[str]:
    return sorted(reason.who for reason in found.explanations[number].reasons)


@pytest.mark.slow
@pytest.mark.parametrize(("first", "second"), [("2022-03-27", "2022-03-30"), ("Morning Ledger", "Harbour Post")])
def test_the_fourteen_who_left_between_27_and_30_march_are_named(crisis: Crisis, first: str, second: str) -> None:
    found = crisis.diff(first, second, as_of="2022-03-30")

    assert (Range(-14, -14), Range(14, 14)) == (found.apart[Bench.GOVERNMENT], found.apart[Bench.OPPOSITION])
    assert (sorted(BETWEEN), 1) == (who(found), found.smallest)
    assert (0, 0) == (found.explanations[0].unexplained, found.explanations[0].assumed)


@pytest.mark.slow
def test_the_178_of_9_april_is_the_count_of_27_march(crisis: Crisis) -> None:
    found = crisis.diff("River Times", "The Courier", as_of="2022-04-09")

    assert sorted(["an older count of 178 for the government", *BETWEEN]) == who(found)
    assert (1, 1) == (found.smallest, found.explanations[0].assumed)
    assert "27 March 2022" in found.explanations[0].reasons[-1].sentence + found.explanations[0].reasons[0].sentence


def test_for_175_against_177_there_are_two_smallest_sets_and_the_true_one_stands_behind(crisis: Crisis) -> None:
    """The Capital Gazette's list has three of the four independents and leaves out the member of Jamaat-e-Islami."""
    found = crisis.diff("Capital Gazette", "Harbour Post", as_of="2022-03-30")

    assert (Range(2, 2), 2) == (found.apart[Bench.OPPOSITION], found.smallest)
    assert Bench.GOVERNMENT not in found.apart
    assert "2 independents" not in found.sentence
    assert ["1 independent", "JI's 1, part of MMA"] in [who(found, number) for number in range(len(found.explanations))]


def test_a_copy_does_not_differ_from_its_original(crisis: Crisis) -> None:
    found = crisis.diff("Harbour Post", "Northern Wire (agency)", as_of="2022-03-30")

    assert "do not differ" in found.sentence


@pytest.mark.slow
def test_over_the_whole_crisis_the_fifteen_who_left_are_named(crisis: Crisis) -> None:
    found = crisis.diff("2022-03-08", "2022-04-09")

    assert sorted(["JWP's 1", *BETWEEN]) == who(found)


def test_every_claim_that_is_named_is_there_with_its_words(crisis: Crisis) -> None:
    found = crisis.diff("Morning Ledger", "Harbour Post", as_of="2022-03-30")
    texts = {report.id: report.text for report in found.reports}
    named = {claim.id: claim for claim in found.claims}

    for reason in found.explanations[0].reasons:
        for claim in reason.claims:
            quote = named[claim].quote
            assert texts[quote.report][quote.start : quote.end] == quote.text


def test_in_a_notebook_it_shows_its_sentence_and_its_reasons(crisis: Crisis) -> None:
    shown = crisis.diff("Morning Ledger", "Harbour Post", as_of="2022-03-30")._repr_html_()

    assert shown.startswith("<p>Harbour Post (30 March 2022) has 14 fewer")
    assert 4 == shown.count("<li>")
