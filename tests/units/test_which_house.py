"""Which house a text is about: a country is also a neighbour, a part of a longer name and somebody's last name."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whipcount.model import Chamber, Report, Unusable
from whipcount.model.law import Party
from whipcount.reading import recognise
from whipcount.reading.naming import Index, words_of
from whipcount.reading.places import Places, places
from whipcount.rulebook import chambers

PARTIES = (Party("Blue"), Party("Green"), Party("Norland Peoples Party"))
NORLAND = Chamber(
    "nn-diet", "Norland Diet", "Norland", ("Diet",), demonyms=("Norlandic",), member_words=("MND",), parties=PARTIES
)
SOUTHLAND = Chamber("ss-assembly", "National Assembly", "Southland", demonyms=("Southern",), parties=(Party("Red"),))
LOWER = Chamber("tt-lower", "Lower House of Twinland", "Twinland", demonyms=("Twinnish",))
UPPER = Chamber("tt-upper", "Upper House of Twinland", "Twinland", demonyms=("Twinnish",))
INVENTED = (NORLAND, SOUTHLAND, LOWER, UPPER)
NONE: frozenset[str] = frozenset()
WORDS_OF_PLACES = ("shared", "given", "general", "before", "opening", "initials", "politics", "of")
NOWHERE = Places({}, {}, (), **dict.fromkeys(WORDS_OF_PLACES, NONE))


def report(text: str) -> Report:
    return Report(hashlib.sha256(text.encode()).hexdigest(), "report.txt", text, date(2022, 3, 30))


def told(*texts: str, among: tuple[Chamber, ...] = INVENTED) -> str:
    """The chamber's id, "none", or "two" where the reports are refused."""
    try:
        house = recognise(map(report, texts), among)
    except Unusable:
        return "two"
    return house.id if house else "none"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The government of Norland is in trouble.", "nn-diet"),
        ("The Diet votes on Monday.", "nn-diet"),
        ("An MND of the opposition spoke.", "nn-diet"),
        ("The Norlandic premier spoke.", "none"),  # one word for the people is too little
        ("The Norlandic premier spoke. Norlandic voters wait.", "nn-diet"),
        ("Blue and Green vote on Monday.", "none"),  # parties alone are no evidence
        ("The National Assembly votes on Monday.", "none"),  # a name that other houses have too
        ("Norlandic-speaking voters of a pro-Norland list wait.", "none"),
    ],
)
def test_a_house_is_told_by_its_country_its_people_its_members_or_its_own_name(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The vote against Ann Norland was lost. Norland said that she will stay.",
        "Prime Minister Norland lost the vote. Norland's government goes.",
        "The motion of Mr Norland was lost, and Norland resigned.",
        "The motion of Mr. Norland was lost, and Norland resigned.",
        "The motion of A. Norland was lost, and Norland resigned.",
    ],
)
def test_the_bare_name_of_a_country_that_a_person_bears_is_no_evidence(text: str) -> None:
    assert told(text) == "none"


@pytest.mark.parametrize(
    "text",
    ["On Monday Norland's government fell.", "In Norland, in May Norland waits.", "Why Norland has no government"],
)
def test_a_capital_that_any_sentence_has_makes_no_person(text: str) -> None:
    assert told(text) == "nn-diet"


def test_a_headline_in_capitals_makes_no_person() -> None:
    assert told("Confidence Vote Looms Over Norland Government\nThe vote is on Monday.") == "nn-diet"


def test_a_name_that_one_report_gives_to_a_person_is_that_persons_in_the_others() -> None:
    introduced = "In Southland the confidence motion of Prime Minister Ann Norland is put to the vote."
    later = '"We tried everything," Norland told reporters.'

    assert told(introduced, later) == "ss-assembly"


def test_a_name_that_a_person_bears_counts_beside_something_else_of_the_country() -> None:
    assert told("Ann Norland leads Norland. The Norlandic parliament meets.") == "nn-diet"
    assert told("Ann Norland leads Norland. Blue and Green meet.") == "nn-diet"


def test_a_text_that_goes_into_one_house_and_mentions_a_neighbour_is_about_the_one() -> None:
    visited = "Norland and Norland again: the neighbour is named. "

    assert told(visited + "In Southland the National Assembly votes.") == "ss-assembly"
    assert told(visited + "Southland's prime minister lost.") == "ss-assembly"
    assert told(visited + "In Southland nobody cares. The motion is lost.") == "two"
    assert told(visited + visited + visited + "Southland's prime minister lost.") == "nn-diet"
    assert told(visited + "The Diet votes. Southland, Southland; its National Assembly votes.") == "two"


def test_a_country_to_which_an_orchestra_travels_has_no_house_in_the_text() -> None:
    assert told("The players voted against their conductor. The spring tour goes to Norland.") == "none"
    assert told("The parliament voted against the minister. His first visit went to Norland.") == "nn-diet"


def test_a_name_that_is_another_names_plural_is_its_own() -> None:
    house = replace(NORLAND, parties=(Party("Green"), Party("Greens")))
    found = Index([house], NOWHERE).namings(words_of("Norland Greens, Norland Green"))

    assert ["Greens", "Green"] == [named.what for naming in found for named in naming.meant if named.what]


def test_a_party_named_after_its_country_points_to_it() -> None:
    assert told("The Norland Peoples Party votes against.") == "nn-diet"


def test_of_two_houses_of_a_country_the_one_that_is_named_is_meant() -> None:
    assert told("The Upper House of Twinland votes in Twinland.") == "tt-upper"
    assert told("Twinland's government fell.") == "two"
    assert told("The Upper House of Twinland follows the Lower House of Twinland.") == "two"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Portugal the motion of Prime Minister Luís Montenegro is put to the vote. Montenegro spoke.", "pt-ar"),
        ("The parliament of Montenegro votes. The Montenegrin government is in trouble.", "me-skupstina"),
        ("Montenegro told reporters that he will go.", "none"),
        ("Northern Ireland's first minister lost the vote.", "none"),
        ("Ireland's taoiseach lost the vote in the Dáil; Northern Ireland watches.", "ie-dail"),
        ("Equatorial Guinea, Guinea-Bissau and Guinea have no such vote.", "none"),
        ("Papua New Guinea's prime minister lost the vote.", "pg-parliament"),
        ("In France Jordan Bardella will vote against the government; the National Assembly meets.", "fr-an"),
        ("Israel Katz and Israel Ash of the city council lost the vote.", "none"),
        ("Israel's prime minister lost the vote.", "il-knesset"),
        ("Georgia's Republican lawmakers met the governor in Atlanta, Georgia.", "none"),
        ("The Georgian parliament votes; Georgia's prime minister speaks.", "ge-parliament"),
        ("Michael Jordan and Chad Ash lost the vote of the players, and Jordan left the house.", "none"),
        ("Jordan's prime minister asked the Jordanian House of Representatives for confidence.", "jo-house"),
        ("The parliaments of Niger and Nigeria vote, and that of the Dominican Republic.", "none"),
        ("Mr Ireland of the Scottish Parliament lost the vote; Ireland left the chamber.", "none"),
        ("The premier of Queensland, in Australia, lost the vote in Queensland.", "none"),
        ("Alberta's premier, of the NDP, lost Alberta's Canadian voters to the Conservatives.", "none"),
        ("The Prime Minister of the Solomon Islands lost the vote (ABC News Australia).", "sb-parliament"),
        ("Ukraine's government survived. It had backed away from the European Union.", "ua-rada"),
        ("The parliament of British Columbia and that of New Caledonia, once French, vote.", "none"),
        ("Senegal's National Assembly votes in Senegal. A Senegalese minister is in Pakistan.", "none"),
        ("Sofia Ash and Sofia Birch voted against the government.", "none"),
    ],
)
def test_real_names(text: str, expected: str) -> None:
    assert told(text, among=chambers()) == expected


def test_every_chamber_is_told_by_its_country_and_its_people() -> None:
    """Of two houses of one country neither, since nothing here tells which."""
    countries = [chamber.country for chamber in chambers()]
    for chamber in chambers():
        text = f"The government of {chamber.country} is in trouble. " + " ".join(chamber.demonyms)
        expected = chamber.id if countries.count(chamber.country) == 1 else "two"

        assert told(text, among=chambers()) == expected


def test_a_place_without_a_file_yields_to_a_file_of_its_name() -> None:
    world = replace(NOWHERE, elsewhere={"Norland": ("Norlandic",), "Farland": ("Farish",)})
    owners = {
        named.owner
        for naming in Index([NORLAND], world).namings(words_of("Norland, Norlandic, Farland"))
        for named in naming.meant
    }

    assert owners == {"nn-diet", "Farland"}


def test_no_place_has_two_names_that_are_the_same() -> None:
    listed = [name for name, pointing in places().elsewhere.items() for name in (name, *pointing)]

    assert {name for name in listed if listed.count(name) > 1} == set()


WORDS = [
    "Norland",
    "Norlandic",
    "Peoples",
    "Party",
    "Blue",
    "Blues",
    "Diet",
    "Twinland",
    "Lower",
    "House",
    "of",
    "-",
    ",",
    "x",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.data())
def test_the_index_finds_what_a_search_of_every_name_at_every_word_finds(words: list[str], data: st.DataObject) -> None:
    text = "".join(word + data.draw(st.sampled_from([" ", "\n", ""])) for word in words)
    cut = words_of(text)
    index = Index(INVENTED, NOWHERE)

    assert [(n.start, n.end) for n in index.namings(cut)] == slow_search(cut.words, cut.gaps)


def slow_search(words: list[str], gaps: list[str]) -> list[tuple[int, int]]:
    """The obvious way: all names of the chambers that the text names at all, at each word the longest that fits."""
    plain = {c.id: [c.country, c.name, *c.aliases, *c.demonyms, *c.member_words] for c in INVENTED}
    heard = {id_ for id_, names in plain.items() if spans(names, words, gaps)}
    with_parties = [name for c in INVENTED if c.id in heard for p in c.parties for name in (p.name,)]
    return spans([name for names in plain.values() for name in names] + with_parties, words, gaps)


def spans(names: list[str], words: list[str], gaps: list[str]) -> list[tuple[int, int]]:
    found, at = [], 0
    while at < len(words):
        ends = [at + len(name.split()) for name in names if stands(name.split(), words, gaps, at)]
        if ends:
            found.append((at, max(ends)))
        at = max(ends, default=at + 1)
    return found


def stands(name: list[str], words: list[str], gaps: list[str], at: int) -> bool:
    end = at + len(name)
    if words[at:end] not in (name, [*name[:-1], name[-1] + "s"]):
        return False
    return not (at and words[at - 1] == "-" and not gaps[at]) and not (
        end < len(words) and words[end] == "-" and not gaps[end]
    )
