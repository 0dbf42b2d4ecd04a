"""What `dates` and `next` are told of a motion: its chamber, its kind, and what has happened to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whipcount.cli import options
from whipcount.cli.clock import today

if TYPE_CHECKING:
    from whipcount.procedure.course import Course

MOTIONS = ("no_confidence", "confidence", "constructive", "censure", "investiture")
_TOLD = ("chamber", "motion", "happened", "known", "on", "sittings")


def course(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that tell of a motion; given as one `course`."""

    @wraps(command)
    def gathered(**given: Any) -> Any:
        told = {name: given.pop(name) for name in _TOLD}
        return command(course=_course(**told), **given)

    sits = click.option("--sittings", metavar="FILE", help="Days on which the house sits, one a line.")
    words = "What has happened, such as filed=2022-03-08; as often as needed."
    days = "Other days that the law reckons from, such as election=2020-03-01 or term_ends=2025-02-28."
    facts = click.option("--known", metavar="FACT=DATE", multiple=True, help=days)
    told = click.option("--happened", metavar="TURN=DATE", multiple=True, help=words)
    kinds = click.option("--motion", type=click.Choice(MOTIONS), required=True, help="The kind of motion.")
    return options.chamber(kinds(told(facts(options.on(sits(gathered))))))


def _course(  # noqa: PLR0913 - what is told of a motion, once each
    *,
    chamber: str,
    motion: str,
    happened: tuple[str, ...],
    known: tuple[str, ...],
    on: date | None,
    sittings: str | None,
) -> Course:
    from whipcount.model import Unusable  # noqa: PLC0415 - --help needs no model
    from whipcount.model.words import MotionKind  # noqa: PLC0415 - the same
    from whipcount.procedure.course import course as of  # noqa: PLC0415 - the same
    from whipcount.procedure.days import calendar  # noqa: PLC0415 - the same
    from whipcount.rulebook import find, law, no_rule, rule_for  # noqa: PLC0415 - the same
    from whipcount.rulebook.shelf import country_code  # noqa: PLC0415 - the same

    turns = [_turn(each) for each in happened]
    day = on or max((when for _, when in turns), default=today())
    found = law(find(chamber), day)
    rule = rule_for(found, MotionKind(motion))
    if rule is None:
        raise Unusable(no_rule(found, MotionKind(motion)))
    known_days = None if sittings is None else _days(sittings)
    facts = dict(_fact(each) for each in known)
    return of(found, rule, turns, calendar(country_code(found.chamber), known_days), facts)


def _turn(told: str) -> tuple[Any, date]:
    from whipcount.procedure.course import Turn  # noqa: PLC0415 - --help needs none of it

    return _dated(told, Turn, "turn", "filed=2022-03-08", "--happened")


def _fact(told: str) -> tuple[Any, date]:
    from whipcount.procedure.facts import Fact  # noqa: PLC0415 - --help needs none of it

    return _dated(told, Fact, "fact", "election=2020-03-01", "--known")


def _dated(told: str, words: Any, what: str, example: str, option: str) -> tuple[Any, date]:
    name, _, day = told.partition("=")
    try:
        return words(name), date.fromisoformat(day)
    except ValueError:
        said = f"'{told}' is no {what} and day. Write one such as {example}; {what}s are {', '.join(words)}."
        raise click.BadParameter(said, param_hint=f"'{option}'") from None


def _days(file: str) -> list[date]:
    from whipcount.files.yaml_text import read_text  # noqa: PLC0415 - only where a file is named
    from whipcount.model import Place, Problem, Unusable  # noqa: PLC0415 - the same

    found = []
    for number, line in enumerate(read_text(Path(file)).splitlines(), 1):
        try:
            found += [date.fromisoformat(line.strip())] if line.strip() else []
        except ValueError:
            place = Place(file, number, 1)
            raise Unusable(Problem(place, f"'{line.strip()}'", "a day such as 2022-03-28", "Mend the line.")) from None
    return found
