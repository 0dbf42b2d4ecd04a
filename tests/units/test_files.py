"""YAML that people edit: every scalar is text with its place, and every mistake is said at once."""

from contextlib import suppress
from copy import deepcopy
from datetime import date
from enum import Enum
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from whipcount.files import Fields, Mapping, Scalar, Sequence, load_yaml, nearest
from whipcount.model import Place, Problem, Unusable

HERE = Path("law.yaml")


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


def mapping(text: str) -> Mapping:
    node = load_yaml(HERE, text)
    assert isinstance(node, Mapping)
    return node


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(Unusable) as caught:
        load_yaml(HERE, text)
    return caught.value.problems


def places(text: str) -> list[str]:
    return [str(problem.place) for problem in problems(text)]


@pytest.mark.parametrize("written", ["NO", "0755", "1e3", "2022-03-28", "12:30", "null", "~", "yes", "0.10", ".inf"])
def test_every_scalar_stays_the_text_that_was_written(written: str) -> None:
    node = mapping(f"key: {written}")

    assert written == node["key"]  # type: ignore[index]
    assert Scalar is type(node["key"])  # type: ignore[index]


def test_a_scalar_knows_its_line_and_column() -> None:
    node = mapping("a: 1\nb:\n  - x\n  - yy\n")["b"]  # type: ignore[index]

    assert isinstance(node, Sequence)
    assert [Place("law.yaml", 3, 5), Place("law.yaml", 4, 5)] == [item.place for item in node]


def test_a_key_knows_its_place_too() -> None:
    keys = list(mapping("a: 1\nbb: 2\n"))

    assert ["law.yaml:1:1", "law.yaml:2:1"] == [str(key.place) for key in keys]


def test_a_scalar_keeps_its_place_when_it_is_copied() -> None:
    scalar = mapping("a: 1\n")["a"]  # type: ignore[index]

    assert ("1", Place("law.yaml", 1, 4)) == (deepcopy(scalar), deepcopy(scalar).place)


def test_an_empty_value_is_an_empty_text() -> None:
    assert "" == mapping("key:\n")["key"]  # type: ignore[index]


def test_a_key_written_twice_is_a_problem_where_it_stands_again() -> None:
    assert "the key 'a' a second time (first on line 1)" == problems("a: 1\nb: 2\na: 3\n")[0].found


def test_all_keys_written_twice_are_said_at_once() -> None:
    assert ["law.yaml:2:1", "law.yaml:5:3"] == places("a: 1\na: 2\nb:\n  c: 1\n  c: 2\n")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: [1, 2\nb: 3\n", "law.yaml:2:2"),
        ('a: "open\n', "law.yaml:2:1"),
        ("a: b: c\n", "law.yaml:1:5"),
        ("a: 1\n\tb: 2\n", "law.yaml:2:1"),
    ],
)
def test_bad_syntax_is_a_problem_with_line_and_column(text: str, place: str) -> None:
    assert [place] == places(text)


def test_a_tab_is_called_a_tab() -> None:
    assert "Replace the tab by spaces." == problems("a:\n\t- 1\n")[0].do


def test_an_alias_is_refused_where_it_stands() -> None:
    assert ["law.yaml:2:4"] == places("a: &x 1\nb: *x\n")


def test_a_billion_laughs_are_refused_without_being_unfolded() -> None:
    lines = ["a0: &a0 [lol, lol]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 40)]

    assert 78 == len(problems("\n".join(lines)))


def test_a_tag_is_refused() -> None:
    assert "the tag tag:yaml.org,2002:python/object:os.system" == problems("a: !!python/object:os.system {}\n")[0].found


def test_a_deep_nest_is_refused_and_exhausts_nothing() -> None:
    assert "more than 50 levels of nesting" == problems("[" * 100_000)[0].found


def test_a_second_document_is_refused() -> None:
    assert ["law.yaml:2:1"] == places("a: 1\n---\nb: 2\n")


def test_a_list_as_a_key_is_refused() -> None:
    assert "a list or mapping as a key" == problems("? [a, b]\n: 1\n")[0].found


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n"])
def test_an_empty_file_is_a_problem(text: str) -> None:
    assert ["law.yaml"] == places(text)


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="no readable file"):
        load_yaml(tmp_path / "none.yaml")


def test_a_folder_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="no readable file"):
        load_yaml(tmp_path)


def test_bytes_that_are_not_utf_8_are_a_problem_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("a: 1\nb: Espa\xf1a\n".encode("latin-1"))

    with pytest.raises(Unusable) as caught:
        load_yaml(path)

    assert Place(str(path), 2, 8) == caught.value.problems[0].place


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")

    assert {"a": "1"} == load_yaml(path)


def test_a_character_that_yaml_forbids_is_a_problem() -> None:
    assert 1 == len(problems("a: \x00\n"))


@given(st.dictionaries(st.text(min_size=1), st.text() | st.integers().map(str), max_size=5))
def test_whatever_yaml_can_hold_comes_back_as_text(values: dict[str, str]) -> None:
    written = yaml.safe_dump(values, default_style='"', allow_unicode=False)

    assert values == load_yaml(HERE, written) if values else True


@given(st.text(alphabet="ab:-[]{}&*!\n \t\"'#|>%@", max_size=40))
def test_no_text_whatever_escapes_as_a_traceback(text: str) -> None:
    with suppress(Unusable):
        assert isinstance(load_yaml(HERE, text), Scalar | Mapping | Sequence)


def fields(text: str, *known: str) -> Fields:
    return Fields(load_yaml(HERE, text), "a thing", known, [])


def test_good_values_are_read_into_their_types() -> None:
    part = fields("n: 342\nd: 2022-03-28\ns: 20/100\nc: blue\nt: [a, b]\n", "n", "d", "s", "c", "t")

    read = (part.whole("n"), part.date("d"), part.fraction("s"), part.choice("c", Colour), part.texts("t"))

    assert (342, date(2022, 3, 28), Fraction(1, 5), Colour.BLUE, ("a", "b")) == read
    assert [] == part.problems


def test_all_mistakes_of_a_mapping_are_said_at_once() -> None:
    part = fields("n: many\nd: 28 March\ns: 20%\nc: bleu\nt: a\nx: 1\n", "n", "d", "s", "c", "t", "missing")
    part.whole("n"), part.date("d"), part.fraction("s"), part.choice("c", Colour), part.texts("t"), part.text("missing")

    assert ["6:1", "1:4", "2:4", "3:4", "4:4", "5:4", "1:1"] == [str(p.place).partition(":")[2] for p in part.problems]


def test_an_unknown_key_names_the_nearest_known_one() -> None:
    assert "Write article." == fields("artcle: 95(4)\n", "article", "source").problems[0].do


def test_an_unknown_word_names_the_nearest_known_one() -> None:
    part = fields("c: rde\n", "c")
    part.choice("c", Colour)

    assert "Write red." == part.problems[0].do


def test_a_part_that_is_no_mapping_is_a_problem() -> None:
    part = fields("p: text\n", "p")
    part.part("p", "a part", ("a",))

    assert ["a text"] == [problem.found for problem in part.problems]


def test_a_single_mapping_counts_as_a_list_of_one() -> None:
    assert 1 == len(fields("p: {a: 1}\n", "p").parts("p", "a part", ("a",)))


@pytest.mark.parametrize(("word", "expected"), [("Riksdg", "Riksdag"), ("RIKSDAG", "Riksdag"), ("xyz", None)])
def test_the_nearest_word_ignores_capitals_and_gives_up_on_strangers(word: str, expected: str | None) -> None:
    assert expected == nearest(word, ["Riksdag", "Bundestag"])
