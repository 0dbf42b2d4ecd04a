"""One party under several names in one text."""

import pytest

from whipcount.reading.loading import language
from whipcount.reading.same_party import same_party

ENGLISH = language("en")


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (["Liberals"], "The Liberal government fell; the Liberals have 100 seats.", {"Liberal": "Liberals"}),
        (
            ["Conservatives", "Conservative"],
            "A Conservative said the Conservatives agree.",
            {"Conservative": "Conservatives"},
        ),
        (["Social Democratic Party"], "Most Social Democrats left.", {"Social Democrats": "Social Democratic Party"}),
        (["Red Justice League", "RJL"], "RJL has 5 seats.", {"RJL": "Red Justice League"}),
        (["Bloc Quebecois"], "In the house the Bloc has 33 seats.", {"Bloc": "Bloc Quebecois"}),
    ],
)
def test_other_names_of_a_party_are_its_names(names: list[str], text: str, expected: dict[str, str]) -> None:
    assert same_party({name: name for name in names}, text, ENGLISH) == expected


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["Greens"], "Damian Green spoke for the Greens."),
        (["Red League", "White League"], "They left the League for another."),
        (["Liberals"], "The Liberal Democrats voted with the Liberals."),
        (["Red Party"], "The Party said nothing."),
    ],
)
def test_a_name_that_may_be_anothers_is_not_taken(names: list[str], text: str) -> None:
    assert same_party({name: name for name in names}, text, ENGLISH) == {}
