"""`whipcount dates`: the legal days of every next step of a motion."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whipcount.cli import options
from whipcount.cli.clock import now
from whipcount.cli.course_options import course as told_of
from whipcount.cli.output import Target

if TYPE_CHECKING:
    from whipcount.procedure.course import Course

_EXAMPLE = """
\b
Examples:
  whipcount dates Pakistan --motion no_confidence --happened filed=2022-03-08 --happened moved=2022-03-28
  whipcount dates FR --motion censure --happened filed=2024-12-02 --ics -o vote.ics
"""


@click.command("dates", epilog=_EXAMPLE)
@told_of
@click.option("--ics", is_flag=True, help="Print an iCalendar; a file written over keeps its events and moves them.")
@options.target("table", "json")
def command(target: Target, course: Course, ics: bool) -> None:
    """Say the earliest and the latest legal day of every next step of a motion.

    CHAMBER is an id, a country or its code, or a file. Days that hang on how a period is counted are given both ways.
    Working days need the country's holidays, sitting days a file of them; what cannot be counted is said.
    """
    from whipcount.procedure.steps import next_steps  # noqa: PLC0415 - the same
    from whipcount.publish.steps_words import steps_json  # noqa: PLC0415 - the same

    steps = [
        step for step in next_steps(course) if step.opens or step.closes or "Not known here." not in step.open_because
    ]
    if ics or (target.file or "").lower().endswith(".ics"):
        from whipcount.publish.icalendar import calendar  # noqa: PLC0415 - only where it is asked for

        target.text(calendar(course, steps, now(), _before(target.file)))
    elif target.form == "json":
        target.json(steps_json(course, steps))
    else:
        _print(target, course, steps)


def _before(file: str | None) -> str:
    """The calendar that is written over, so that its events are moved and not doubled."""
    path = Path(file) if file else None
    return path.read_text("utf-8", "replace") if path and path.is_file() else ""


def _print(target: Target, course: Course, steps: list) -> None:  # type: ignore[type-arg]
    from whipcount.cli.terminal import width  # noqa: PLC0415 - --help needs none of it
    from whipcount.publish.layout import Line, lines, paragraph  # noqa: PLC0415 - the same
    from whipcount.publish.steps_words import standing, told  # noqa: PLC0415 - the same

    shown = [Line(standing(course), "title")]
    for step in steps:
        shown += lines(paragraph(told(step), width(), "  ", "- "), "strong" if step.opens or step.closes else "plain")
    target.lines(shown)
