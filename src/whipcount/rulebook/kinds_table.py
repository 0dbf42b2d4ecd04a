"""The table of the kinds of clause in docs/rulebook.md, written from the register.

`python -m whipcount.rulebook.kinds_table FILE` writes it between its two marks; a test sees that it is up to date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args, get_origin

from whipcount.model.law import Minimum
from whipcount.rulebook.clauses import FLAT, plain
from whipcount.rulebook.kinds import KINDS, TOPICS, Key

START, END = "<!-- kinds:", "<!-- end of kinds -->"


def table() -> str:
    """A heading with its sentence for each topic, and a row for each of its kinds."""
    return "\n".join(line for topic in TOPICS for line in _topic(topic))


def _topic(topic: str) -> Iterator[str]:
    yield f"\n### `{topic}`\n\n{TOPICS[topic]}\n\n| kind | keys | what it is |\n|---|---|---|"
    for kind in KINDS[topic].values():
        yield f"| `{kind.name}` | {', '.join(map(_key, kind.keys))} | {kind.teaches} |"


def _key(key: Key) -> str:
    wanted = plain(key.type)
    words = f" ({', '.join(get_args(wanted))})" if get_origin(wanted) is Literal else ""
    name = "minimum" if wanted is Minimum and key.name == FLAT else f"`{key.name}`"
    return f"{name}{words}" if key.needed else f"[{name}{words}]"


def written_into(text: str) -> str:
    """A page with the table between its marks."""
    before, mark, rest = text.partition(START)
    line, _, after = rest.partition("\n")
    return f"{before}{mark}{line}\n{table()}\n\n{END}{after.partition(END)[2]}"


if __name__ == "__main__":
    page = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/rulebook.md")
    page.write_text(written_into(page.read_text("utf-8")), "utf-8")
