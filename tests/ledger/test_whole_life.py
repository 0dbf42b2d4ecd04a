"""A crisis in a ledger from its first report to its export, by the commands of a newsroom, on both databases."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import whipcount
from whipcount.cli import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "pakistan-2022"
DAY = ("--as-of", "2022-03-30")
ORIGINAL, COPY = (EXAMPLE / f"2022-03-30-{name}.txt" for name in ("harbour-post", "northern-wire"))


def run(*words: object) -> Any:
    """What a command prints, as data."""
    found = CliRunner().invoke(main, [str(word) for word in words], prog_name="whipcount")
    assert found.exit_code == 0, found.stderr
    return json.loads(found.stdout) if found.stdout.startswith("{") else found.stdout


def reported(address: str, *more: object) -> list[int]:
    """What reports print for the opposition on 30 March."""
    return run("count", "--json", "--ledger", address, *DAY, *more)["benches"]["opposition"]["reported"]


@pytest.mark.slow
def test_a_ledger_is_filled_asked_decided_about_checked_and_carried_over(address: str, tmp_path: Path) -> None:
    run("add", "--ledger", address, "--by", "Ann", EXAMPLE)
    assert run("count", "--json", "--ledger", address, *DAY) == run("count", "--json", EXAMPLE, *DAY)

    entries = run("log", "--json", "--ledger", address)["entries"]
    claim = next(e["subject"] for e in entries if e["body"].get("quantity") == {"low": 196, "high": 196})
    run("withdraw", claim, "--ledger", address, "--by", "Ben", "--because", "taken back")
    assert 196 not in reported(address)
    assert 196 in reported(address, "--known-at", entries[-1]["recorded"])

    run("correct", claim, "quantity=190", "--ledger", address, "--by", "Ben", "--because", "it says 190")
    assert {190, 196} & set(reported(address)) == {190}

    run("export", "--ledger", address, "-o", tmp_path / "all.jsonl")
    run("import", "--ledger", tmp_path / "copy.ledger", tmp_path / "all.jsonl")
    head = run("log", "--head", "--table", "--ledger", address).strip()
    run("verify", "--ledger", tmp_path / "copy.ledger", "--head", head)
    assert reported(str(tmp_path / "copy.ledger")) == reported(address)


@pytest.mark.parametrize("order", [(ORIGINAL, COPY), (COPY, ORIGINAL)])
def test_a_copy_that_comes_on_another_day_is_named_and_is_one_witness(address: str, order: tuple[Path, Path]) -> None:
    told = [run("add", "--json", "--ledger", address, report)["copies"] for report in order]
    found = [each for each in run("count", "--json", "--ledger", address)["findings"] if each["code"] == "copy"]

    assert [[{Path(copy), Path(first)} for copy, first in copies.items()] for copies in told] == [
        [], [{ORIGINAL, COPY}],
    ]  # fmt: skip
    assert len(found) == 1
    assert "Harbour Post" in found[0]["sentence"]


@pytest.mark.slow
def test_reports_that_come_one_by_one_in_any_order_make_the_count_of_the_folder(address: str) -> None:
    reports = [report.path for report in whipcount.open(EXAMPLE).reports]
    random.Random(3).shuffle(reports)
    for report in reports:
        run("add", "--ledger", address, "--chamber", "pk-na", report)

    count, folder = (
        run("count", "--json", "--chamber", "pk-na", *DAY, *where) for where in (("--ledger", address), (EXAMPLE,))
    )
    assert (len(reports), count) == (16, folder)
