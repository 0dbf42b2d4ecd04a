"""German as the reader knows it: a second file, read by the same steps."""

import hashlib
from datetime import date

import pytest

from whipcount.model import Report
from whipcount.model.claims import Allegiance, Seats, StageClaim, Statement, Switch, Total, Vote
from whipcount.model.words import Bench, Modality, MotionKind, Outcome
from whipcount.reading import read
from whipcount.reading.dates import days
from whipcount.reading.gate import relevant
from whipcount.reading.inflections import forms
from whipcount.reading.loading import language
from whipcount.reading.numbers import numbers
from whipcount.reading.sentences import sentences
from whipcount.reading.tongue import tongue

GERMAN = language("de")
A_WEDNESDAY = date(2022, 3, 30)


def report(text: str) -> Report:
    return Report(hashlib.sha256(text.encode()).hexdigest(), "bericht.txt", text, A_WEDNESDAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Parlament hat der Regierung am Montag das Vertrauen entzogen.", "de"),
        ("On Monday the parliament of Exampleland withdrew its confidence from the government.", "en"),
        ("Blau 52, Grün 30", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_told_by_its_small_words(text: str, expected: str) -> None:
    assert expected == tongue(text)


def test_the_gate_knows_the_stems_of_each_language() -> None:
    text = "Der Landtag stimmt am Freitag über den Misstrauensantrag ab."

    assert (True, True, False) == (relevant(text), relevant(text, "de"), relevant(text, "en"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("einundzwanzig Abgeordnete", ["21"]),
        ("hundertfünfzig Sitze", ["150"]),
        ("dreihundertvierundneunzig zu zweihundertsieben", ["394", "207"]),
        ("1.234 Stimmen", ["1234"]),
        ("mit 394 zu 207 Stimmen", ["394", "207"]),
        ("25 bis 40 Abgeordnete", ["25 to 40"]),
        ("mindestens 172 Stimmen", ["at least 172"]),
        ("mehr als zwei Dutzend Abgeordnete", ["at least 25"]),
        ("rund ein halbes Dutzend Grüne", ["5 to 7"]),
        ("über 20 Abgeordnete", ["at least 21"]),
        ("verfügt im Parlament über 68 Sitze", ["68"]),
        ("eine Stimme fehlte", ["1"]),
        ("eine Mehrheit fehlte", []),
    ],
)
def test_numbers_are_read_as_german_writes_them(text: str, expected: list[str]) -> None:
    assert expected == [str(mark.value) for mark in numbers(text, 0, len(text), GERMAN)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("am 27. Juni", date(2022, 6, 27)),
        ("am 27.06.2021 abends", date(2021, 6, 27)),
        ("Am Montagabend stimmte das Parlament ab", date(2022, 3, 28)),
        ("Am Montag soll das Parlament abstimmen", date(2022, 4, 4)),
        ("am kommenden Mittwoch", date(2022, 4, 6)),
        ("heute", A_WEDNESDAY),
    ],
)
def test_days_are_read_as_german_writes_them(text: str, expected: date) -> None:
    assert [expected] == [mark.value for mark in days(text, 0, len(text), A_WEDNESDAY, GERMAN)]


def test_sentences_end_neither_at_ordinals_nor_at_abbreviations() -> None:
    text = "Am 27. Juni sprach Abg. Dr. Esche im 3. Wahlgang. „Es reicht.“ Dann ging sie."
    spans = sentences(text, 0, GERMAN)

    assert ["Am 27. Juni sprach Abg. Dr. Esche im 3. Wahlgang.", "„Es reicht.“", "Dann ging sie."] == [
        text[span.start : span.end] for span in spans
    ]


def test_a_party_is_known_in_each_case_and_by_its_group_in_the_house() -> None:
    found = forms("Rote Liga", GERMAN)

    assert {"Roten Liga", "Roter Liga", "Rote Liga-Fraktion"} <= found
    assert frozenset() == forms("Red League", language("en"))


def test_a_report_in_german_is_read_in_german_without_being_told() -> None:
    text = (
        "Der Landtag hat Ministerpräsidentin Anna Esche am Montag mit 72 zu 68 Stimmen das Vertrauen entzogen. "
        "Die Fortschrittspartei stimmte gegen die Vertrauensfrage."
    )
    claims = read(report(text)).claims
    votes = [claim for claim in claims if isinstance(claim, Vote)]

    numbers_of = [(vote.ayes and vote.ayes.low, vote.noes and vote.noes.low, vote.outcome) for vote in votes]

    assert [(68, 72, Outcome.FAILS)] == numbers_of
    assert ["Fortschrittspartei"] == [claim.actor for claim in claims if isinstance(claim, Allegiance)]


def test_nouns_are_no_names_of_people_and_people_are() -> None:
    text = (
        "Die Große Koalition wankt. Finanzministerin Dora Dahn und der Abgeordnete Paul Petri verließen die Koalition."
    )
    claims = read(report(text)).claims

    assert ["Dora Dahn", "Paul Petri"] == [claim.actor for claim in claims if isinstance(claim, Switch)]


def test_the_subjunctive_repeats_what_somebody_says() -> None:
    text = (
        "Die Grünen hätten es schwer. Die Liberalen haben 62 Abgeordnete, "
        'die Regierung habe 71 Sitze, sagt Anna Esche: "Das reicht für vier Jahre."'
    )
    claims = read(report(text)).claims
    totals = [(claim.bench, claim.modality) for claim in claims if isinstance(claim, Total)]

    assert [(Bench.GOVERNMENT, Modality.CLAIMED)] == totals
    assert ["Anna Esche"] == [claim.speaker for claim in claims if isinstance(claim, Statement)]
    assert ["Liberale"] == [claim.party for claim in claims if isinstance(claim, Seats)]


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("Das Parlament lehnte den Misstrauensantrag am Montag ab.", [Outcome.FAILS]),
        ("Anna Esche verlor die Vertrauensfrage im Parlament am Montag.", [Outcome.FAILS]),
        ("Die Regierung gewann Zeit vor der Vertrauensfrage im Parlament.", []),
        ("Die Regierung hat seit dem Misstrauensantrag im Parlament Verbündete verloren.", []),
        ("Die Regierung hat die Mehrheit verloren und stellt die Vertrauensfrage im Parlament.", []),
        ("Die Regierung kann die Vertrauensfrage im Parlament nicht gewinnen.", []),
        ("Ein früherer Misstrauensantrag scheiterte im Parlament.", []),
        ("Die Grünen lehnten den Misstrauensantrag im Parlament ab.", []),
    ],
)
def test_a_result_in_words_is_of_this_motion_and_by_the_house(text: str, outcomes: list[Outcome]) -> None:
    votes = [claim for claim in read(report(text), code="de").claims if isinstance(claim, Vote)]

    assert outcomes == [vote.outcome for vote in votes]


def test_who_lost_the_trust_of_the_house_lost_it_by_the_motion_that_the_text_names_afterwards() -> None:
    told = "Das Parlament hat Kanzlerin Anna Esche am Montag das Vertrauen entzogen."
    motion = "Die Grünen stimmten für den Misstrauensantrag."
    votes = [claim for claim in read(report(f"{told} {motion}"), code="de").claims if isinstance(claim, Vote)]

    assert [(MotionKind.NO_CONFIDENCE, Outcome.CARRIES)] == [(vote.motion, vote.outcome) for vote in votes]


def test_the_day_on_which_a_motion_was_only_announced_is_not_the_day_on_which_it_was_handed_in() -> None:
    text = "Die Grünen hatten den Misstrauensantrag im Parlament am Sonntag angekündigt und am Montag eingebracht."

    assert [] == [claim for claim in read(report(text), code="de").claims if isinstance(claim, StageClaim)]
