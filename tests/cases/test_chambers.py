"""The chambers' files against crises that happened: what was needed, of whom, by whom, and what the votes decided."""

from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest
from babel.core import get_global

from whipcount.model import Unusable
from whipcount.model.law import MotionRule, Provision
from whipcount.model.quantity import Range
from whipcount.model.words import Base, By, MotionKind, Option, Outcome, Stage, Unit
from whipcount.publish.chambers_page import page
from whipcount.rulebook import chambers, decide, find, law, rule_for, threshold
from whipcount.rulebook.book import read_book
from whipcount.rulebook.decisions import Tally, decision
from whipcount.rulebook.kinds_table import written_into
from whipcount.rulebook.lint import lint
from whipcount.rulebook.majorities import MAJORITIES
from whipcount.rulebook.shelf import FOLDER, books, shelf

ROOT = Path(__file__).parents[2]
NONE = Range(0, 0)
PAKISTAN, GERMANY, FRANCE = "pk-na", "de-bundestag", "fr-an"
SWEDEN, INDIA, SPAIN = "se-riksdag", "in-lok-sabha", "es-congreso"
EVERY = [chamber.id for chamber in chambers()]
NO_CONFIDENCE, CONFIDENCE, INVESTITURE = MotionKind.NO_CONFIDENCE, MotionKind.CONFIDENCE, MotionKind.INVESTITURE


def rule_of(chamber: str, on: date, kind: MotionKind) -> tuple[MotionRule, int]:
    found = law(find(chamber), on)
    rule = rule_for(found, kind)
    assert rule is not None
    return rule, found.seats.value


@pytest.mark.parametrize(
    ("chamber", "on", "kind", "seats", "votes", "by", "article"),
    [
        (PAKISTAN, date(2022, 3, 30), NO_CONFIDENCE, 342, 172, By.MOVERS, "95(4)"),
        (PAKISTAN, date(2022, 4, 11), INVESTITURE, 342, 172, By.GOVERNMENT, "91(4)"),
        (PAKISTAN, date(2023, 4, 27), CONFIDENCE, 342, 172, By.GOVERNMENT, "91(7)"),
        (PAKISTAN, date(2024, 3, 3), INVESTITURE, 336, 169, By.GOVERNMENT, "91(4)"),
        (GERMANY, date(2024, 12, 16), CONFIDENCE, 733, 367, By.GOVERNMENT, "Articles 68(1) and 121"),
        (GERMANY, date(2021, 10, 26), NO_CONFIDENCE, 736, 369, By.MOVERS, "Articles 67(1) and 121"),
        (GERMANY, date(2025, 5, 6), NO_CONFIDENCE, 630, 316, By.MOVERS, "Articles 67(1) and 121"),
        (FRANCE, date(2023, 3, 20), NO_CONFIDENCE, 577, 289, By.MOVERS, "49(2)"),
        (SWEDEN, date(2021, 6, 21), NO_CONFIDENCE, 349, 175, By.MOVERS, "Instrument of Government 13:4"),
        (SWEDEN, date(2021, 7, 7), INVESTITURE, 349, 175, By.OPPONENTS, "Instrument of Government 6:4"),
        (INDIA, date(2023, 8, 10), NO_CONFIDENCE, 543, None, By.MOVERS, "100(1)"),
        (INDIA, date(2018, 7, 20), NO_CONFIDENCE, 545, None, By.MOVERS, "100(1)"),
        (SPAIN, date(2018, 6, 1), NO_CONFIDENCE, 350, 176, By.MOVERS, "113(1)"),
        (SPAIN, date(2018, 6, 1), CONFIDENCE, 350, None, By.GOVERNMENT, "112"),
    ],
)
def test_the_votes_needed_on_a_day_with_burden_and_article(  # noqa: PLR0917 - a row of a table
    chamber: str, on: date, kind: MotionKind, seats: int, votes: int | None, by: By, article: str
) -> None:
    rule, size = rule_of(chamber, on, kind)
    found = threshold(rule, size, NONE)

    assert (seats, votes, by, article) == (size, found.votes, found.by, found.article)


@pytest.mark.parametrize(
    ("chamber", "on", "kind", "ayes", "noes", "vacant", "expected"),
    [
        (PAKISTAN, date(2022, 4, 10), NO_CONFIDENCE, 174, 0, 1, Outcome.CARRIES),
        (PAKISTAN, date(2006, 8, 29), NO_CONFIDENCE, 136, 201, 0, Outcome.FAILS),
        (PAKISTAN, date(2021, 3, 6), CONFIDENCE, 178, 0, 1, Outcome.CARRIES),
        (GERMANY, date(2024, 12, 16), CONFIDENCE, 207, 394, 0, Outcome.FAILS),
        (FRANCE, date(2024, 12, 4), NO_CONFIDENCE, 331, 0, 3, Outcome.CARRIES),
        (FRANCE, date(2025, 9, 8), CONFIDENCE, 194, 364, 0, Outcome.FAILS),
        (SWEDEN, date(2021, 6, 21), NO_CONFIDENCE, 181, 109, 0, Outcome.CARRIES),
        (SWEDEN, date(2021, 7, 7), INVESTITURE, 116, 173, 0, Outcome.CARRIES),
        (INDIA, date(2018, 7, 20), NO_CONFIDENCE, 126, 325, 0, Outcome.FAILS),
        (SPAIN, date(2018, 6, 1), NO_CONFIDENCE, 180, 169, 0, Outcome.CARRIES),
    ],
)
def test_votes_that_were_cast_decide_as_they_did(  # noqa: PLR0917 - a row of a table
    chamber: str, on: date, kind: MotionKind, ayes: int, noes: int, vacant: int, expected: Outcome
) -> None:
    rule, seats = rule_of(chamber, on, kind)

    assert expected == decide(rule, Range(ayes, ayes), Range(noes, noes), seats, Range(vacant, vacant))


def test_three_vacant_seats_lowered_the_threshold_from_289_to_288() -> None:
    rule, seats = rule_of(FRANCE, date(2024, 12, 4), NO_CONFIDENCE)

    assert (289, 288) == (threshold(rule, seats, NONE).votes, threshold(rule, seats, Range(3, 3)).votes)


def test_a_vacant_seat_does_not_lower_a_majority_of_the_total_membership() -> None:
    rule, seats = rule_of(PAKISTAN, date(2022, 3, 30), NO_CONFIDENCE)

    assert 172 == threshold(rule, seats, Range(1, 1)).votes


@pytest.mark.parametrize(
    ("chamber", "on", "kind", "expected"),
    [
        (PAKISTAN, date(2022, 3, 30), NO_CONFIDENCE, (69, 69)),
        (GERMANY, date(2024, 12, 16), MotionKind.CONSTRUCTIVE, (184, None)),
        (FRANCE, date(2024, 12, 4), MotionKind.CENSURE, (58, None)),
        (SWEDEN, date(2021, 6, 21), NO_CONFIDENCE, (35, None)),
        (INDIA, date(2023, 7, 26), NO_CONFIDENCE, (None, 50)),
        (SPAIN, date(2018, 5, 25), MotionKind.CONSTRUCTIVE, (35, None)),
    ],
)
def test_how_many_must_sign_and_how_many_must_stand(
    chamber: str, on: date, kind: MotionKind, expected: tuple[int | None, int | None]
) -> None:
    rule, seats = rule_of(chamber, on, kind)
    minima = [None if each is None else each.value.members(seats) for each in (rule.initiation, rule.leave)]

    assert expected == tuple(minima)


@pytest.mark.parametrize(
    ("chamber", "on", "kind", "earliest", "latest"),
    [
        (PAKISTAN, date(2022, 3, 30), NO_CONFIDENCE, (3, "day", Stage.MOVED), (7, "day", Stage.MOVED)),
        (GERMANY, date(2024, 12, 16), CONFIDENCE, (48, "hour", Stage.FILED), None),
        (FRANCE, date(2024, 12, 4), NO_CONFIDENCE, (48, "hour", Stage.FILED), None),
        (SWEDEN, date(2021, 7, 7), INVESTITURE, None, (4, "day", Stage.FILED)),
        (INDIA, date(2023, 8, 10), NO_CONFIDENCE, None, None),
        (SPAIN, date(2018, 6, 1), NO_CONFIDENCE, (5, "day", Stage.FILED), None),
    ],
)
def test_the_periods_and_the_stage_they_run_from(
    chamber: str, on: date, kind: MotionKind, earliest: object, latest: object
) -> None:
    rule, _ = rule_of(chamber, on, kind)
    clocks = [each and (each.value.number, each.value.unit, each.value.after) for each in (rule.earliest, rule.latest)]

    assert [earliest, latest] == clocks


def test_no_file_has_a_slip() -> None:
    slips = {path.stem: lint(path) for path in FOLDER.glob("*.yaml")}

    assert {} == {chamber: found for chamber, found in slips.items() if found}


def test_a_day_before_the_law_is_known_is_refused_with_the_day_from_which_it_is() -> None:
    with pytest.raises(Unusable, match="first known from 16 November 2002 on"):
        law(find(PAKISTAN), date(1989, 11, 1))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pk-na", PAKISTAN),
        ("Pakistan", PAKISTAN),
        ("SE", SWEDEN),
        ("bundestag", GERMANY),
        ("assemblee nationale", FRANCE),
        ("Assemblée nationale", FRANCE),
        ("Congreso de los Diputados", SPAIN),
        ("LOK SABHA", INDIA),
        ("Cape Verde", "cv-assembleia"),
        ("Türkiye", "tr-tbmm"),
        ("the Netherlands", "nl-tweede-kamer"),
        ("UK", "gb-commons"),
        ("PAK", PAKISTAN),
    ],
)
def test_a_chamber_is_found_by_any_of_its_names(name: str, expected: str) -> None:
    assert expected == find(name).id


def test_every_country_is_found_by_its_longer_code_too() -> None:
    """The codes as the Unicode consortium's tables have them; Kosovo's codes are nobody's standard."""
    aliases = get_global("territory_aliases")
    known = {shelved.iso: shelved.also[:1] for shelved in shelf() if shelved.also and shelved.iso not in {"XK", "EU"}}

    assert len(known) > 75
    assert {iso: [iso] for iso in known} == {iso: aliases.get(codes[0]) for iso, codes in known.items()}


def test_cambodia_asked_for_two_thirds_to_make_and_to_unmake_a_government_and_had_a_year_without_one() -> None:
    """73, 26 and 24 of 123 seats in 2003: no party had 82, which a report of July 2003 named as needed."""
    rules = [rule_of("kh-na", date(2003, 10, 1), kind) for kind in (INVESTITURE, MotionKind.CENSURE)]

    assert [82, 82] == [threshold(rule, seats, NONE).votes for rule, seats in rules]


def test_a_misspelt_chamber_names_the_nearest() -> None:
    with pytest.raises(Unusable, match=r"Write se-riksdag for Sweden\."):
        find("Swedn")


def test_a_name_of_two_chambers_names_both() -> None:
    with pytest.raises(Unusable, match=r"Write fr-an \(France\).* pk-na \(Pakistan\)"):
        find("National Assembly")


def provisions(value: object) -> list[Provision[object]]:
    """Every provision that hangs on a value, however deep."""
    own = [value] if isinstance(value, Provision) else []
    if is_dataclass(value) and not isinstance(value, type):
        return own + [found for field in fields(value) for found in provisions(getattr(value, field.name))]
    if isinstance(value, dict | tuple):
        return [found for item in (value.values() if isinstance(value, dict) else value) for found in provisions(item)]
    return own


def test_every_value_has_an_article_a_source_and_a_place() -> None:
    found = {book.chamber.id: provisions(book) for book in books()}
    bare = [each for values in found.values() for each in values if not (each.article and each.place)]

    assert [] == [chamber for chamber in EVERY if not found[chamber]]
    assert [] == bare
    assert [] == [each for values in found.values() for each in values if "http" not in each.source]


def test_a_file_is_named_by_the_id_of_its_chamber() -> None:
    named = {path.stem: read_book(path).chamber.id for path in FOLDER.glob("*.yaml")}

    assert {name: name for name in named} == named


def test_general_words_and_independents_are_no_chambers_own() -> None:
    general = {"mp", "mps", "deputy", "deputies", "lawmaker", "lawmakers", "independent", "independents"}
    own = {
        chamber.id: {
            *chamber.member_words,
            *(name for party in chamber.parties for name in (party.name, *party.aliases)),
        }
        for chamber in chambers()
    }

    assert {} == {chamber: said for chamber, words in own.items() if (said := general & set(map(str.casefold, words)))}


def test_the_rooms_of_law_name_no_country_in_python() -> None:
    sources = [
        path for room in ("files", "rulebook", "procedure") for path in (ROOT / "src/whipcount" / room).glob("*.py")
    ]
    words = {word for book in books() for word in (book.chamber.id, book.chamber.country, book.chamber.name)}
    named = {(path.name, word) for path in sources for word in words if word in path.read_text("utf-8")}

    assert len(sources) > 10
    assert set() == named


def test_the_documentation_knows_every_kind_of_majority_every_base_and_every_unit() -> None:
    text = (ROOT / "docs" / "rulebook.md").read_text("utf-8")
    words = [*MAJORITIES, *(base.value for base in Base), *(unit.value for unit in Unit)]

    assert [] == [word for word in words if f"`{word}`" not in text]


def test_the_page_that_compares_chambers_is_written_from_the_files_as_they_are() -> None:
    written = page()

    assert written == (ROOT / "docs" / "chambers.md").read_text("utf-8")
    assert [chamber for chamber in EVERY if f"`{chamber}`" not in written] == []


def test_the_tables_of_chambers_are_whole_and_say_where_a_law_has_ended() -> None:
    rows = [line.split(" | ") for line in page().splitlines() if line.startswith("| ")]
    tables = [len(row) for row in rows if row[0] == "| country"]

    assert [9, 8] == tables
    assert {9, 8} == {len(row) for row in rows}
    assert {"| Turkey (up to 6 July 2018)", "| Sweden"} <= {row[0] for row in rows}


def test_the_table_of_kinds_in_the_documentation_is_that_of_the_register() -> None:
    text = (ROOT / "docs" / "rulebook.md").read_text("utf-8")

    assert written_into(text) == text


def test_the_worked_example_is_a_chamber_without_python(tmp_path: Path) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    example = text.partition("```yaml\n")[2].partition("```")[0]
    path = tmp_path / "xq-thing.yaml"
    path.write_text(example, "utf-8")
    found = law(find(str(path)), date(2020, 1, 1))
    rule = found.motions[NO_CONFIDENCE]

    assert () == lint(path)
    assert (40, 20, "lot") == (found.seats.value, threshold(rule, 40, NONE).votes, rule.clauses["tie"][0].value.kind)
    assert Outcome.CARRIES == decide(rule, Range(20, 20), Range(20, 20), 40, NONE)


def test_the_example_in_the_documentation_is_a_file_without_a_problem() -> None:
    text = (ROOT / "docs" / "rulebook.md").read_text("utf-8")
    example = text.partition("```yaml\n")[2].partition("```")[0]

    assert "xx-house" == read_book(Path("docs/rulebook.md"), example).chamber.id


@pytest.mark.parametrize(
    ("on", "ayes", "noes", "abstain", "carried"),
    [
        (date(2014, 8, 21), 50, 1, 63, None),
        (date(2014, 8, 22), 53, 2, 58, None),
        (date(2014, 8, 26), 54, 54, 9, True),
        (date(2015, 4, 27), 73, 10, 39, True),
        (date(2020, 8, 4), 37, 54, 34, False),
    ],
)
def test_votes_on_new_cabinets_in_peru(on: date, ayes: int, noes: int, abstain: int, carried: bool | None) -> None:
    """Two were not resolved, as most had abstained, and were taken again; one the presiding member decided."""
    found = law(find("pe-congreso"), on)
    tally = Tally(ayes, noes, abstain=abstain, presiding=Option.YES if ayes == noes else None)

    assert carried == decision(found, found.motions[INVESTITURE], tally).carried
