"""Text on a terminal: as wide as it is, and in colour where it has colours and nobody declined them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from whipcount.publish.layout import Line

_STYLES = {"title": "bold", "heading": "bold", "strong": "bold", "warning": "red", "quiet": "dim", "plain": ""}


def width() -> int:
    """The columns to use: 80 away from a terminal, never more than a text that is read easily."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, 60), 100) if sys.stdout.isatty() else 80


def show(lines: Iterable[Line]) -> None:
    """Print the lines. Away from a terminal they are plain."""
    if in_colour():
        _paint(lines)
    else:
        text = "".join(f"{line.text}\n" for line in lines)
        click.echo(text.encode(sys.stdout.encoding or "utf-8", "replace"), nl=False)


def in_colour() -> bool:
    """NO_COLOR declines colours and FORCE_COLOR asks for them, in that order; else a terminal decides."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _paint(lines: Iterable[Line]) -> None:
    from rich.console import Console  # noqa: PLC0415 - a pipe needs no colours
    from rich.text import Text  # noqa: PLC0415 - the same

    console = Console(force_terminal=True, highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text(line.text, style=_STYLES[line.role]))
