"""The reader's steps, one by one: sentences, numbers, days, who speaks, which chamber."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from whipcount.model import Chamber, Report, Unusable
from whipcount.model.claims import (
    Agreement,
    Allegiance,
    Group,
    Office,
    Seats,
    StageClaim,
    Statement,
    Switch,
    Total,
    Vote,
)
from whipcount.model.law import Party
from whipcount.model.quantity import Quantity
from whipcount.model.words import AgreementState, Bench, Modality, Stage
from whipcount.reading import read, recognise
from whipcount.reading.dates import days
from whipcount.reading.loading import language
from whipcount.reading.numbers import numbers
from whipcount.reading.sentences import sentences

ENGLISH = language("en")
A_WEDNESDAY = date(2022, 3, 30)
PARTIES = (Party("Blue"), Party("Green"), Party("White"))
HOUSE = Chamber("xx-house", "National Assembly", "Exampleland", demonyms=("Examplish",), parties=PARTIES)
OTHER = Chamber("yy-house", "Diet", "Otherland", demonyms=("Otherish",))


def report(text: str) -> Report:
    return Report(hashlib.sha256(text.encode()).hexdigest(), "report.txt", text, A_WEDNESDAY)


def quantities(text: str) -> list[str]:
    return [str(mark.value) for mark in numbers(text, 0, len(text), ENGLISH)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("155 members", ["155"]),
        ("1,234 members", ["1234"]),
        ("twenty-four members", ["24"]),
        ("a hundred and five members", ["105"]),
        ("over two dozen members", ["at least 25"]),
        ("more than 100 members", ["at least 101"]),
        ("at least 172 votes", ["at least 172"]),
        ("at most 104 seats", ["at most 104"]),
        ("fewer than five members", ["at most 4"]),
        ("nearly 50 members", ["45 to 49"]),
        ("some 40 members", ["36 to 44"]),
        ("a dozen members", ["11 to 13"]),
        ("25 to 40 dissidents", ["25 to 40"]),
        ("between 25 and 40 members", ["25 to 40"]),
        ("by 325 to 306", ["325", "306"]),
        ("voted 211-120 to defeat it", ["211", "120"]),
        ("five and seven members", ["5", "7"]),
    ],
)
def test_numbers_are_read_with_their_bounds(text: str, expected: list[str]) -> None:
    assert quantities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 31 March", date(2022, 3, 31)),
        ("on March 8", date(2022, 3, 8)),
        ("on March 8, 2021", date(2021, 3, 8)),
        ("on 2022-04-03", date(2022, 4, 3)),
        ("on 28 December", date(2021, 12, 28)),
        ("it was filed on Monday", date(2022, 3, 28)),
        ("it will be held on Monday", date(2022, 4, 4)),
        ("it was filed on Wednesday", A_WEDNESDAY),
        ("Monday next week", date(2022, 4, 4)),
        ("in a press conference tomorrow", date(2022, 3, 31)),
        ("yesterday", date(2022, 3, 29)),
    ],
)
def test_days_are_read_from_the_day_of_publication(text: str, expected: date) -> None:
    assert [mark.value for mark in days(text, 0, len(text), A_WEDNESDAY, ENGLISH)] == [expected]


def test_an_impossible_day_is_no_day() -> None:
    assert list(days("on 30 February", 0, 14, A_WEDNESDAY, ENGLISH)) == []


def test_sentences_do_not_end_at_initials_and_titles() -> None:
    text = "Mr. T. B. Cheema left. So did Gen. Ash. The rest stayed."

    assert [text[s.start : s.end] for s in sentences(text, 0, ENGLISH)] == [
        "Mr. T. B. Cheema left.",
        "So did Gen. Ash.",
        "The rest stayed.",
    ]


def test_a_quotation_belongs_to_the_person_named_beside_it() -> None:
    claims = read(report('Ben Birch spoke. "We will not give in to them," said Ann Ash of Green.'), HOUSE).claims

    assert [(c.speaker, c.quote.text) for c in claims if isinstance(c, Statement)] == [
        ("Ann Ash", "We will not give in to them,")
    ]


def test_what_stands_in_a_quotation_is_the_speakers_claim() -> None:
    claims = read(report('"The opposition has 177 members," said Ann Ash.'), HOUSE).claims

    assert [(c.modality, c.speaker) for c in claims if isinstance(c, Total)] == [(Modality.CLAIMED, "Ann Ash")]


def test_a_claim_of_a_side_is_not_stated_by_the_report() -> None:
    claims = read(report("The opposition claims the support of 196 members."), HOUSE).claims

    assert [(c.modality, c.speaker) for c in claims if isinstance(c, Total)] == [(Modality.CLAIMED, "opposition")]


def test_what_would_have_been_is_counterfactual() -> None:
    claims = read(report("The government would have been down to 315 members."), HOUSE).claims

    assert [c.modality for c in claims if isinstance(c, Total)] == [Modality.COUNTERFACTUAL]


def test_members_of_a_party_are_a_group_and_not_its_seats() -> None:
    claims = read(report("Two Blue members in hospital cannot vote."), HOUSE).claims

    assert [(type(c), c.of, c.quantity) for c in claims if isinstance(c, Group)] == [
        (Group, "Blue", Quantity.exactly(2))
    ]
    assert [c.kind for c in claims] == ["group"]


@pytest.mark.parametrize(
    "text",
    [
        "Green will back the government, but its Ann Ash left the cabinet and will vote with the opposition.",
        "Green stays in the government. Its deputy leader Ann Ash will vote with the opposition on the motion.",
        "The Green group is split: its MP Ann Ash will vote with the opposition on the no-confidence motion.",
    ],
)
def test_a_person_whom_a_party_calls_its_own_is_one_of_its_members(text: str) -> None:
    claims = read(report(text), HOUSE).claims

    assert [(c.actor, c.party) for c in claims if isinstance(c, Allegiance) and c.actor == "Ann Ash"] == [
        ("Ann Ash", "Green")
    ]


def test_whose_own_somebody_is_stays_open_where_two_parties_may_be_meant() -> None:
    text = "Green and White will back the government, but its Ann Ash will vote with the opposition on the motion."

    claims = read(report(text), HOUSE).claims

    assert [c.party for c in claims if isinstance(c, Allegiance) and c.actor == "Ann Ash"] == [None]


def test_the_first_number_of_a_defeat_is_not_for_the_motion() -> None:
    claims = read(report("The motion of no confidence was defeated by 325 to 306."), HOUSE).claims

    assert [(c.ayes, c.noes) for c in claims if isinstance(c, Vote)] == [(Quantity.exactly(306), Quantity.exactly(325))]


@pytest.mark.parametrize(
    "text",
    [
        "The Blue leader, who has lost authority in the house, said that the no-confidence motion was a plot.",
        "Ben Birch said that the no-confidence motion was a plot of forces attempting to topple his cabinet.",
    ],
)
def test_what_is_lost_or_attempted_beside_a_motion_is_no_result_of_it(text: str) -> None:
    claims = read(report(text), HOUSE).claims

    assert [claim for claim in claims if isinstance(claim, Vote)] == []


def test_a_leaver_went_where_its_new_partner_stands() -> None:
    text = "Green parted ways with the government. It struck no deal. Green and White reached an agreement."

    claims = read(report(text + " White is strong. The opposition White celebrated."), HOUSE).claims

    assert [c.target for c in claims if isinstance(c, Switch)] == [Bench.OPPOSITION]


def test_where_a_leaver_went_stays_open_when_nothing_says_so() -> None:
    claims = read(report("Green parted ways with the government."), HOUSE).claims

    assert [c.target for c in claims if isinstance(c, Switch)] == [None]


@pytest.mark.parametrize(
    ("meaning", "stages"), [(Stage.FILED, [Stage.FILED]), (Stage.MOVED, [Stage.MOVED]), (None, [])]
)
def test_tabled_means_what_the_chamber_says_and_nothing_where_that_is_not_known(
    meaning: Stage | None, stages: list[Stage]
) -> None:
    claims = read(report("The motion of censure was tabled on 28 March."), replace(HOUSE, tabled=meaning)).claims

    assert [c.stage for c in claims if isinstance(c, StageClaim)] == stages


def test_an_agreement_keeps_who_is_to_ratify_it() -> None:
    text = "Green and White reached an agreement. Board of Green & White council will ratify the said agreement."

    agreements = [c for c in read(report(text), HOUSE).claims if isinstance(c, Agreement)]

    assert [(a.state, a.by) for a in agreements] == [
        (AgreementState.ANNOUNCED, ()),
        (AgreementState.TO_BE_RATIFIED, ("Board of Green", "White council")),
    ]


def test_a_party_in_no_rulebook_is_known_from_its_use() -> None:
    claims = read(report("PARTIX (7 seats) and DEMX (3 seats) sit in a house of 20."), None).claims

    assert [(c.kind, getattr(c, "party", None)) for c in claims] == [
        ("seats", "PARTIX"),
        ("seats", "DEMX"),
        ("house_size", None),
    ]


def test_a_sentence_with_a_number_and_no_claim_is_listed_as_unread() -> None:
    reading = read(report("All 41 tables in the restaurant were taken. The soup was good."), HOUSE)

    assert [(u.why, u.quote.text) for u in reading.unread] == [
        ("a number", "All 41 tables in the restaurant were taken.")
    ]


def test_the_chamber_is_told_by_the_words_of_the_text() -> None:
    assert recognise([report("Exampleland's prime minister is in trouble.")], [HOUSE, OTHER]) == HOUSE
    assert recognise([report("The prime minister is in trouble.")], [HOUSE, OTHER]) is None


def test_two_chambers_in_one_text_are_refused_with_what_to_do() -> None:
    with pytest.raises(Unusable) as refused:
        recognise([report("The governments of Exampleland and of Otherland both fall today.")], [HOUSE, OTHER])

    assert "--chamber xx-house or --chamber yy-house" in str(refused.value)


def seats_in(text: str, house: Chamber | None) -> list[Seats]:
    return [claim for claim in read(report(text), house).claims if isinstance(claim, Seats)]


def test_a_party_has_the_name_that_its_chamber_gives_it_and_elsewhere_the_one_that_is_printed() -> None:
    house = Chamber("xx-house", "National Assembly", "Exampleland", parties=(Party("Liberals"),))
    text = "The Liberals have 19 seats. Liberal members met. The Conservatives have 20 seats."

    assert ["Liberals", "Conservatives"] == [claim.party for claim in seats_in(text, house)]
    assert ["Liberals", "Conservatives"] == [claim.party for claim in seats_in(text, None)]


def test_the_seats_in_brackets_behind_who_speaks_are_the_reports_own_words() -> None:
    said = "Blue (12 seats), Green (8) and White (7) said they would back it."
    text = f"The house debated the motion of no confidence. {said}"

    assert [(party, None) for party in ("Blue", "Green", "White")] == [
        (claim.party, claim.speaker) for claim in seats_in(text, HOUSE)
    ]


def results_in(text: str) -> list[tuple[str, str]]:
    votes = [claim for claim in read(report(text), HOUSE).claims if isinstance(claim, Vote)]
    return [(str(vote.ayes), str(vote.noes)) for vote in votes]


def test_the_motion_of_a_text_that_tells_who_was_ousted_is_the_one_that_ousted_them() -> None:
    result = "The motion passed with 60 votes in favour and 41 against."

    assert [("60", "41")] == results_in(f"The house ousted Ben Birch on Friday. {result}")
    assert [] == results_in(f"The house debated the harbour. {result}")


@pytest.mark.parametrize("insert", ["with 70 seats", "who have 70 seats", "with 70", "which holds 70 seats"])
def test_seats_set_between_commas_behind_each_party_leave_the_list_whole(insert: str) -> None:
    said = f"The Blue Party, {insert}, the Green Party, with 22, and the White Party, with 27, voted for the motion."
    claims = read(report(f"The house debated the motion of no confidence. {said}"), HOUSE).claims

    assert {"Blue", "Green", "White"} == {
        str(claim.actor).removesuffix(" Party") for claim in claims if isinstance(claim, Allegiance)
    }


def test_who_resigned_the_whip_keeps_the_office() -> None:
    claims = read(report("Ann Ash resigned the Green whip before the motion of no confidence."), HOUSE).claims

    assert [] == [claim for claim in claims if isinstance(claim, Office)]


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("Green and White united to pass a motion of no confidence by 171 votes to 133.", [("171", "133")]),
        ("Green and White want to pass a motion of no confidence, by 171 votes to 133 if need be.", []),
    ],
)
def test_who_united_to_pass_a_motion_has_passed_it_and_who_wants_to_has_not(
    text: str, results: list[tuple[str, str]]
) -> None:
    assert results == results_in(f"The government faced the house. {text}")


@pytest.mark.parametrize("having", ["with 44 seats between them, supported it", "have 44 seats between them"])
def test_the_seats_that_parties_have_between_them_are_not_those_of_the_last_one(having: str) -> None:
    assert [] == seats_in(
        f"The house met. Blue, Green and White, {having}.".replace("White, have", "White have"), HOUSE
    )
