"""Numbers of the house, of the sides and of parties as the press words them, and numbers that are none of these."""

import hashlib
from datetime import date

import pytest

from whipcount.model import Chamber, Claim, Report
from whipcount.model.claims import HouseSize, Seats, SittingMembers, ThresholdClaim, Total, Vacancy
from whipcount.model.law import Party
from whipcount.model.words import Modality
from whipcount.reading import read

PARTIES = (Party("Blue"), Party("Green"), Party("White"), Party("RL", title="Red League"))
HOUSE = Chamber("xx-house", "National Assembly", "Exampleland", parties=PARTIES)


def claims_of(text: str) -> tuple[Claim, ...]:
    report = Report(hashlib.sha256(text.encode()).hexdigest(), "example.txt", text, date(2022, 3, 30))
    return read(report, HOUSE).claims


def said(text: str) -> set[str]:
    """The numbers that a text gives to the house, a side or a party, each as a few words."""
    return {words for claim in claims_of(text) if (words := in_words(claim))}


def in_words(claim: Claim) -> str | None:
    match claim:
        case HouseSize() | SittingMembers() | Vacancy() | ThresholdClaim():
            return f"{claim.kind} {claim.quantity}"
        case Seats():
            return f"{claim.party} {claim.quantity}"
        case Total():
            return f"{claim.bench} {claim.quantity}"
        case _:
            return None


SAYS = {
    "The coalition has 63 of the 120 seats in the house.": {"government 63", "house_size 120"},
    "Blue has 84 seats, Green 56 and White 15.": {"Blue 84", "Green 56", "White 15"},
    "Blue, Green and White have 40, 24 and 21 members respectively.": {"Blue 40", "Green 24", "White 21"},
    "Blue and Green have seven seats each.": {"Blue 7", "Green 7"},
    "Blue has two dozen members.": {"Blue 22 to 26"},
    "| Blue | 44 |": {"Blue 44"},
    "Green, a seven-member ally, left the government.": {"Green 7"},
    "The lone Green member stayed away.": {"Green 1"},
    "Of the 63 members of Blue, 61 voted in favour.": {"Blue 63"},
    "Prime Minister Ann Ash is eight short of the 172 votes she needs.": {"government 164", "threshold 172"},
    "The government's tally is down from 107 to 101.": {"government 101"},
    "The coalition has a total strength of 117 in the 225-member house.": {"government 117", "house_size 225"},
    "The effective strength of the 120-member Assembly has come down to 115 and the magic figure to 58.": {
        "house_size 120",
        "sitting_members 115",
        "threshold 58",
    },
    "The house has 222 seats, but two of them are vacant, so a simple majority is 111.": {
        "house_size 222",
        "vacancy 2",
        "threshold 111",
    },
    "The motion needs the support of 56 of the 111 members.": {"threshold 56", "house_size 111"},
    "For the motion to pass, at least 289 of the 577 deputies must vote in favour.": {
        "threshold 289",
        "house_size 577",
    },
    "The motion takes a two-thirds majority, or 100 votes.": {"threshold 100"},
    "As many as 136 votes are required.": {"threshold 136"},
    "The opposition in Exampleland's National Assembly has 177 members.": {"opposition 177"},
    "The opposition in the 342-member National Assembly has 177 members.": {"opposition 177", "house_size 342"},
    "The governing parties in parliament have 164 seats.": {"government 164"},
    "Blue in the National Assembly has 155 members.": {"Blue 155"},
    "The National Assembly has 342 members.": {"house_size 342"},
    "The parliament of Exampleland now has 342 seats.": {"house_size 342"},
    "In the National Assembly, which has 342 members, the opposition has 177.": {"house_size 342", "opposition 177"},
    "The opposition released a list of 63 members who support the motion of no confidence.": {"opposition at least 63"},
    "The government published the names of 59 lawmakers who it says back it.": {"government at least 59"},
    "On Sunday 63 members were at the opposition camp.": {"opposition at least 63"},
    "The coalition has an effective strength of 118.": {"government 118"},
    "She would need the nine of Green, the eight of White and the 67 of Blue.": {
        "Green 9",
        "White 8",
        "Blue 67",
    },
    "The National Assembly has an effective strength of 340.": {"sitting_members 340"},
    "The ruling coalition has 116 members besides the speaker.": {"government at least 116"},
    "With the support of White, the opposition Blue has 107 members.": {"opposition 107"},
    "If the motion passes, the opposition, which has 177 members, will form a government.": {"opposition 177"},
}


@pytest.mark.parametrize("text", SAYS)
def test_a_sentence_gives_each_of_its_numbers_once(text: str) -> None:
    assert said(text) == SAYS[text]


NOTHING = [
    "The government has a one-seat majority.",
    "The government won the vote with a majority of 20.",
    "The opposition needs ten votes from the independents.",
    "The opposition needs two more votes.",
    "The motion needs the signatures of 50 members.",
    "The government has 30 ministers.",
    "Green's two ministers resigned.",
    "Blue has two members in hospital.",
    "Thirteen Green members resigned on Monday.",
    "Blue and Green hold 157 seats.",
    "Blue and the Green party hold 157 seats.",
    "The government won with a simple majority of 20.",
    "Its current strength is 115.",
    "Five of the 15 members moved the court.",
    "A five-member committee of the house will investigate.",
    "The prime minister is 52.",
    "Parliament has 60 days to elect a new prime minister.",
    "The largest party in the National Assembly has 155 seats.",
    "The opposition published the names of 12 members who had taken money.",
    "With three others the alliance has an effective strength of 118.",
    "With White and the independents Blue has 107 members.",
    "The votes of the three of Green who left the party are missing.",
    "The opposition published the names of 12 members who will leave the government.",
    "The speaker of the National Assembly has 342 members to preside over.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_number_of_something_else_is_left_alone(text: str) -> None:
    assert said(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "If the 16 resignations are accepted, the house will shrink, and the coalition would be left with 101.",
        "If the 16 who resigned stay away, the coalition's tally will be reduced to 101.",
    ],
)
def test_a_number_of_what_would_be_is_no_number_of_the_day(text: str) -> None:
    totals = [claim for claim in claims_of(text) if isinstance(claim, Total)]

    assert [Modality.COUNTERFACTUAL] == [claim.modality for claim in totals]
