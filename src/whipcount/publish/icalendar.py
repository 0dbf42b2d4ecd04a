"""Legal days as an iCalendar (RFC 5545): one whole-day event a step, that a calendar can update.

An event keeps its UID when its days change, and its SEQUENCE then grows by one, so a calendar that subscribes to the
file moves the event instead of showing it twice. What stood before is read from the file that is written over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from whipcount.procedure.course import Course
from whipcount.procedure.stepping import Step
from whipcount.publish.steps_words import days, name

_FOLD = 74  # octets a line, the break not counted


def calendar(
    course: Course, steps: Iterable[Step], now: datetime, before: str = "", *, sequence: int | None = None
) -> str:
    """The dated steps as a calendar; `before` is the calendar that this one takes the place of.

    sequence: the SEQUENCE of every event, for a server that writes over no file: a number that only grows.
    """
    known = dict(_events(before))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//whipcount//legal days//EN", "CALSCALE:GREGORIAN"]
    seen: dict[str, int] = {}
    for step in steps:
        if step.opens is None and step.closes is None:
            continue
        seen[step.turn] = seen.get(step.turn, 0) + 1
        uid = _uid(course, step, seen[step.turn])
        event = _event(course, step, uid, known, now)
        lines += event if sequence is None else (_numbered(line, sequence) for line in event)
    return "".join(f"{folded}\r\n" for line in (*lines, "END:VCALENDAR") for folded in _fold(line))


def _uid(course: Course, step: Step, number: int) -> str:
    start = course.happened[0][1].isoformat() if course.happened else "none"
    more = f"-{number}" if number > 1 else ""
    return f"{course.law.chamber.id}-{course.rule.kind.value}-{start}-{step.turn}{more}@whipcount"


def _event(course: Course, step: Step, uid: str, known: dict[str, tuple[int, str]], now: datetime) -> Iterator[str]:
    opens = step.opens.generous if step.opens else step.closes.generous if step.closes else None
    closes = step.closes.generous if step.closes else opens
    if opens is None or closes is None:
        return
    last = max(opens, closes) + timedelta(1)  # the end of a whole-day event is the day after
    body = [
        f"DTSTART;VALUE=DATE:{opens:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last:%Y%m%d}",
        f"SUMMARY:{_text(f'{course.law.chamber.name}: {name(step)}')}",
        f"DESCRIPTION:{_text(f'{step.sentence} Legal days: {days(step)}.')}",
    ]
    sequence, stood = known.get(uid, (0, "\n".join(body)))
    number = sequence + ("\n".join(body) != stood)
    yield from ("BEGIN:VEVENT", f"UID:{uid}", f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}", f"SEQUENCE:{number}", *body)
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _numbered(line: str, sequence: int) -> str:
    return f"SEQUENCE:{sequence}" if line.startswith("SEQUENCE:") else line


def _events(text: str) -> Iterator[tuple[str, tuple[int, str]]]:
    """Each event of a calendar of ours: its UID, its SEQUENCE and what it said."""
    for block in re.findall(r"BEGIN:VEVENT\n(.*?)END:VEVENT", _unfold(text), re.DOTALL):
        fields = dict(line.partition(":")[::2] for line in block.splitlines())
        body = [line for line in block.splitlines() if line.startswith(("DTSTART", "DTEND", "SUMMARY", "DESCRIPTION"))]
        number = fields.get("SEQUENCE", "0")
        yield fields.get("UID", ""), (int(number) if number.isdigit() else 0, "\n".join(body))


def _unfold(text: str) -> str:
    return re.sub(r"\n[ \t]", "", text.replace("\r\n", "\n"))


def _text(words: str) -> str:
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
    return re.sub(r"([\\;,])", r"\\\1", plain)


def _fold(line: str) -> Iterator[str]:
    """A line cut where it grows longer than 74 octets, never within a letter; each rest begins with a blank."""
    kept, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _FOLD:
            yield kept
            kept, size = " ", 1
        kept, size = kept + letter, size + octets
    yield kept
