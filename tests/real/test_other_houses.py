"""What is not known is said: houses without a rulebook, regional assemblies, a chamber file of one's own."""

from pathlib import Path

import pytest
from tests.real.replays import Replay, replays

import whipcount
from whipcount.model import Count, Unusable
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, Outcome
from whipcount.rulebook.shelf import FOLDER


def counted(folder: Path, text: str, chamber: str | None = None) -> Count:
    report = folder / "report.txt"
    report.write_text(f"publisher: Daily\ndate: 2024-07-01\n\n{text}\n", encoding="utf-8")
    return whipcount.open(str(report), chamber=chamber).count()


def seats(count: Count) -> dict[str, Range]:
    return {party.party: party.seats.plausible for party in count.parties}


def chamber_file(folder: Path, old: str, new: str) -> Path:
    mine = folder / "mine.yaml"
    mine.write_text((FOLDER / "pk-na.yaml").read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return mine


def test_a_house_without_a_rulebook_is_counted_by_its_own_numbers(tmp_path: Path) -> None:
    text = "The no-confidence motion is slated for 3 July. In the 80-member assembly the opposition now has 41 members "
    count = counted(tmp_path, text + "and the government 39. The majority mark is 41.")

    assert count.chamber is None
    assert (count.seats, count.opposition.plausible) == (80, Range(41, 41))
    assert count.verdict.outcome is Outcome.CARRIES
    assert "the chamber's law being unknown" in count.verdict.sentence
    assert [f.code for f in count.findings if f.code == "law"] == ["law"]


def test_in_a_house_of_unknown_size_a_bench_that_no_report_numbers_is_left_out(tmp_path: Path) -> None:
    count = counted(tmp_path, "The opposition now has 41 members.")

    assert set(count.benches) == {Bench.OPPOSITION}
    assert count.seats is None
    with pytest.raises(LookupError, match="the government cannot be counted"):
        _ = count.government


def test_where_no_report_takes_a_side_no_bench_is_counted(tmp_path: Path) -> None:
    count = counted(tmp_path, "Pakistan's National Assembly has 336 seats. PTI has 92 members in it.", "pk-na")

    assert count.benches == {}
    assert count.verdict.outcome is Outcome.OPEN


def test_a_regional_assembly_is_not_the_parliament_of_its_country(tmp_path: Path) -> None:
    text = "The government lost the floor test in the 224-member state assembly in India. The BJP has 104 seats."
    count = counted(tmp_path, text)

    assert count.chamber is None
    assert count.threshold is None
    assert any(
        "counted as another house" in f.sentence and "--chamber in-lok-sabha" in f.sentence for f in count.findings
    )


def test_a_person_who_names_the_chamber_is_believed_and_told_of_the_difference(tmp_path: Path) -> None:
    count = counted(tmp_path, "The 224-member house of India met. The BJP has 104 seats.", "in-lok-sabha")

    assert count.chamber is not None
    assert [f.code for f in count.findings if f.contradicts] == ["house_size"]


def test_parties_alone_do_not_tell_the_chamber(tmp_path: Path) -> None:
    assert counted(tmp_path, "The BJP has 104 seats, the Congress has 78 and JD(S) has 37.").chamber is None


def test_a_party_whose_seats_no_report_gives_is_not_shown_with_a_number(tmp_path: Path) -> None:
    text = "Two independents who had supported the government have joined the opposition."

    assert counted(tmp_path, f"Pakistan's opposition now has 180 members. {text}").parties == ()


def test_a_chamber_file_of_ones_own_is_used(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        (FOLDER / "pk-na.yaml").read_text(encoding="utf-8").replace("id: pk-na", "id: xx-mine"), encoding="utf-8"
    )
    count = counted(tmp_path, "The opposition now has 180 members.", str(mine))

    assert count.chamber is not None
    assert (count.chamber.id, count.seats) == ("xx-mine", 336)


def test_a_mistake_in_a_chamber_file_is_told_with_its_place(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        (FOLDER / "pk-na.yaml").read_text(encoding="utf-8").replace("by: movers", "by: moovers"), encoding="utf-8"
    )

    with pytest.raises(Unusable, match=r"mine\.yaml:\d+:\d+: .*moovers"):
        counted(tmp_path, "The opposition now has 180 members.", str(mine))


def test_a_party_within_an_alliance_is_not_counted_twice(tmp_path: Path) -> None:
    text = "In Pakistan's National Assembly the opposition has 162 members. MMA has 15 seats. PML-N has 84 seats."
    count = counted(tmp_path, f"{text} JUI-F has 14 seats. Jamaat-e-Islami has one seat.", "pk-na")

    assert seats(count) == {"MMA": Range(15, 15), "PML-N": Range(84, 84)}
    assert [f.sentence for f in count.findings if f.contradicts] == []


def test_a_party_of_an_alliance_that_no_report_numbers_stands_for_itself(tmp_path: Path) -> None:
    text = "In Pakistan's National Assembly the opposition has 162 members. JUI-F has 14 seats."

    assert seats(counted(tmp_path, text, "pk-na")) == {"JUI-F": Range(14, 14)}


@pytest.mark.parametrize("replay", replays(), ids=str)
def test_the_reports_of_a_crisis_are_never_taken_to_be_on_another_house(replay: Replay) -> None:
    """Reports that name neither country nor house are of no known one; Spain's and Romania's name parties only."""
    told = whipcount.open(replay.reports).chamber
    expected = None if str(replay) in ("es-2018", "ro-2021") else replay.chamber

    assert expected == (told.id if told else None)
