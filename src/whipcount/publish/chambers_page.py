"""The page that compares chambers: who needs what, written from the files of all chambers.

`python -m whipcount.publish.chambers_page` writes docs/chambers.md; a test sees that the page is up to date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from whipcount.model.law import Clock, Law, Minimum, MotionRule, Provision
from whipcount.model.quantity import Range
from whipcount.model.words import Base, MotionKind, Option
from whipcount.publish.law_words import MOTIONS
from whipcount.rulebook import threshold
from whipcount.rulebook.kinds import KINDS, TOPICS, amount, members
from whipcount.rulebook.majorities import MAJORITIES
from whipcount.rulebook.shelf import books

_AGAINST = (MotionKind.NO_CONFIDENCE, MotionKind.CENSURE, MotionKind.CONSTRUCTIVE)
_ASKED_FOR = (MotionKind.CONFIDENCE, MotionKind.INVESTITURE)
_OF = {
    Base.MEMBERS: "all members",
    Base.FILLED_SEATS: "members in office",
    Base.PRESENT: "members present",
    Base.PRESENT_AND_VOTING: "members voting",
    Base.VOTES_CAST: "votes cast",
}
_HEAD = """# Chambers by rule

Who needs what, for every chamber whose law is here: the newest law that each file knows, with no seat vacant. This page
is written by `python -m whipcount.publish.chambers_page` from `src/whipcount/data/chambers/`; do not edit it. Articles,
sources and days are in the files and in `whipcount rule CHAMBER`. A dash is a rule that the file does not have: it is
not known here, which does not mean that there is none. [rulebook.md](rulebook.md) explains the words.
"""
_AGAINST_HEAD = ("chamber", "seats", "motion", "votes", "majority", "brought by", "vote from", "vote to")
_ASKED_HEAD = ("chamber", "seats", "motion", "votes", "majority", "later votes")


def page() -> str:
    """The whole page: motions against a government, motions that it asks for, and an index by kind of rule."""
    laws = list(_laws())
    parts = [
        _HEAD,
        "## Against a government\n",
        _table(_AGAINST_HEAD, laws, _AGAINST),
        "\n## Asked for by a government, or for a new one\n",
        _table(_ASKED_HEAD, laws, _ASKED_FOR),
        "\n## By kind of rule\n",
        "\n".join(_index(laws)),
    ]
    return "\n".join(parts) + "\n"


def _laws() -> Iterator[Law]:
    for book in sorted(books(), key=lambda book: (book.chamber.country, book.chamber.id)):
        newest = max(book.seats, key=lambda dated: dated.since)
        yield book.law(newest.until or date.max)


def _table(head: tuple[str, ...], laws: Iterable[Law], kinds: tuple[MotionKind, ...]) -> str:
    rows = [_row(law, rule, kinds) for law in laws for kind, rule in law.motions.items() if kind in kinds]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ("---",) * len(head), *rows))


def _row(law: Law, rule: MotionRule, kinds: tuple[MotionKind, ...]) -> tuple[str, ...]:
    need = threshold(rule, law.seats.value, Range(0, 0))
    votes = str(need.votes) if need.votes else f"at most {need.range.high}"
    noes = MAJORITIES[rule.majority.value.kind].counted is Option.NO
    name = f"`{law.chamber.id}` {law.chamber.name}, {law.chamber.country}"
    needed = (f"{votes} noes" if noes else votes) + _effect(rule, law.seats.value)
    known = (name, str(law.seats.value), MOTIONS[rule.kind], needed, _majority(rule.majority))
    if kinds is _ASKED_FOR:
        return (*known, "; ".join(_majority(later) for later in rule.later) or "-")
    return (*known, _brought(rule, law.seats.value), _clock(rule.earliest), _clock(rule.latest))


def _effect(rule: MotionRule, seats: int) -> str:
    """The votes against from which a defeat has consequences, where that is more than losing."""
    if rule.effect is None:
        return ""
    return f"; consequences from {threshold(rule, seats, Range(0, 0), rule.effect).range.high} noes on"


def _majority(provision: Provision) -> str:  # type: ignore[type-arg]
    parts = provision.value.conditions
    return " and ".join(f"{MAJORITIES[each.kind].said(each.share)} of {_OF[each.base]}" for each in parts)


def _brought(rule: MotionRule, seats: int) -> str:
    """Who brings it, and who must agree that it may be moved."""
    parts = [_minimum(rule.initiation, seats)] if rule.initiation else []
    parts += [f"leave of {_minimum(rule.leave, seats)}"] if rule.leave else []
    return "; ".join(parts) or "-"


def _minimum(provision: Provision[Minimum], seats: int) -> str:
    number = provision.value.members(seats) if provision.value.number is None else None
    return members(provision.value) + (f" ({number})" if number else "")


def _clock(provision: Provision[Clock] | None) -> str:
    if provision is None:
        return "-"
    clock = provision.value
    return f"{amount(clock.number, clock.unit)} after {clock.after.value}"


def _index(laws: list[Law]) -> Iterator[str]:
    """For each topic its kinds, and the chambers whose file has it in any motion."""
    for topic, about in TOPICS.items():
        found = {kind: _having(laws, topic, kind) for kind in KINDS[topic]}
        named = [f"- `{kind}`: {', '.join(ids)}" for kind, ids in found.items() if ids]
        if named:
            yield f"### `{topic}`\n\n{about}\n"
            yield "\n".join(named) + "\n"


def _having(laws: list[Law], topic: str, kind: str) -> list[str]:
    return [law.chamber.id for law in laws if any(rule.clause(topic, kind) for rule in law.motions.values())]


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else "docs/chambers.md").write_text(page(), "utf-8")
