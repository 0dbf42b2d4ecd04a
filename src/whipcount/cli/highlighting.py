"""Stretches of a text set off from the rest: by colour on a terminal that has it, by «» elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

import click

from whipcount.cli import terminal

Span = tuple[int, int]


def show(text: str, spans: Iterable[Span], start: int, end: int) -> None:
    """Print the text from start to end with its line breaks; spans that overlap are set off together.

    An ellipsis stands where the text goes on.
    """
    pieces = [(_clean(text[one:other]), inside) for one, other, inside in _pieces(_joined(spans), start, end)]
    pieces += [(" …", False)] if text[end:].strip() else []
    if not terminal.in_colour():
        click.echo("".join(f"«{piece}»" if inside else piece for piece, inside in pieces))
        return
    from rich.console import Console  # noqa: PLC0415 - a pipe needs no colours
    from rich.text import Text  # noqa: PLC0415 - the same

    whole = Text.assemble(*((piece, "bold reverse" if inside else "") for piece, inside in pieces))
    Console(force_terminal=True, highlight=False).print(whole)


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _pieces(spans: Iterable[Span], start: int, end: int) -> Iterable[tuple[int, int, bool]]:
    at = start
    for one, other in spans:
        if start <= one and other <= end:
            yield at, one, False
            yield one, other, True
            at = other
    yield at, end, False


def _clean(text: str) -> str:
    """No control character of a report may command the terminal; its line ends stay."""
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)
