"""The page that compares chambers: who needs what, written from the files of all chambers.

`python -m whipcount.publish.chambers_page` writes docs/chambers.md; a test sees that the page is up to date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from whipcount.model.law import Clock, Law, MajorityRule, Minimum, MotionRule, PartialRule, Provision
from whipcount.model.prose import day_in_words
from whipcount.model.quantity import Range
from whipcount.model.words import Base, MotionKind, Option, Stage
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
sources and days are in the files and in `whipcount rule CHAMBER`. [rulebook.md](rulebook.md) explains the words.

- "At most 92" stands where the number depends on who votes: 92 if all members vote, and fewer if fewer do.
- "All members" are the seats by law, whether filled or not. Of these, of the members in office and of those present,
  whoever abstains has the effect of a no. Of the members voting and of the votes cast, an abstention is not counted.
- "Noes" are what opponents need where a proposal stands unless it is rejected; there an abstention helps it.
- What follows is told in the names of the kinds in rulebook.md; "in words" means a sentence in the file.
- A dash is a rule that the file does not have: it is not known here, which does not mean that there is none.
- "Up to" a day behind a country: the law is known up to that day only, or the house has ended.
"""
_AGAINST_HEAD = ("country", "house", "seats", "motion", "votes", "majority", "brought by", "the vote", "if it carries")
_ASKED_HEAD = ("country", "house", "seats", "motion", "votes", "majority", "later votes", "if it is lost")
_IN_WORDS = "in words"
_STAGES = {
    Stage.FILED: "filing",
    Stage.ANNOUNCED: "its announcement",
    Stage.LEAVE: "leave",
    Stage.MOVED: "moving",
    Stage.DEBATE: "the opening of the debate",
    Stage.DEBATED: "the debate",
}


def page() -> str:
    """The whole page: motions against a government, motions that it asks for, and an index by kind of rule."""
    laws = list(_laws())
    parts = [
        _HEAD,
        "## Against a government\n",
        _table(_AGAINST_HEAD, laws, _AGAINST),
        "\n## Asked for by a government, or for a new one\n",
        _table(_ASKED_HEAD, laws, _ASKED_FOR),
        "\n## By majority\n",
        "\n".join(_majorities([law for law, _ in laws])),
        "## By kind of rule\n",
        "\n".join(_index([law for law, _ in laws])),
    ]
    return "\n".join(parts) + "\n"


def _laws() -> Iterator[tuple[Law, date | None]]:
    """The newest law of every chamber, by country, and the last day on which it is known."""
    for book in sorted(books(), key=lambda book: (book.chamber.country, book.chamber.id)):
        newest = max(book.seats, key=lambda dated: dated.since)
        yield book.law(newest.until or date.max), newest.until


def _table(head: tuple[str, ...], laws: Iterable[tuple[Law, date | None]], kinds: tuple[MotionKind, ...]) -> str:
    rows = []
    for law, until in laws:
        whose = (law.chamber.country + (f" (up to {day_in_words(until)})" if until else ""), _house(law))
        rows += [(*whose, *_row(law, rule, kinds)) for kind, rule in law.motions.items() if kind in kinds]
        rows += [(*whose, *_in_part(law, part, kinds)) for kind, part in law.partial.items() if kind in kinds]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ("---",) * len(head), *rows))


def _house(law: Law) -> str:
    """The id and the name, without the country that stands beside it."""
    country = law.chamber.country
    name = law.chamber.name.removesuffix(f" of {country}").removesuffix(f" of the {country}")
    return f"`{law.chamber.id}` {name}"


def _row(law: Law, rule: MotionRule, kinds: tuple[MotionKind, ...]) -> tuple[str, ...]:
    seats = law.seats.value
    need = threshold(rule, seats, Range(0, 0))
    votes = str(need.votes) if need.votes else f"at most {need.range.high}"
    noes = MAJORITIES[rule.majority.value.kind].counted is Option.NO
    needed = (f"{votes} noes" if noes else votes) + _effect(rule, seats)
    known = (str(seats), MOTIONS[rule.kind], needed, _majority(rule.majority))
    if kinds is _ASKED_FOR:
        later = "; ".join(_majority(later) for later in rule.later) or "-"
        return (*known, later, _follows(rule, "failure" if rule.kind is MotionKind.INVESTITURE else "consequence"))
    return (*known, _brought(rule, seats), _vote(rule), _follows(rule, "consequence"))


def _in_part(law: Law, part: PartialRule, kinds: tuple[MotionKind, ...]) -> tuple[str, ...]:
    known = (str(law.seats.value), MOTIONS[part.kind], "-", "-")
    return (*known, "-", "-") if kinds is _ASKED_FOR else (*known, _brought(part, law.seats.value), _vote(part), "-")


def _effect(rule: MotionRule, seats: int) -> str:
    """The votes against from which a defeat has consequences, where that is more than losing."""
    if rule.effect is None:
        return ""
    return f"; consequences from {threshold(rule, seats, Range(0, 0), rule.effect).range.high} noes on"


def _majority(provision: Provision) -> str:  # type: ignore[type-arg]
    noes = MAJORITIES[provision.value.kind].counted is Option.NO
    said = " and ".join(map(_condition, provision.value.conditions))
    return f"not rejected by {said}" if noes else said


def _condition(rule: MajorityRule) -> str:
    without = f" without {rule.without}" if rule.without else ""
    return f"{MAJORITIES[rule.kind].said(f'of {_OF[rule.base]}', rule.share)}{without}"


def _brought(rule: MotionRule | PartialRule, seats: int) -> str:
    """Who brings it, and who must agree that it may be moved."""
    parts = [_minimum(rule.initiation, seats)] if rule.initiation else []
    parts += [f"leave of {_minimum(rule.leave, seats)}"] if rule.leave else []
    return "; ".join(parts) or "-"


def _minimum(provision: Provision[Minimum], seats: int) -> str:
    number = provision.value.members(seats) if provision.value.number is None else None
    return (f"{number}: " if number else "") + members(provision.value)


def _vote(rule: MotionRule | PartialRule) -> str:
    """When the vote falls: "7 to 30 days after filing"."""
    first, last = (each.value if each else None for each in (rule.earliest, rule.latest))
    if first and last and (first.unit, first.after) == (last.unit, last.after):
        return f"{first.number} to {_after(last)}"
    said = [f"from {_after(first)}"] if first else []
    said += [f"up to {_after(last)}"] if last else []
    return ", ".join(said) or "-"


def _after(clock: Clock) -> str:
    return f"{amount(clock.number, clock.unit)} after {_STAGES[clock.after]}"


def _follows(rule: MotionRule, topic: str) -> str:
    """What follows, in the names of the kinds."""
    clauses = [clause.value for clause in rule.clauses.get(topic, ())]
    kinds = dict.fromkeys((clause.kind or _IN_WORDS).replace("_", " ") for clause in clauses)
    return ", ".join(sorted(kinds, key=_IN_WORDS.__eq__)) or "-"


def _majorities(laws: list[Law]) -> Iterator[str]:
    """Which chambers ask for which majority, against a government and for it."""
    for kinds, about in ((_AGAINST, "Against a government"), (_ASKED_FOR, "Asked for")):
        found: dict[str, list[str]] = {}
        for law in laws:
            for said in dict.fromkeys(_majority(rule.majority) for kind, rule in law.motions.items() if kind in kinds):
                found.setdefault(said, []).append(law.chamber.id)
        rows = sorted(found.items(), key=lambda row: -len(row[1]))
        yield f"### {about}\n"
        yield "\n".join(f"- {said} ({len(ids)}): {', '.join(ids)}" for said, ids in rows) + "\n"


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
