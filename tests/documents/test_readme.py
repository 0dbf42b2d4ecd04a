"""What the documents show is what the program prints: every console block is run, every link is followed."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import whipcount
from whipcount.cli import main

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
CONSOLE = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<printed>.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)(?P<target>[^)#\s]+)")
SHOWN = [
    pytest.param(match["command"], match["printed"], id=f"{path.name}: {match['command']}")
    for path in DOCUMENTS
    for match in CONSOLE.finditer(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("command", "printed"), SHOWN)
def test_a_console_block_shows_what_is_printed(command: str, printed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    program, *arguments = shlex.split(command)

    result = CliRunner().invoke(main, arguments)

    assert program == "whipcount"
    assert result.stdout.rstrip() == printed.rstrip()


def test_the_readme_shows_something() -> None:
    assert len(SHOWN) >= 2


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(path: Path) -> None:
    targets = [match["target"] for match in LINK.finditer(path.read_text(encoding="utf-8"))]

    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_the_python_of_the_readme_runs_and_says_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert code is not None
    names: dict[str, object] = {"whipcount": whipcount}

    exec(code[1], names)  # noqa: S102 - our own document
    shown = re.search(r"plausible +# (.+)", code[1])

    assert shown is not None
    assert repr(eval("count.opposition.plausible", names)) == shown[1]  # noqa: S307 - our own document
