"""Where an answer goes and in which form: a terminal, a pipe or a file."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from whipcount.charts import Chart
    from whipcount.publish.layout import Line

_TABLE_SUFFIXES = (".txt", ".text")
_PICTURES = (".svg", ".png")
_NOT_WRITTEN = (".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".eps", ".pdf")  # by any command


@dataclass(frozen=True)
class Target:
    """A form (table, json, jsonl, csv, tsv) and a file, None for standard output."""

    form: str
    file: str | None = None

    @classmethod
    def of(
        cls, form: str | None, file: str | None, forms: Iterable[str], piped: str, *, pictures: bool = False
    ) -> Target:
        """The form asked for; else that of the file's suffix; else text on a terminal and `piped` elsewhere.

        A usage error for the suffix of a picture where none is made: data under such a name would be a broken file.
        """
        if file and form is None:
            _refuse_picture(file, pictures=pictures)
        if form is None and file:
            suffix = Path(file).suffix.lower()
            named = "table" if suffix in _TABLE_SUFFIXES else suffix.removeprefix(".")
            form = named if named in forms else None
        if form is None:
            form = "table" if file is None and sys.stdout.isatty() else piped
        return cls(form, file)

    def json(self, value: Any) -> None:
        """One value, indented, for people who look at it."""
        self.text(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def json_lines(self, values: Iterable[Any]) -> None:
        self.text("".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values))

    def text(self, text: str) -> None:
        """Data, always in UTF-8."""
        self.bytes(text.encode("utf-8", "replace"))

    def bytes(self, data: bytes) -> None:
        if self.file is None:
            click.echo(data, nl=False)
        else:
            write(self.file, data)

    @property
    def pictured(self) -> bool:
        """Whether the file that is asked for is a picture."""
        return self.file is not None and self.file.lower().endswith(_PICTURES)

    def picture(self, chart: Chart) -> None:
        """The picture in the form of the file's suffix; its sentence goes to standard error."""
        png = self.file is not None and self.file.lower().endswith(".png")
        self.bytes(chart.png() if png else chart.svg.encode())
        click.echo(chart.sentence, err=True)

    def lines(self, lines: Iterable[Line]) -> None:
        """Text for people: in colour on a terminal, in the encoding that the terminal has."""
        from whipcount.cli import terminal  # noqa: PLC0415 - data needs no terminal

        if self.file is None:
            terminal.show(lines)
        else:
            self.text("".join(f"{line.text}\n" for line in lines))


def _refuse_picture(file: str, *, pictures: bool) -> None:
    suffix = Path(file).suffix.lower()
    if suffix in _NOT_WRITTEN or (suffix in _PICTURES and not pictures):
        do = "End it in .svg or .png." if pictures else "`whipcount chart` and `whipcount timeline` draw .svg and .png."
        raise click.UsageError(f"'{file}' names a picture that this command does not make. {do}")


def write(file: str, data: bytes) -> None:
    """Write a file whole or not at all; Unusable when its place cannot be written."""
    path = Path(file)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe takes the bytes as they come; a folder refuses
        else:
            _replace(path.resolve(), data)
    except (OSError, ValueError) as error:
        raise _unwritable(file, error) from None


def _replace(path: Path, data: bytes) -> None:
    """Write beside the file and put it in its place in one step, so that nobody ever reads half of it."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _unwritable(file: str, error: Exception) -> Exception:
    from whipcount.model import Place, Problem, Unusable  # noqa: PLC0415 - only when something is wrong

    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    found = f"this file cannot be written ({reason})"
    return Unusable(Problem(Place(file), found, "a file in a folder that exists and is yours", "Name another file."))
