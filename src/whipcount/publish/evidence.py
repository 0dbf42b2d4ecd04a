"""What stands behind the numbers and what is wrong with them: motion, agreements, findings, gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from whipcount.model import Claim, Count, Finding
from whipcount.model.claims import Agreement, Statement
from whipcount.model.count import Motion, StageReport, Unread
from whipcount.model.prose import day_in_words, listed
from whipcount.model.words import AgreementState, MotionKind, Stage
from whipcount.publish.layout import Line, Role, lines, paragraph, printable, shorten
from whipcount.publish.order import claims_in_order, reports_in_order
from whipcount.publish.wording import MOTIONS, where

_MOST_QUOTES = 4
_LONGEST = 400
_MOST_UNREAD = 8
_STATES = {
    AgreementState.ANNOUNCED: "announced",
    AgreementState.TO_BE_RATIFIED: "announced, still to be ratified",
    AgreementState.RATIFIED: "ratified",
    AgreementState.BROKEN: "broken",
}


def motion(count: Count, width: int) -> list[Line]:
    """The motion as the reports describe it, and the legal days for its vote."""
    if count.motion is None:
        return []
    found = lines(paragraph(_motion(count.motion), width, " " * 9, "Motion   "))
    steps = dict.fromkeys(step.stage for step in sorted(count.motion.stages, key=lambda step: step.day or date.max))
    found += [Line(f"{'':9}{_step(stage, count.motion.stages)}") for stage in steps]
    if count.motion.window:
        found += lines(paragraph(count.motion.window.sentence, width, " " * 9, "Window   "))
    return found


def agreements(count: Count, width: int) -> list[Line]:
    """Who has agreed with whom, and who has still to ratify it."""
    said = dict.fromkeys(f"{_agreement(each)} ({where(count, each.quote)})" for each in count.agreements)
    return _list("Agreements", said, width)


def statements(count: Count, width: int) -> list[Line]:
    """What people are quoted with, as theirs."""
    said = dict.fromkeys(f"{_statement(each)} ({where(count, each.quote)})" for each in count.statements)
    return _list("Statements", said, width)


def findings(count: Count, width: int) -> list[Line]:
    """What is wrong or worth knowing, contradictions first, each with the words that cause it."""
    if not count.findings:
        return []
    ordered = sorted(count.findings, key=lambda finding: not finding.contradicts)
    found = [Line("Findings", "heading")]
    for finding in ordered:
        found += _finding(count, finding, width)
    return found


def question(count: Count, width: int) -> list[Line]:
    """What to find out next."""
    asked = count.next_question
    return [Line("Ask next", "heading"), *lines(paragraph(asked.sentence, width, "  "))] if asked else []


def unread(count: Count, width: int) -> list[Line]:
    """Sentences with a number or a known name that gave no claim, so that gaps are seen."""
    if not count.unread:
        return []
    gaps = f"Unread: {_sentences(len(count.unread))} with a number or a known name gave no claim"
    found = lines(paragraph(gaps, width), "heading")
    for each in _newest_first(count)[:_MOST_UNREAD]:
        found += lines(_unread(count, each, width), "quiet")
    rest = len(count.unread) - _MOST_UNREAD
    return [*found, Line(f"  and {rest} more; `whipcount read` lists them all", "quiet")] if rest > 0 else found


def _motion(motion: Motion) -> str:
    link = "of" if motion.kind in (MotionKind.CENSURE, MotionKind.INVESTITURE) else "in"
    about = f" {link} {motion.target}" if motion.target else ""
    return f"{MOTIONS[motion.kind]}{about}{f', brought by {motion.mover}' if motion.mover else ''}."


def _step(stage: Stage, reported: Iterable[StageReport]) -> str:
    """A stage with its day; with every day that is given, where reports do not agree."""
    days = dict.fromkeys(day_in_words(step.day) for step in reported if step.stage is stage and step.day)
    return f"{stage.value.replace('_', ' '):<11}{' or '.join(days) or 'day not reported'}"


def _agreement(agreement: Agreement) -> str:
    by = f" by {listed(agreement.by)}" if agreement.by else ""
    return f"{listed(agreement.parties)}: {_STATES[agreement.state]}{by}"


def _statement(statement: Statement) -> str:
    return f"{statement.speaker or 'Speaker not named'}: {_quoted(statement)}"


def _quoted(claim: Claim) -> str:
    return '"' + shorten(claim.quote.text, _LONGEST).strip("\"'“”‘’") + '"'


def _list(heading: str, said: dict[str, None], width: int) -> list[Line]:
    found = [Line(heading, "heading")] if said else []
    for sentence in said:
        found += lines(paragraph(sentence, width, "    ", "  "))
    return found


def _finding(count: Count, finding: Finding, width: int) -> Iterator[Line]:
    """The sentence, then the quotes behind it, each once."""
    role: Role = "warning" if finding.contradicts else "plain"
    mark = "!" if finding.contradicts else "-"
    yield from lines(paragraph(f"{finding.sentence} [{finding.code}]", width, "    ", f"  {mark} "), role)
    behind = [claim for claim in claims_in_order(count) if claim.id in finding.claims]
    quotes = dict.fromkeys(f"{_quoted(claim)} {where(count, claim.quote)}" for claim in behind)
    for quote in list(quotes)[:_MOST_QUOTES]:
        yield from lines(paragraph(quote, width, " " * 10, " " * 6), "quiet")
    if len(quotes) > _MOST_QUOTES:
        yield Line(f"      and {len(quotes) - _MOST_QUOTES} more", "quiet")


def _newest_first(count: Count) -> list[Unread]:
    """The gaps of the newest report first, each report's from the top down."""
    age = {report.id: number for number, report in enumerate(reversed(reports_in_order(count)))}
    return sorted(count.unread, key=lambda each: (age.get(each.quote.report, len(age)), each.quote.start))


def _unread(count: Count, unread: Unread, width: int) -> Iterator[str]:
    yield f"  {where(count, unread.quote)} ({printable(unread.why)})"
    yield f"      {shorten(unread.quote.text, width - 6)}"


def _sentences(number: int) -> str:
    return "1 sentence" if number == 1 else f"{number} sentences"
