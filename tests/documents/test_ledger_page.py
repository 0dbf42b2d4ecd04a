"""docs/ledger.md can be followed from top to bottom, in a folder with the example's reports in it."""

from __future__ import annotations

import re
import shlex
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from whipcount.cli import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ledger.md").read_text("utf-8")
COMMANDS = [line.partition("   ")[0] for line in re.findall(r"^whipcount .*$", PAGE, re.MULTILINE)]


@pytest.mark.slow
def test_every_command_of_the_page_can_be_typed_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "examples" / "pakistan-2022", "reports")
    head, ended = "", []
    for command in COMMANDS:
        # A reader puts in a time of their own, and the head that they noted.
        words = command.replace("TIME", f"{datetime.now(UTC):%Y-%m-%d}")
        words = re.sub(r"--head \d+:\w+…", f"--head {head}", words)
        found = CliRunner().invoke(main, shlex.split(words)[1:], prog_name="whipcount")
        head = found.stdout.strip() if "--head --table" in words else head
        ended.append((command, found.exit_code))

    assert len(ended) >= 7
    assert [each for each in ended if each[1]] == []
