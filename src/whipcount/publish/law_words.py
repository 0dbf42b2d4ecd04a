"""The law of a motion in sentences, each with its article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from whipcount.model.law import Clause, Clock, Law, Minimum, MotionRule, PartialRule, Provision
from whipcount.model.quantity import Range
from whipcount.model.words import Base, MotionKind
from whipcount.procedure.wording import AFTER, in_numbers, needed
from whipcount.rulebook import cite, effect_sentence, threshold
from whipcount.rulebook.citing import with_article
from whipcount.rulebook.kinds import KINDS, amount

MOTIONS = {
    MotionKind.NO_CONFIDENCE: "No confidence",
    MotionKind.CONFIDENCE: "Confidence",
    MotionKind.CONSTRUCTIVE: "Constructive no confidence",
    MotionKind.CENSURE: "Censure",
    MotionKind.INVESTITURE: "Investiture",
}
_ORDER = ("second", "third", "fourth")
# What a reader may expect of every motion, and what to call it where nothing is known.
EXPECTED = {
    "initiation": "who may bring the motion",
    "earliest": "the first legal day of the vote",
    "latest": "the last legal day of the vote",
    "quorum": "the quorum",
    "presiding": "how the presiding member votes",
    "tie": "what decides when votes are equal",
    "ballot": "how the vote is taken",
    "repeat": "when a motion may be brought again",
    "consequence": "what follows",
    "dissolution": "whether the house can be dissolved",
    "switching": "what happens to members who vote against their party",
}
_OF_THE_MOVERS = ("initiation", "earliest", "latest", "repeat")


class Said(NamedTuple):
    """One sentence of law: its topic, the sentence, the article and the source."""

    topic: str
    sentence: str
    article: str
    source: str


def said(law: Law, rule: MotionRule, vacancies: Range) -> Iterator[Said]:
    """Everything that is known of a motion, in the order in which it is brought, voted on and followed."""
    seats = law.seats.value
    yield from _before(rule, seats, vacancies)
    need = threshold(rule, seats, vacancies)
    yield Said("majority", need.sentence, rule.majority.article, rule.majority.source)
    for name, later in zip(_ORDER, rule.later, strict=False):
        need = threshold(rule, seats, vacancies, later)
        sentence = f"In the {name} vote: {need.sentence[:1].lower()}{need.sentence[1:]}"
        yield Said(name, sentence, later.article, later.source)
    greater = effect_sentence(rule, seats, vacancies)
    if greater and rule.effect:
        yield Said("effect", greater, rule.effect.article, rule.effect.source)
    yield from _clauses(rule, seats, vacancies)


def said_in_part(law: Law, rule: PartialRule, vacancies: Range) -> Iterator[Said]:
    """Everything that is known of a motion whose majority is not known."""
    yield from _before(rule, law.seats.value, vacancies)
    yield from _clauses(rule, law.seats.value, vacancies)


def unknown(rule: MotionRule | PartialRule) -> tuple[str, ...]:
    """What a reader may expect and the file does not say."""
    majority = ("the majority",) if isinstance(rule, PartialRule) else ()
    stated = {"initiation": rule.initiation, "earliest": rule.earliest, "latest": rule.latest}
    known = {*rule.clauses, *(name for name, provision in stated.items() if provision is not None)}
    asked = (MotionKind.CONFIDENCE, MotionKind.INVESTITURE)
    expected = [topic for topic in EXPECTED if rule.kind not in asked or topic not in _OF_THE_MOVERS]
    if rule.kind is MotionKind.INVESTITURE:
        expected = [topic for topic in expected if topic not in ("consequence", "dissolution")]
    return (*majority, *(EXPECTED[topic] for topic in expected if topic not in known))


def _before(rule: MotionRule | PartialRule, seats: int, vacancies: Range) -> Iterator[Said]:
    yield from _minima(rule, seats, vacancies)
    yield from _clocks(rule)


def _clauses(rule: MotionRule | PartialRule, seats: int, vacancies: Range) -> Iterator[Said]:
    for topic, clauses in rule.clauses.items():
        for clause in clauses:
            numbers = _in_numbers(clause.value, seats, vacancies)
            sentence = with_article(clause.value.sentence, clause.article, numbers)
            yield Said(topic, sentence, clause.article, clause.source)


def _minima(rule: MotionRule | PartialRule, seats: int, vacancies: Range) -> Iterator[Said]:
    needs = {"initiation": (rule.initiation, "bring"), "leave": (rule.leave, "leave")}
    for topic, (provision, what) in needs.items():
        if provision is not None:
            yield Said(topic, needed(provision, seats, what, vacancies), provision.article, provision.source)


def _in_numbers(clause: Clause, seats: int, vacancies: Range) -> str:
    """What a share of the members is in a house of so many seats, for a quorum and the like."""
    bases = (Base.MEMBERS, Base.FILLED_SEATS)
    shares = [part for part in clause.parts.values() if isinstance(part, Minimum) and part.base in bases]
    return f"That is {', then '.join(in_numbers(part, seats, vacancies) for part in shares)}." if shares else ""


def _clocks(rule: MotionRule | PartialRule) -> Iterator[Said]:
    clocks: dict[str, tuple[Provision[Clock] | None, str]] = {
        "debate_earliest": (rule.debate_earliest, "The debate begins not before"),
        "debate_latest": (rule.debate_latest, "The debate begins not later than"),
        "earliest": (rule.earliest, "The vote is not taken before"),
        "latest": (rule.latest, "The vote is taken not later than"),
    }
    for topic, (provision, begin) in clocks.items():
        if provision is not None:
            clock = provision.value
            run_out = f" {'has' if clock.number == 1 else 'have'} passed" if clock.counting == "expiry" else ""
            unless = f", unless {clock.unless}" if clock.unless else ""
            period = amount(clock.number, clock.unit) + run_out
            sentence = f"{begin} {period} after {AFTER[clock.after]}{unless} ({cite(provision.article)})."
            yield Said(topic, sentence, provision.article, provision.source)


def teaches(topic: str, kind: str | None) -> str | None:
    """What the kind of a clause is in a parliament, None for a clause that is only a sentence."""
    return KINDS[topic][kind].teaches if kind else None
