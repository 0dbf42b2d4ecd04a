"""Kinds of clause: every one teaches, can be written in a file, and reads as a sentence; lint says what misleads."""

from datetime import date
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest
from tests.a_house import HOUSE

from whipcount.model.law import Clause, Minimum, Provision
from whipcount.model.quantity import Range
from whipcount.model.words import Base, MotionKind
from whipcount.procedure.wording import needed
from whipcount.publish.law_words import said_in_part, unknown
from whipcount.rulebook.book import Book, read_book
from whipcount.rulebook.clauses import FLAT, plain
from whipcount.rulebook.kinds import KINDS, TOPICS, Key, Kind, members
from whipcount.rulebook.lint import lint
from whipcount.rulebook.motions import clauses_on
from whipcount.rulebook.shelf import books

KINDS_OF_CLAUSE = [kind for kinds in KINDS.values() for kind in kinds.values()]


def written(key: Key) -> str:
    """A key with some value of its type, as a file has it."""
    wanted = plain(key.type)
    if wanted is Minimum:
        return "share: 1/5, base: members" if key.name == FLAT else f"{key.name}: {{number: 61}}"
    if get_origin(wanted) is Literal:
        return f"{key.name}: {get_args(wanted)[0]}"
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return f"{key.name}: {list(wanted)[-2].value}"
    return f"{key.name}: {6 if wanted is int else 'the President'}"


def clauses(text: str, on: date = date(2020, 1, 1)) -> dict[str, tuple[Clause, ...]]:
    rule = read_book(Path("xx-house.yaml"), text).law(on).motions[MotionKind.NO_CONFIDENCE]
    return {topic: tuple(each.value for each in found) for topic, found in rule.clauses.items()}


def of(kind: Kind, keys: tuple[Key, ...]) -> Clause:
    parts = ", ".join([f"kind: {kind.name}", *map(written, keys)])
    text = f"{HOUSE}    {kind.topic}: {{{parts}, article: '9', source: law}}\n"
    return clauses(text)[kind.topic][0]


def test_every_kind_teaches_what_it_is() -> None:
    assert [] == [(kind.topic, kind.name) for kind in KINDS_OF_CLAUSE if len(kind.teaches) <= 40]


@pytest.mark.parametrize("topic", [topic for topic, kinds in KINDS.items() if kinds])
@pytest.mark.parametrize("keys", ["all", "needed"])
def test_every_kind_is_read_from_a_file_and_reads_as_a_sentence(topic: str, keys: str) -> None:
    for kind in KINDS[topic].values():
        asked = tuple(key for key in kind.keys if keys == "all" or key.needed)
        found = of(kind, asked)

        assert (kind.name, {key.name for key in asked}) == (found.kind, set(found.parts))
        assert found.sentence[0].isupper() or found.sentence[0].isdigit()
        assert found.sentence.endswith(".")
        assert "None" not in found.sentence


def test_every_topic_says_what_it_is_about_and_most_have_kinds() -> None:
    assert [topic for topic, told in TOPICS.items() if not told.endswith(".")] == []
    assert ["court"] == [topic for topic in TOPICS if not KINDS[topic]]


def test_clauses_of_different_kinds_hold_at_once() -> None:
    bar = "      - {kind: bar, number: 6, unit: month, article: '9', source: law}\n"
    session = "      - {kind: once_each, unit: session, article: '9', source: law}\n"

    assert ["bar", "once_each"] == [each.kind for each in clauses(f"{HOUSE}    repeat:\n{bar}{session}")["repeat"]]


def test_a_clause_of_one_kind_gives_way_to_the_next() -> None:
    old = "      - {kind: bar, number: 6, unit: month, article: '9', source: law}\n"
    new = "      - {kind: bar, number: 1, unit: year, from: 2015-01-01, article: '9', source: law}\n"
    text = f"{HOUSE}    repeat:\n{old}{new}"
    found = [clauses(text, day)["repeat"][0].parts["unit"] for day in (date(2014, 12, 31), date(2015, 1, 1))]

    assert ["month", "year"] == found


LATER = date(2015, 1, 1)
SAID = "sentence: {}, article: '9', source: law"


def test_a_later_sentence_stands_beside_an_earlier_one() -> None:
    first, second = SAID.format("In 2003 the court held so."), SAID.format("In 2015 it held so again.")
    text = f"{HOUSE}    court:\n      - {{{first}}}\n      - {{{second}, from: 2015-01-01}}\n"

    assert [1, 2] == [len(clauses(text, day)["court"]) for day in (date(2014, 12, 31), LATER)]


def test_two_sentences_stand_under_one_topic() -> None:
    text = f"{HOUSE}    form:\n" + "".join(f"      - {{{SAID.format(word)}}}\n" for word in ("One.", "Two."))

    assert ["One.", "Two."] == [each.sentence for each in clauses(text)["form"]]


def test_clauses_of_one_kind_about_two_things_hold_at_once_and_about_one_thing_they_replace_each_other() -> None:
    bar = "      - {{kind: barred_after, number: {}, unit: month, what: {}, from: {}, article: '9', source: law}}\n"
    text = f"{HOUSE}    dissolution:\n" + "".join(
        bar.format(*row)
        for row in [(12, "election", "2001-01-01"), (6, "dissolution", "2001-01-01"), (3, "election", "2015-01-01")]
    )
    found = [
        [each.parts["number"] for each in clauses(text, day)["dissolution"]] for day in (date(2014, 12, 31), LATER)
    ]

    assert [[12, 6], [6, 3]] == found


def test_two_clauses_about_one_thing_may_not_hold_on_one_day() -> None:
    bar = "{kind: bar, number: 6, unit: month, article: '9', source: law}"

    assert ["Give the earlier one an until before this day."] == [
        each.do for each in lint(Path("xx-house.yaml"), f"{HOUSE}    repeat: [{bar}, {bar}]\n")
    ]


def test_when_the_clause_of_a_motion_has_ended_that_of_the_house_holds_again() -> None:
    house = "house:\n  from: 2001-01-01\n  tie: {kind: lost, article: '7', source: law}\n"
    own = "    tie: {kind: lot, until: 2014-12-31, article: '9', source: law}\n"

    assert ["lot", "lost"] == [clauses(HOUSE + own + house, day)["tie"][0].kind for day in (date(2014, 12, 31), LATER)]


@pytest.mark.parametrize("book", books(), ids=lambda book: book.chamber.id)
def test_no_clause_of_a_file_is_lost_on_a_day_on_which_it_holds(book: Book) -> None:
    """Of the clauses of a topic, only those vanish behind which another of the same kind has begun."""
    for pages in (book.house, *(motion.clauses for motion in book.motions)):
        for topic, every in pages.items():
            for day in {dated.since for dated in every}:
                shown = clauses_on(pages, day).get(topic, ())
                gone = [dated for dated in every if dated.holds(day) and dated.value not in shown]
                newer = [other.value.value.kind for other in every if other.since == day]

                assert [] == [dated for dated in gone if dated.value.value.kind not in newer or topic == "court"]


def test_a_motion_without_a_known_majority_keeps_what_is_known_of_it() -> None:
    movers = "{number: 20, without: ministers, sentence: They sign., article: '9', source: law}"
    text = f"{HOUSE[: HOUSE.index('    majority')]}    majority: unknown\n    initiation: {movers}\n"
    found = read_book(Path("xx-house.yaml"), text).law(date(2020, 1, 1))
    told = [each.sentence for each in said_in_part(found, found.partial[MotionKind.NO_CONFIDENCE], Range(0, 0))]

    assert ({}, ()) == (found.motions, lint(Path("xx-house.yaml"), text))
    assert ["It takes 20 members other than ministers to bring the motion (Article 9). They sign."] == told
    assert "the majority" == unknown(found.partial[MotionKind.NO_CONFIDENCE])[0]


def test_a_share_of_the_members_in_office_is_reckoned_without_the_vacant_seats() -> None:
    minimum = Provision(Minimum(None, Fraction(1, 4), Base.FILLED_SEATS), "9", "a source")
    found = [needed(minimum, 137, "bring", vacant) for vacant in (Range(0, 0), Range(1, 1), Range(0, 1))]

    assert ["35 of 137", "34 of 136", "34 to 35 of 136 to 137"] == [
        each.partition(": ")[2].partition(" (")[0] for each in found
    ]


def test_a_clause_of_the_house_stands_in_every_motion_that_has_none_of_its_own() -> None:
    house = "house:\n  from: 2001-01-01\n  tie: {kind: lost, article: '7', source: law}\n"
    own = "    tie: {kind: lot, article: '9', source: law}\n"

    assert ["lost", "lot"] == [clauses(text)["tie"][0].kind for text in (HOUSE + house, HOUSE + own + house)]


def test_a_sentence_adds_to_what_the_kind_says() -> None:
    text = f"{HOUSE}    tie: {{kind: lost, sentence: It was so in 2003., article: '9', source: law}}\n"

    assert "If the votes are equal, the motion is lost. It was so in 2003." == clauses(text)["tie"][0].sentence


@pytest.mark.parametrize(
    ("minimum", "expected"),
    [
        (Minimum(1), "any member"),
        (Minimum(20), "20 members"),
        (Minimum(None, Fraction(1, 2), Base.MEMBERS, more=True), "more than half of all members"),
        (Minimum(or_by=("the President",)), "the President"),
        (Minimum(10, or_by=("a parliamentary group",)), "10 members or a parliamentary group"),
    ],
)
def test_a_minimum_in_words(minimum: Minimum, expected: str) -> None:
    assert expected == members(minimum)


def more(clause: str, ending: str = ", article: '9', source: law") -> str:
    """The house with one clause more, on line 12."""
    topic, _, parts = clause.partition(": ")
    return f"{HOUSE}    {topic}: {{{parts}{ending}}}\n"


def other(good: str, bad: str) -> str:
    """The house with a mistake in it."""
    assert good in HOUSE
    return HOUSE.replace(good, bad)


TWICE = "[{value: 9, from: 2001-01-01, article: '1', source: law}, "
SLIPS = {
    "an unknown kind": (more("tie: kind: lots"), "12:17", "Write lot."),
    "an unknown key of a kind": (more("tie: kind: lot, then: lost"), "12:22", "Remove it"),
    "a kind that lacks a key": (more("repeat: kind: bar, number: 6"), "12:13", "Add unit."),
    "a clause that says nothing": (more("tie: ", "article: '9', source: law"), "12:10", "Add kind"),
    "a value without a source": (more("tie: kind: lot", ", article: '9'"), "12:10", "Add source."),
    "overlapping dates": (other("[{", TWICE + "{"), "7:85", "Give the earlier one an until before this day."),
    "an article by its word": (other('"9"', '"Article 9"'), "11:68", "Write the number alone"),
    "an abbreviated article": (other('"9"', '"S. 9"'), "11:68", "Write the word out"),
    "an article in small letters": (other('"9"', '"article 9"'), "11:68", "Begin with the number"),
    "an article apart from its clause": (other('"9"', '"9 (2)"'), "11:68", "Write the clause beside"),
    "an article without a number": (other('"9"', "The Rules"), "11:68", "Give the number"),
    "a source without an address": (other(", https://example.org/law", ""), "6:16", "Add the address"),
    "a source that nothing names": (other("{law:", "{old: 'Old, https://example.org', law:"), "6:11", "Remove it"),
    "a file of another name": (other("id: xx-house", "id: xx-hall"), "1:5", "Rename"),
    "a sentence beside an older one": (
        more("form: sentence: One.").removesuffix("}\n") + "}\n    tie:\n"
        "      - {sentence: One., article: '9', source: law}\n"
        "      - {sentence: Two., from: 2015-01-01, article: '9', source: law}\n",
        "15:9",
        "Give the earlier one an until; if it stands",
    ),
    "a clause against the majority": (more("vacancies: kind: lower_threshold"), "12:16", "Correct one of the two."),
}


@pytest.mark.parametrize(("bad", "place", "do"), SLIPS.values(), ids=SLIPS)
def test_lint_says_where_a_slip_is_and_what_to_do(bad: str, place: str, do: str) -> None:
    found = [(str(each.place).partition(":")[2], each.do) for each in lint(Path("xx-house.yaml"), bad)]

    assert [where for where, what in found if what.startswith(do)] == [place], found


def test_a_good_file_has_no_slip() -> None:
    assert () == lint(Path("xx-house.yaml"), HOUSE)
