"""What happened: steps of the motion, agreements, offices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from whipcount.model.claims import (
    Agreement,
    Claim,
    Office,
    StageClaim,
)
from whipcount.model.words import AgreementState, Modality, MotionKind, Stage
from whipcount.reading.building.context import Context, builds
from whipcount.reading.dates import looks_ahead
from whipcount.reading.marks import Mark, Slot

DAYS = ("day", "early", "first")  # slots of the day of a step, the nearest to its verb first
_BESIDE = 2  # characters between an office and its holder: "the speaker, Ann Ash"
_CLAUSE = 8  # characters from a motion to the end of "which": "the motion, which was tabled"
_PLANNED = frozenset({Stage.SCHEDULED, Stage.DEBATE})


@builds("stage")
def _stage(context: Context) -> Iterator[Claim]:
    stage = _stage_meant(context)
    if stage is None or not _tells(context, stage):
        return
    found = context.found
    motion, mover = found.first("motion"), found.first("mover") or found.first("late")
    target = found.first("target") or found.first("aimed")
    kind = motion.value if motion and isinstance(motion.value, MotionKind) else None
    fields = context.common()
    if "modality" in context.fixed and fields["modality"] is Modality.STATED:
        fields["modality"] = Modality(context.fixed["modality"])
    day = _day_meant(context, stage)
    if stage is Stage.DEBATE and day and day > context.published and fields["modality"] is Modality.STATED:
        fields["modality"] = Modality.EXPECTED
    yield StageClaim(
        stage=stage,
        motion=kind or (MotionKind(context.fixed["motion"]) if "motion" in context.fixed else None),
        day=day,
        mover=_named(context, mover) or _words(context, "lead"),
        target=_named(context, target),
        count=context.quantity() or context.quantity("count"),
        **fields,
    )


def _stage_meant(context: Context) -> Stage | None:
    """The stage a phrase fixes. "Tabled" means handed in in one house and moved in another; the chamber says which.

    Where the chamber is not known it is handed in, as in most houses.
    """
    if context.fixed["stage"] == "tabled":
        return context.report.chamber.tabled if context.report.chamber else Stage.FILED
    return Stage(context.fixed["stage"])


def _tells(context: Context, stage: Stage) -> bool:
    """Whether the words tell of a step of a motion of confidence, and of one that was taken if it is told as taken."""
    if not _on_motion(context):
        return False
    if "modality" not in context.fixed and stage not in _PLANNED and not _happened(context):
        return False
    mark = _day_mark(context)
    if mark is None or not isinstance(mark.value, date):
        return True
    wanted = context.fixed.get("only")
    if wanted == "coming":
        return True
    if stage is Stage.SCHEDULED and mark.value < context.published and _looks_back(context, mark):
        return False
    return wanted is None or (mark.value > context.published) == (wanted == "ahead")


def _happened(context: Context) -> bool:
    """Whether the words tell what took place; "will" before "after the house removed her" does not govern it."""
    report, found = context.report, context.found
    start = found.sentence.sentence.start
    motion = found.first("motion")
    reach = motion.end + _CLAUSE if motion and motion.start == found.start else found.start
    facts = [match.end() for match in report.language.facts_after.finditer(report.folded, start, reach)]
    at = max(found.start, facts[-1]) if facts else found.start  # "would back the motion, which was tabled by Green"
    return report.happened(facts[-1] if facts else start, at, found.words)


def _on_motion(context: Context) -> bool:
    """Whether the motion is of a known kind, or the text is on confidence; `of: before` asks the last sentence."""
    motion = context.found.first("motion")
    if "motion" in context.fixed or (motion is not None and isinstance(motion.value, MotionKind)):
        return True
    if context.fixed.get("of") == "before":
        return any(mark.slot is Slot.MOTION for mark in _sentence_before(context))
    return context.report.on_confidence


def _sentence_before(context: Context) -> tuple[Mark, ...]:
    """The marks of the sentence before, none for the first one."""
    start = context.found.sentence.sentence.start
    before = [sentence for sentence in context.report.sentences if sentence.sentence.start < start]
    return before[-1].marks if before else ()


def _looks_back(context: Context, mark: Mark) -> bool:
    """Whether the verb nearest to a day tells what is over: "was voted on on Monday" is no date that was set."""
    report, sentence = context.report, context.found.sentence.sentence
    return looks_ahead(report.folded, (sentence.start, sentence.end), (mark.start, mark.end), report.language) is False


def _day_mark(context: Context) -> Mark | None:
    marks = (context.found.first(name) for name in DAYS)
    return next((mark for mark in marks if mark), None)


def _day_meant(context: Context, stage: Stage) -> date | None:
    """The day of a stage. A weekday on which a vote is *set* lies ahead, whatever the tense: "votes on Wednesday".

    So does one on which something is only intended.
    """
    mark = _day_mark(context)
    if mark is None or not isinstance(mark.value, date):
        return None
    weekday = not any(char.isdigit() for char in context.printed(mark))
    coming = stage is Stage.SCHEDULED or "modality" in context.fixed
    behind = coming and weekday and mark.value < context.published
    return mark.value + timedelta(days=7) if behind else mark.value


def _named(context: Context, mark: Mark | None) -> str | None:
    if mark is None:
        return None
    return str(mark.value) if mark.slot in (Slot.PERSON, Slot.HEAD) and mark.value else context.named(mark)


def _words(context: Context, slot: str) -> str | None:
    if slot not in context.found.texts:
        return None
    start, end = context.found.texts[slot]
    return context.report.report.text[start:end].strip()


@builds("agreement")
def _agreement(context: Context) -> Iterator[Claim]:
    marks = context.parties("parties", "party", "other", "bodies")
    by = tuple(_bodies(context))
    state = AgreementState(context.fixed["state"])
    if names := tuple(dict.fromkeys(str(mark.value) for mark in marks)):
        yield Agreement(parties=names, state=state, by=by, **context.common())


def _bodies(context: Context) -> Iterator[str]:
    """Who is to ratify, as printed: "the Rabta committee" and "the PPP's CEC" are two bodies."""
    if "bodies" in context.found.texts:
        start, end = context.found.texts["bodies"]
        language = context.report.language
        joins = "|".join(re.escape(join).replace("\\ ", r"\s+") for join in (*language.joins, ","))
        for part in re.split(rf"(?:{joins})(?!\w)", context.report.report.text[start:end]):
            words = part.strip(" .").split()
            yield " ".join(words[1:] if words and words[0].lower() in language.articles else words)


@builds("office")
def _office(context: Context) -> Iterator[Claim]:
    """Who took or left an office. What only may happen is none, unless the phrase says that it is expected."""
    person = context.found.first("person") or context.found.first("holder")
    if person is None or person.slot not in (Slot.PERSON, Slot.HEAD) or not person.value:
        return
    office = _office_named(context, person)
    told = "told" in context.fixed or "modality" in context.fixed or _happened(context)
    if not told or not (office or _of_parliament(context)):
        return
    fields = context.common()
    if "modality" in context.fixed:
        fields["modality"] = Modality(context.fixed["modality"])
    holder, seat = str(person.value), "seat" in context.fixed
    party = context.report.names.party.get(holder)
    yield Office(holder=holder, office=office, change=context.fixed["change"], party=party, seat=seat, **fields)


def _office_named(context: Context, person: Mark) -> str | None:
    """The office as printed: "as prime minister", "Prime Minister Ann Ash", "the new president"."""
    title = context.found.first("title")
    if title is not None:
        return context.printed(title)
    language, folded = context.report.language, context.report.folded
    if person.slot is Slot.HEAD:
        named = language.names.offices.match(context.printed(person))
        return named.group() if named else None
    after = list(language.names.offices.finditer(folded, person.end, context.found.end))
    first = max(context.found.sentence.sentence.start, person.start - 40)
    before = language.names.offices.finditer(folded, first, person.start)
    beside = [match for match in before if person.start - match.end() <= _BESIDE]
    found = after[-1:] or beside
    return found[-1].group() if found else None


def _of_parliament(context: Context) -> bool:
    """Whether the text names a house, a government or a party: elsewhere who resigns is no matter of a parliament."""
    slots = {mark.slot for mark in context.report.marks}
    voted_out = context.fixed["change"] == "removed" and Slot.MOTION in slots
    return voted_out or not slots.isdisjoint((Slot.HOUSE, Slot.HEAD, Slot.BENCH, Slot.PARTY))
