"""`whipcount next`: what may happen to a motion next, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from whipcount.cli import options
from whipcount.cli.course_options import course as told_of
from whipcount.cli.output import Target

if TYPE_CHECKING:
    from whipcount.charts.hemicycle import Chart
    from whipcount.procedure.course import Course
    from whipcount.procedure.stepping import Step

_EXAMPLE = """
\b
Examples:
  whipcount next Pakistan --motion no_confidence --happened filed=2022-03-08 --happened moved=2022-03-28
  whipcount next Pakistan --motion no_confidence --happened moved=2022-03-28 --happened ruled_out=2022-04-03 -o next.svg
"""


@click.command("next", epilog=_EXAMPLE)
@told_of
@options.target("table", "json", pictures=True)
def command(target: Target, course: Course) -> None:
    """Say what may happen next to a motion and to the government, from where the motion stands.

    CHAMBER is an id, a country or its code, or a file. Each step has its article and its days; a step that the law
    forbids is called barred, and one on which no provision is known says so. With -o FILE.svg or .png it is drawn.
    """
    from whipcount.procedure.steps import next_steps  # noqa: PLC0415 - --help needs none of it
    from whipcount.publish.steps_words import steps_json  # noqa: PLC0415 - the same

    steps = next_steps(course)
    suffix = (target.file or "").lower().rpartition(".")[2]
    if suffix in ("svg", "png"):
        drawn = _draw(course, steps)
        Target(suffix, target.file).bytes(drawn.png() if suffix == "png" else f"{drawn.svg}\n".encode())
        click.echo(drawn.sentence, err=True)
    elif target.form == "json":
        target.json(steps_json(course, steps))
    else:
        _print(target, course, steps)


def _draw(course: Course, steps: tuple[Step, ...]) -> Chart:
    from whipcount.charts.course import Branch, branches  # noqa: PLC0415 - only a picture needs it
    from whipcount.publish.steps_words import name, note, standing, state, summary  # noqa: PLC0415 - the same
    from whipcount.rulebook import cite  # noqa: PLC0415 - the same

    drawn = [
        Branch(
            name(step),
            note(step),
            cite(step.article) if step.article else "",
            step.barred,
            step.article is None,
        )
        for step in steps
    ]
    return branches(standing(course), state(course), drawn, summary(course, steps))


def _print(target: Target, course: Course, steps: tuple[Step, ...]) -> None:
    from whipcount.cli.terminal import width  # noqa: PLC0415 - --help needs none of it
    from whipcount.publish.layout import Line, lines, paragraph  # noqa: PLC0415 - the same
    from whipcount.publish.steps_words import standing, told  # noqa: PLC0415 - the same

    shown = [Line(standing(course), "title")]
    for step in steps:
        shown += lines(paragraph(told(step), width(), "  ", "- "), "plain" if step.article else "quiet")
    target.lines(shown)
