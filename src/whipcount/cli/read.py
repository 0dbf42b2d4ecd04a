"""`whipcount read`: what reports say, claim by claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from whipcount.cli import model_options, options
from whipcount.cli.asked import Asked, standard_input
from whipcount.cli.clock import today
from whipcount.cli.many import Many, is_corpus, many, read_corpus
from whipcount.cli.output import Target

if TYPE_CHECKING:
    from whipcount.publish.layout import Line
    from whipcount.reading import Reading

_EXAMPLE = """
\b
Examples:
  whipcount read article.txt
  whipcount read --jsonl reports/ | grep '"kind": "switch"'
  whipcount read --csv -o claims.csv reports/
  whipcount read articles.jsonl -o claims.parquet
  whipcount read --review gold.jsonl reports/
"""


@click.command("read", epilog=_EXAMPLE)
@options.asked
@options.target("table", "json", "jsonl", "csv", "tsv", piped="jsonl")
@many
@model_options.model
@click.option("--review", metavar="GOLD", help="Judge each claim and write what is right to this file (.jsonl).")
def command(asked: Asked, target: Target, many: Many, model: model_options.Model, review: str | None) -> None:
    """Print the claims of the reports, each with its exact quote.

    Sentences that hold a number or a known name and gave no claim are listed as unread in the text and with
    --json. In a pipe the answer is JSON lines: one claim a line.

    Many articles, as in articles.jsonl or articles.parquet, are read each under its own chamber and over all
    cores; with -o FILE a run that was stopped goes on when the same command is given again.
    """
    if review:
        from whipcount.cli.review import review as judge  # noqa: PLC0415 - only a review needs it

        judge(review, _readings(asked, model))
        return
    asked_form = many.form or click.get_current_context().params.get("form")
    form = _form(target, asked_form)
    if many.asked_for or is_corpus(asked.paths, form, target.file):
        # A terminal is shown a table where nothing was asked for, and a corpus has none.
        unasked = asked_form is None and target.file is None
        if model.name:
            raise click.UsageError("--model reads a few texts that are named one by one, not a corpus.")
        read_corpus(asked, "jsonl" if unasked else form, target.file, many)
    else:
        _handful(asked, model, replace(target, form=form))


def _form(target: Target, asked: str | None) -> str:
    """The form asked for by its name or flag; else that of the file's suffix, of which Target does not know Parquet."""
    if asked:
        return asked
    return "parquet" if (target.file or "").lower().endswith(".parquet") else target.form


def _handful(asked: Asked, model: model_options.Model, target: Target) -> None:
    from whipcount import publish  # noqa: PLC0415 - --help needs none of it

    readings = _readings(asked, model)
    claims = [claim for reading in readings for claim in reading.claims]
    _say_gaps(readings, target)
    match target.form:
        case "table":
            target.lines(_text(readings))
        case "json":
            target.json(_whole(readings))
        case "jsonl":
            target.json_lines(_claims(readings))
        case form:
            reports = [reading.report for reading in readings]
            target.text(publish.claims_table(claims, reports, "\t" if form == "tsv" else ","))


def _readings(asked: Asked, model: model_options.Model) -> tuple[Reading, ...]:
    """The texts read: as one crisis where they are about one chamber, each under its own where about several."""
    from whipcount.cli.progress import reading  # noqa: PLC0415 - --help needs none of it
    from whipcount.corpus import handful, too_new  # noqa: PLC0415 - the same
    from whipcount.model import Unusable  # noqa: PLC0415 - the same
    from whipcount.reports import open_reports  # noqa: PLC0415 - the same

    if asked.kept:
        return asked.crisis().readings()
    stdin = standard_input(asked.paths)
    reports = open_reports(asked.paths, published=asked.published, publisher=asked.publisher, stdin=stdin)
    if problems := [problem for report in reports if (problem := too_new(report, today()))]:
        raise Unusable(problems)
    with reading() as progress:
        return handful(reports, asked.chamber, progress, model.reader())


def _text(readings: Sequence[Reading]) -> Iterator[Line]:
    from whipcount.cli.terminal import width  # noqa: PLC0415 - --help needs none of it
    from whipcount.publish.layout import Line  # noqa: PLC0415 - the same
    from whipcount.publish.listing import claims_text  # noqa: PLC0415 - the same

    for number, reading in enumerate(readings):
        yield from [Line("")] if number else []
        yield from claims_text(reading.report, reading.claims, reading.unread, width())


def _claims(readings: Sequence[Reading]) -> Iterator[dict[str, Any]]:
    from whipcount.publish import claim_to_json  # noqa: PLC0415 - --help needs none of it

    for reading in readings:
        yield from (claim_to_json(claim, reading.report.path) for claim in reading.claims)


def _whole(readings: Sequence[Reading]) -> dict[str, Any]:
    from whipcount.exchange.reports_json import known_of_report  # noqa: PLC0415 - --help needs none of it
    from whipcount.publish.count_json import unread_to_json  # noqa: PLC0415 - the same

    return {
        "reports": [known_of_report(reading.report) for reading in readings],
        "claims": list(_claims(readings)),
        "unread": [unread_to_json(each, reading.report.path) for reading in readings for each in reading.unread],
    }


def _say_gaps(readings: Sequence[Reading], target: Target) -> None:
    """What a form leaves out is said beside it."""
    from whipcount.cli.endings import say  # noqa: PLC0415 - --help needs none of it

    if not any(reading.claims for reading in readings):
        say("nothing was read: the reports held no claim that the reader knows.")
    unread = sum(len(reading.unread) for reading in readings)
    if unread and target.form in ("jsonl", "csv", "tsv"):
        say(f"{unread} sentences with a number or a known name gave no claim; --json and --table list them.")
