"""Claims that cannot hold together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from whipcount.count import say
from whipcount.count.case import Case
from whipcount.count.findings.register import finding
from whipcount.count.quarrels.contradictions import Conflict
from whipcount.count.rows import Row
from whipcount.model.count import Finding
from whipcount.model.words import Modality
from whipcount.sentences import joined, listed, worded


@finding("contradiction")
def contradiction(case: Case) -> Iterator[Finding]:
    """A smallest set of claims that cannot all be true of the same day.

    Leave out any one of them and the rest can hold. A number that may be an older count is not counted as
    contradicting a newer one; it is a `stale` finding instead.
    """
    quarrels: dict[tuple[object, ...], list[Row]] = {}
    for conflict in case.ledger.conflicts:
        rows = [row for row in case.rows if row in conflict]
        if _may_be_old(case, conflict) or _exceeds(case, rows):
            continue
        if _same_thing(rows):
            quarrels.setdefault((rows[0].kind, rows[0].cells, rows[0].own), []).extend(rows)
        else:
            yield _finding("contradiction", _sentence(case, rows), rows)
    for rows in quarrels.values():
        apart = sorted(dict.fromkeys(rows), key=lambda row: row.demands[0].low)
        yield _finding("contradiction", _numbers(case, apart), apart)


@finding("house")
def house(case: Case) -> Iterator[Finding]:
    """The two sides do not add up to the house.

    When they make fewer than the statutory seats, some are vacant or unaccounted for: worth knowing, and no
    contradiction. When they make more, they cannot both hold.
    """
    for conflict in case.ledger.conflicts:
        rows = [row for row in case.rows if row in conflict]
        if _exceeds(case, rows) and not _may_be_old(case, conflict):
            yield _finding("house", _over(case, rows), rows)
    yield from _short(case)


def _short(case: Case) -> Iterator[Finding]:
    """Of each two numbers of the newest day that may both hold, where none is preferred."""
    numbers = {bench: case.numbers(bench) for bench in say.SIDES}
    newest = max((row.own for rows in numbers.values() for row in rows), default=0)
    sides = [rows for rows in numbers.values() if rows and rows[0].own == newest]
    for rows in product(*sides) if len(sides) > 1 and case.house else ():
        total = sum(row.demands[0].low for row in rows)
        missing = case.frame.seats - total
        if missing > 0 and _stated_vacant(case) != missing:
            named = listed(map(say.row, rows))
            sentence = worded("findings.short", n=missing, rows=named, total=total, seats=case.frame.seats)
            yield Finding("house", sentence, str(case.frame.seats), str(total), _claims(rows))


def _stated_vacant(case: Case) -> int | None:
    rows = [row for row in case.rows if row.kind == "vacancy" and row.demands[0].low == row.demands[0].high]
    return rows[-1].demands[0].low if rows else None


def _may_be_old(case: Case, conflict: Conflict) -> bool:
    """Whether one of the rows fits an earlier day, so that all can hold after all."""
    choices = (choice for choice in case.ledger.choices if choice.row in conflict)
    return any(
        reading not in (None, choice.row.own)
        for choice in choices
        if not choice.row.flexible
        for reading, _ in choice.readings
    )


def _exceeds(case: Case, rows: Sequence[Row]) -> bool:
    """Whether these are totals of different benches, vacant seats among them, that are too many for the house."""
    benches = {row.demands[0].cells[0][1] for row in rows}
    together = sum(row.demands[0].low for row in rows)
    alike = all(row.kind in ("total", "vacancy") for row in rows)
    return len(rows) == len(benches) > 1 and alike and together > case.frame.seats


def _over(case: Case, rows: Sequence[Row]) -> str:
    total = sum(row.demands[0].low for row in rows)
    named = listed(_sourced(case, row) for row in rows)
    seats, more = case.frame.seats, total - case.frame.seats
    return worded("findings.over", rows=named, total=total, day=_day(case, rows), more=more, seats=seats)


def _sourced(case: Case, row: Row) -> str:
    return worded("findings.sourced", row=say.row(row), sources=say.sources(case.frame.evidence, row.claims))


def _sentence(case: Case, rows: Sequence[Row]) -> str:
    if case.house and len(rows) == 1 and rows[0].demands[0].low > case.frame.seats:
        said = {"subject": say.subject(rows[0]), "figure": _figure(case, rows[0]), "day": _day(case, rows)}
        return worded("findings.contradiction.alone", seats=case.frame.seats, **said)
    total = next((row for row in rows if row.kind == "total"), None)
    seats = [row for row in rows if row.kind == "seats"]
    high = total.demands[0].high if total else case.frame.seats
    if seats and high is not None and all(row.kind != "vacancy" for row in rows) and _least(seats) > high:
        return _sum(case, rows, high)
    named = joined("; ", [_sourced(case, row) for row in rows])
    return worded("findings.contradiction", day=_day(case, rows), rows=named)


def _same_thing(rows: Sequence[Row]) -> bool:
    """Whether these are two numbers for the same seats on the same day."""
    one, *others = rows
    return (
        len(others) == 1
        and one.kind not in ("switch", "allegiance")
        and (one.kind, one.cells, one.own) == (others[0].kind, others[0].cells, others[0].own)
    )


def _numbers(case: Case, rows: Sequence[Row]) -> str:
    """Two or more numbers for the same thing, the smallest first."""
    named = listed(_figure(case, row) for row in rows)
    apart = rows[-1].demands[0].low - (rows[0].demands[0].high or 0)
    said = {"subject": say.subject(rows[0]), "figures": named, "day": _day(case, rows)}
    if len(rows) == 2:
        return worded("findings.contradiction.pair", apart=apart, **said)
    return worded("findings.contradiction.several", **said)


def _figure(case: Case, row: Row) -> str:
    """A number with its sources, and whether it is only claimed."""
    claims = [claim for claim in case.frame.evidence.weighing if claim.id in row.claims]
    claimed = all(claim.modality is Modality.CLAIMED for claim in claims)
    sources = say.sources(case.frame.evidence, row.claims)
    return worded("findings.figure.claimed" if claimed else "findings.figure", n=say.number(row), sources=sources)


def _sum(case: Case, rows: Sequence[Row], high: int) -> str:
    """Parties that make more than their bench, or than the house."""
    seats = [row for row in rows if row.kind == "seats"]
    total = next((row for row in rows if row.kind == "total"), None)
    above = worded("findings.parties.house", seats=high)
    if total:
        sources = say.sources(case.frame.evidence, total.claims)
        above = worded("findings.parties.row", row=say.row(total), sources=sources)
    stand = listed(_sourced(case, row) for row in rows if row.kind in ("switch", "allegiance"))
    return worded(
        "findings.parties",
        rows=listed(_sourced(case, row) for row in seats),
        total=_least(seats),
        given=worded("findings.parties.given", rows=stand) if stand else "",
        day=_day(case, rows),
        more=_least(seats) - high,
        above=above,
    )


def _least(rows: Sequence[Row]) -> int:
    return sum(row.demands[0].low for row in rows)


def _day(case: Case, rows: Sequence[Row]) -> date:
    return case.frame.timeline.day(max(row.own for row in rows)) or case.frame.evidence.as_of


def _finding(code: str, sentence: str, rows: Sequence[Row]) -> Finding:
    return Finding(code, sentence, claims=_claims(rows), contradicts=True)


def _claims(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim for row in rows for claim in row.claims))
