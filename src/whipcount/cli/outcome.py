"""`whipcount outcome`: whether the votes that were cast carried a motion."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from whipcount.cli import options
from whipcount.cli.clock import today
from whipcount.cli.output import Target

if TYPE_CHECKING:
    from whipcount.model.law import Law, MotionRule
    from whipcount.rulebook.decisions import Decision, Tally

_EXAMPLE = """
\b
Examples:
  whipcount outcome Pakistan --motion no_confidence --on 2022-04-10 --for 174 --against 0
  whipcount outcome SE --motion investiture --on 2021-07-07 --for 116 --against 173 --abstain 60 --json
"""
_MOTIONS = ("no_confidence", "confidence", "constructive", "censure", "investiture")
_NUMBER = click.IntRange(0, 5000)


@click.command("outcome", epilog=_EXAMPLE)
@options.chamber
@click.option("--motion", type=click.Choice(_MOTIONS), required=True, help="The kind of motion.")
@click.option("--for", "ayes", metavar="N", type=_NUMBER, required=True, help="Votes for the motion.")
@click.option("--against", "noes", metavar="N", type=_NUMBER, required=True, help="Votes against it.")
@options.on
@click.option("--abstain", metavar="N", type=_NUMBER, help="Members there who voted neither way.")
@click.option("--absent", metavar="N", type=_NUMBER, help="Members in office who were not there.")
@click.option("--blank", metavar="N", type=_NUMBER, help="Blank or spoilt ballots that were handed in.")
@click.option("--present", metavar="N", type=_NUMBER, help="Everybody who was there.")
@click.option("--vacancies", metavar="N", type=_NUMBER, help="Vacant seats.")
@click.option("--excluded", metavar="N", type=_NUMBER, help="Members whom the law does not reckon, such as ministers.")
@click.option("--defectors", metavar="N", type=_NUMBER, help="Votes for it against the direction of their own party.")
@click.option("--presiding", type=click.Choice(("yes", "no")), help="The casting vote, where the votes were equal.")
@click.option("--round", "number", metavar="N", type=click.IntRange(1, 4), default=1, help="Which vote.  [default: 1]")
@options.target("table", "json")
def command(target: Target, chamber: str, motion: str, on: date | None, number: int, **votes: Any) -> None:
    """Say whether a motion was carried, by which margin, of which base, under which article, and what follows.

    CHAMBER is an id, a country or its code where one chamber decides on confidence, or a file (FILE.yaml). Where the
    law or the numbers do not decide it, the answer is that (null in JSON), and the missing fact is named.
    """
    from whipcount.publish.decision_words import decision_json  # noqa: PLC0415 - --help needs none of it
    from whipcount.rulebook import find, law  # noqa: PLC0415 - the same
    from whipcount.rulebook.decisions import decision  # noqa: PLC0415 - the same

    day = on or today()
    found = law(find(chamber), day)
    rule = _rule(found, motion, number)
    tally = _tally(found, votes)
    made = decision(found, rule, tally, number)
    if target.form == "json":
        target.json(decision_json(found, rule, made, tally, day, number))
    else:
        _print(target, made, tally)


def _rule(law: Law, motion: str, number: int) -> MotionRule:
    from whipcount.model import Unusable  # noqa: PLC0415 - --help needs no model
    from whipcount.model.words import MotionKind  # noqa: PLC0415 - the same
    from whipcount.rulebook import no_rule, rule_for  # noqa: PLC0415 - the same

    rule = rule_for(law, MotionKind(motion))
    if rule is None:
        raise Unusable(no_rule(law, MotionKind(motion)))
    if number > 1 + len(rule.later):
        said = f"The file knows {1 + len(rule.later)} of its votes, and not number {number}."
        raise click.BadParameter(said, param_hint="'--round'")
    return rule


def _tally(law: Law, votes: dict[str, Any]) -> Tally:
    from whipcount.model.words import Option  # noqa: PLC0415 - --help needs no model
    from whipcount.rulebook.decisions import Tally  # noqa: PLC0415 - the same

    cast = votes.pop("presiding")
    tally = Tally(**votes, presiding=None if cast is None else Option(cast))
    total = tally.there + (tally.absent or 0) + (tally.vacancies or 0)
    if total > law.seats.value:
        raise click.UsageError(f"These are {total} members and vacant seats in a house of {law.seats.value}.")
    if tally.present is not None and tally.present < tally.there:
        raise click.UsageError(f"{tally.there} took part, so {tally.present} cannot be all who were present.")
    if (tally.defectors or 0) > tally.ayes:
        raise click.UsageError(f"{tally.defectors} of {tally.ayes} votes for the motion cannot be defectors'.")
    return tally


def _print(target: Target, made: Decision, tally: Tally) -> None:
    from whipcount.cli.terminal import width  # noqa: PLC0415 - --help needs none of it
    from whipcount.publish.decision_words import decided, follows  # noqa: PLC0415 - the same
    from whipcount.publish.layout import lines, paragraph  # noqa: PLC0415 - the same

    told = lines(paragraph(decided(made, tally), width()), "strong")
    for remark in made.remarks:
        told += lines(paragraph(remark, width()))
    for sentence in follows(made):
        told += lines(paragraph(sentence, width(), "  ", "- "))
    target.lines(told)
