"""What the score is made of, claim by claim: each one missed or false, in its context, with the nearest one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from whipcount.exchange.claims_json import own_fields
from whipcount.model import Claim, Place
from whipcount.publish import claim_to_json
from whipcount.publish.layout import printable
from whipcount.scoring.agree import differing
from whipcount.scoring.matching import Beside
from whipcount.scoring.names import SameNames
from whipcount.scoring.score import Score, TextScore

_AROUND = 60


@dataclass(frozen=True)
class Miss:
    """One claim that was missed or is false.

    why: what the nearest claim of its kind in the other list has that differs; "nothing of this kind here" if none.
    chamber: the id of the one that was recognised in the text.
    place: where the gold has it; None for what was read.
    """

    what: Literal["missed", "false"]
    claim: Claim
    path: str
    chamber: str | None
    why: str
    before: str
    after: str
    place: Place | None = None


def misses(score: Score, kinds: Sequence[str] = ()) -> Iterator[Miss]:
    """Every missed and false claim, text by text, in the order of the words; of some kinds, or of all."""
    for text in score.texts:
        found = [*_missed(text), *_false(text)]
        found.sort(key=lambda miss: (miss.claim.quote.start, miss.claim.quote.end, miss.what))
        yield from (miss for miss in found if not kinds or miss.claim.kind in kinds)


def _missed(text: TextScore) -> Iterator[Miss]:
    for gold in text.matching.missed:
        why = _nearest(gold.claim, text.matching.false, text, gold_first=True)
        yield _miss("missed", gold.claim, text, why or "nothing of this kind was read here", gold.place)


def _false(text: TextScore) -> Iterator[Miss]:
    matched = [gold.claim for _, gold in (*text.matching.pairs, *text.matching.optional)]
    missed = [gold.claim for gold in text.matching.missed]
    for claim in text.matching.false:
        why = _nearest(claim, [*missed, *matched], text, gold_first=False)
        yield _miss("false", claim, text, why or "the gold has nothing of this kind here", None)


def _nearest(claim: Claim, others: Sequence[Claim], text: TextScore, *, gold_first: bool) -> str | None:
    """The claim of this kind in the same place that differs least, told by the fields that differ."""
    alike = [other for other in others if other.kind == claim.kind]
    if not alike:
        return None
    beside, names = Beside(text.text.report), SameNames(text.text.aliases, text.chamber)
    near = [other for other in alike if beside.near(other, claim)]
    told = [(differing(*((o, claim) if gold_first else (claim, o)), names), o) for o in near]
    if not told:
        return None
    apart, other = min(told, key=lambda pair: (len(pair[0]), -beside.nearness(pair[1], claim)))
    if not apart:
        return "says once more what another claim says"
    values = claim_to_json(other)
    return ("read: " if gold_first else "gold: ") + ", ".join(f"{name} {_short(values.get(name))}" for name in apart)


def _miss(what: Literal["missed", "false"], claim: Claim, text: TextScore, why: str, place: Place | None) -> Miss:
    report, quote = text.text.report, claim.quote
    start, end = max(report.body, quote.start - _AROUND), quote.end + _AROUND
    before, after = report.text[start : quote.start], report.text[quote.end : end]
    before = before if start <= report.body else "... " + before.partition(" ")[2]
    after = after if end >= len(report.text) else after.rpartition(" ")[0] + " ..."
    return Miss(what, claim, report.path, text.chamber.id if text.chamber else None, why, before, after, place)


def in_words(claim: Claim) -> str:
    """A claim's kind and fields on one line: "seats party=Blue quantity=40"; what is left open is left out."""
    values = claim_to_json(claim)
    own = [public for _, public in own_fields(type(claim)) if public != "as_printed"]
    said = [f"{name}={_short(values[name])}" for name in own if values[name] not in (None, [])]
    said += [f"speaker={claim.speaker}"] if claim.speaker else []
    said += [f"modality={claim.modality.value}"] if claim.modality.value != "stated" else []
    return printable(" ".join([claim.kind, *said]))


def _short(value: Any) -> str:
    """A field's value for people: 155, 173+ and 25-40 for numbers."""
    if isinstance(value, dict):
        low, high = value["low"], value["high"]
        return f"{low}+" if high is None else str(low) if low == high else f"{low}-{high}"
    return " + ".join(value) if isinstance(value, list) else "nothing" if value is None else str(value)
