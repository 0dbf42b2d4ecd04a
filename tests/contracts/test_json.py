"""The JSON that others build on: docs/api.md says its form, and every kind of claim survives the way there and back."""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import whipcount
from whipcount.cli import main
from whipcount.model import KINDS, Claim, Quote
from whipcount.model.quantity import Quantity
from whipcount.publish import claim_from_json, claim_to_json, claims_table, count_to_json
from whipcount.publish.claims_flat import flat_columns
from whipcount.publish.difference_json import difference_to_json
from whipcount.publish.explanations import explanations_to_json
from whipcount.publish.timeline import timeline_to_json

pytestmark = pytest.mark.slow

API = Path(__file__).parents[2] / "docs" / "api.md"
FORMS: dict[str, Any] = json.loads(re.findall(r"```json\n(.*?)```", API.read_text("utf-8"), re.DOTALL)[0])
KIND = pytest.mark.parametrize("kind", KINDS)
TEXTS = st.text(max_size=12)
REPORT = b"""date: 2022-03-30

Prime Minister Imran Khan of Pakistan has lost his majority. MQM-P, with its seven members, left the government for
the opposition on Wednesday. The opposition now has 177 members in the 342-seat National Assembly, and the government
has 164. The movers need 172 votes. The motion was moved on Monday by Shehbaz Sharif.
"I will fight until the last ball," said Imran Khan. MQM-P and the PPP signed an agreement.
"""


def quantities() -> st.SearchStrategy[Quantity]:
    low, more = st.integers(0, 3000), st.none() | st.integers(0, 3000)
    return st.builds(
        lambda low, more, hedged: Quantity(low, None if more is None else low + more, hedged), low, more, st.booleans()
    )


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value that a field of this type may have."""
    arguments = get_args(hint)
    if NoneType in arguments:
        return st.none() | values(next(kind for kind in arguments if kind is not NoneType))
    if get_origin(hint) is tuple:
        return st.lists(TEXTS, max_size=3).map(tuple)
    if issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return {Quantity: quantities(), date: st.dates(), str: TEXTS, bool: st.booleans(), Quote: quotes()}[hint]


def quotes() -> st.SearchStrategy[Quote]:
    return st.builds(
        lambda report, start, text: Quote(report, start, start + len(text), text), TEXTS, st.integers(0, 9), TEXTS
    )


def claims(kind: str) -> st.SearchStrategy[Claim]:
    return st.builds(
        KINDS[kind], **{name: values(hint) for name, hint in get_type_hints(KINDS[kind]).items() if name != "kind"}
    )


def least(kind: str) -> Claim:
    """A claim of the kind that leaves open whatever it may."""
    given_values = {str: "x", Quantity: Quantity.exactly(1), date: date(2022, 3, 30), Quote: Quote("r", 0, 1, "x")}
    hints = get_type_hints(KINDS[kind])
    needed = [f.name for f in fields(KINDS[kind]) if f.default is MISSING]
    return KINDS[kind](**{name: _one(hints[name], given_values) for name in needed})


def _one(hint: Any, ready: dict[Any, Any]) -> Any:
    if get_args(hint):
        return ("x",) if get_origin(hint) is tuple else None
    return ready[hint] if hint in ready else next(iter(hint))


@KIND
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_claim_of_any_kind_comes_back_from_json_as_it_was(kind: str, data: st.DataObject) -> None:
    claim = data.draw(claims(kind))
    written = json.loads(json.dumps(claim_to_json(claim, "a.txt")))

    assert claim_from_json(written) == claim


@KIND
def test_every_kind_has_its_fields_documented_in_their_order(kind: str) -> None:
    written = claim_to_json(least(kind), "a.txt")

    assert list(written) == [*FORMS["claim"], *FORMS["kinds"].get(kind, ["is not documented"])]


@KIND
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_every_field_of_a_claim_has_the_documented_type(kind: str, data: st.DataObject) -> None:
    written = claim_to_json(data.draw(claims(kind)), "a.txt")

    assert_form(written, "claim")


@KIND
def test_every_kind_fits_into_the_columns_of_the_table(kind: str) -> None:
    header, row = claims_table([least(kind)]).splitlines()[:2]

    assert header == ",".join(flat_columns())
    assert row.split(",")[1] == kind


def test_every_documented_kind_is_registered() -> None:
    assert set(FORMS["kinds"]) == set(KINDS)


@pytest.mark.parametrize("as_of", [None, "2022-03-30"])
def test_a_count_of_a_real_text_has_the_documented_form(as_of: str | None) -> None:
    assert_form(count_to_json(whipcount.open("-", stdin=REPORT).count(as_of)), "count")


@pytest.mark.parametrize("sides", [("Blue Post", "Green Post"), ("2022-03-29", "2022-03-30")])
def test_a_difference_of_real_texts_has_the_documented_form(sides: tuple[str, str], tmp_path: Path) -> None:
    other = REPORT.replace(b"2022-03-30", b"2022-03-29").replace(b"177", b"170").replace(b"164", b"171")
    (tmp_path / "blue.txt").write_bytes(b"publisher: Blue Post\n" + other)
    (tmp_path / "green.txt").write_bytes(b"publisher: Green Post\n" + REPORT)
    found = difference_to_json(whipcount.open(tmp_path).diff(*sides))

    assert_form(found, "difference")
    known = {claim["id"] for claim in found["claims"]}
    assert set(re.findall(r'"([0-9a-f]{12})"', json.dumps([found["explanations"], found["first"]]))) <= known


@pytest.mark.parametrize(
    "text", [REPORT, REPORT.replace(b"has 164", b"has 160 to 164"), b"date: 2022-03-30\n\nIt rained."]
)
def test_the_explanations_of_a_real_text_have_the_documented_form(text: bytes) -> None:
    assert_form(explanations_to_json(whipcount.open("-", stdin=text).explain()), "explanations")


def test_a_timeline_of_a_real_text_has_the_documented_form_and_every_claim_that_it_names() -> None:
    written = timeline_to_json(whipcount.open("-", stdin=REPORT).timeline().days)
    named = {claim for day in written["days"] for event in day["events"] for claim in event["claims"]}

    assert_form(written, "timeline")
    assert {claim["id"] for claim in written["claims"]} == named
    assert len(named) > 1


def test_every_answer_of_a_ledger_has_the_documented_form(tmp_path: Path) -> None:
    text, ledger, export = tmp_path / "report.txt", ("--ledger", tmp_path / "new.ledger"), tmp_path / "all.jsonl"
    text.write_bytes(REPORT)

    assert_form(answer("add", text, *ledger), "added")
    assert_form(answer("add", text, *ledger), "added")
    claim = answer("log", *ledger)["entries"][1]["subject"]
    for words in (("accept",), ("withdraw",), ("reopen",), ("correct", "modality=claimed")):
        assert_form(answer(words[0], claim, *words[1:], *ledger, "--because", "x"), "decided")
    assert_form(answer("log", *ledger), "log")
    assert_form(answer("log", "--head", *ledger), "head")
    assert_form(answer("verify", *ledger), "verified")
    assert_form(answer("check", *ledger), "checked")
    assert_form(answer("why", "government", *ledger), "told")
    assert_form(answer("timeline", *ledger), "timeline")
    answer("export", *ledger, "-o", export, json_asked=False)
    assert_form(answer("import", export, "--ledger", tmp_path / "copy.ledger"), "imported")


def answer(*words: str | Path, json_asked: bool = True) -> Any:
    """What a command prints with --json, which stands behind its other words."""
    given = [*map(str, words), *(["--json"] if json_asked else [])]
    found = CliRunner().invoke(main, given, prog_name="whipcount")
    assert found.exit_code == 0, found.stderr
    return json.loads(found.stdout) if json_asked else None


def test_every_claim_that_explanations_name_is_in_them() -> None:
    written = explanations_to_json(whipcount.open("-", stdin=REPORT).explain())
    known = {claim["id"] for claim in written["claims"]}

    assert set(written["set_aside"]) | {claim for each in written["bearings"] for claim in each["claims"]} <= known
    assert any(each["claims"] for each in written["bearings"])


def test_the_claims_of_a_real_count_come_back_as_they_were() -> None:
    count = whipcount.open("-", stdin=REPORT).count()
    back = {claim_from_json(each) for each in count_to_json(count)["claims"]}

    assert back == set(count.claims)


def test_every_claim_that_a_count_names_is_in_it() -> None:
    written = count_to_json(whipcount.open("-", stdin=REPORT).count())
    known = {claim["id"] for claim in written["claims"]}
    named = set(re.findall(r"[0-9a-f]{12}", json.dumps([written["benches"], written["parties"], written["findings"]])))

    assert named
    assert named <= known


def assert_form(value: Any, form: str) -> None:
    """The value has the documented form, all the way down."""
    assert _fits(value, form), f"{value!r} is no {form}"


def _fits(value: Any, form: str) -> bool:
    if form.endswith("?"):
        return value is None or _fits(value, form[:-1])
    if form.startswith("["):
        return isinstance(value, list) and all(_fits(each, form[1:-1]) for each in value)
    if form.startswith("{"):
        return isinstance(value, dict) and all(_fits(each, form[1:-1]) for each in value.values())
    return _SIMPLE[form](value) if form in _SIMPLE else _has_fields(value, form)


def _has_fields(value: Any, form: str) -> bool:
    expected = FORMS[form] | (FORMS["kinds"][value["kind"]] if form == "claim" else {})
    if "reader" in value:  # the one field that stands only where it is not the usual
        assert (form, value["reader"]) in (("claim", "model"), ("claim", "person"))
        expected = expected | {"reader": "text"}
    assert list(value) == list(expected), f"the fields of a {form}"
    for name, inner in expected.items():
        assert_form(value[name], inner)
    return True


def _is_date(value: Any) -> bool:
    return isinstance(value, str) and date.fromisoformat(value).isoformat() == value


def _is_quantity(value: Any) -> bool:
    high = value["high"]
    return (
        set(value) - {"hedged"} == {"low", "high"}
        and type(value["low"]) is int
        and (high is None or high >= value["low"])
    )


def _is_range(value: Any) -> bool:
    low, high = value
    return type(low) is int and type(high) is int and low <= high


_SIMPLE = {
    "text": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "truth": lambda value: isinstance(value, bool),
    "date": _is_date,
    "quantity": _is_quantity,
    "range": _is_range,
    "object": lambda value: isinstance(value, dict),
}
