"""The score as others read it: text for a terminal and one JSON value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from whipcount.model import KINDS
from whipcount.publish import claim_to_json
from whipcount.publish.layout import Line, paragraph, printable, table
from whipcount.scoring.misses import Miss, in_words
from whipcount.scoring.score import GROUPS, SHARES, Score
from whipcount.scoring.tally import Interval, Share, Tally

_HEADS = ("", "true", "false", "missed", "precision", "recall", "F1")
_SHARES = {
    "speakers": "the right speaker, of claims found that have one",
    "modality": "the right modality, of claims found",
    "dates": "the right date, of stages found that have one",
    "off_topic": "no false claim, of texts without any claim",
}


def score_text(score: Score) -> Iterator[Line]:
    """The table: the groups that have goals, then every kind, then the shares. Brackets hold 95 % intervals."""
    claims = sum(not gold.optional for each in score.texts for gold in each.text.claims)
    optional = sum(gold.optional for each in score.texts for gold in each.text.claims)
    texts = "1 text" if len(score.texts) == 1 else f"{len(score.texts):,} texts"
    debatable = f" and debatable ones besides: {optional:,}" if optional else ""
    yield Line(f"{texts}, claims in the gold: {claims:,}{debatable}", "title")
    yield Line("")
    names = [*GROUPS, *(kind for kind in KINDS if score.tallies[kind] != Tally())]
    rows = [_HEADS, *(_row(name, score.tallies[name]) for name in names)]
    for number, line in enumerate(table(rows, 200)):
        yield Line(line, "heading" if number == 0 else "strong" if number <= len(GROUPS) else "plain")
    yield Line("")
    shares = [("", "right", "of", "share", ""), *(_share_row(name, score.shares[name]) for name in _SHARES)]
    for number, line in enumerate(table(shares, 200)):
        yield Line(line, "heading" if number == 0 else "plain")
    if score.shares["off_topic"].of:
        yield Line(f"claims read in texts without any claim: {score.false_off_topic:,}")


def misses_text(found: Iterable[Miss], width: int) -> Iterator[Line]:
    """Each missed (-) and false (+) claim: what it says, why it is listed, and its quote in «» in its context."""
    path = None
    for miss in found:
        if miss.path != path:
            path = miss.path
            yield from (Line(""), Line(f"{path} ({miss.chamber or 'no chamber recognised'})", "heading"))
        sign, role = ("-", "plain") if miss.what == "missed" else ("+", "warning")
        for line in paragraph(f"{sign} {miss.what} {in_words(miss.claim)} ({miss.why})", width, "    ", "  "):
            yield Line(line, role)  # type: ignore[arg-type]  # both are roles
        said = f"{_lead(miss)}«{printable(miss.claim.quote.text)}»{_tail(miss)}"
        for line in paragraph(said, width, "      "):
            yield Line(line, "quiet")


def score_json(score: Score, found: Iterable[Miss]) -> dict[str, Any]:
    """Everything that the text says, and the claims themselves, as one value."""
    return {
        "texts": len(score.texts),
        "groups": {name: tally_json(score.tallies[name]) for name in GROUPS},
        "kinds": {kind: tally_json(score.tallies[kind]) for kind in KINDS},
        "shares": {name: _share_json(score.shares[name]) for name in (*SHARES, "off_topic")},
        "false_off_topic": score.false_off_topic,
        "misses": [_miss_json(miss) for miss in found],
    }


def tally_json(tally: Tally) -> dict[str, Any]:
    return {
        **{name: getattr(tally, name) for name in ("true", "false", "missed", "precision", "recall", "f1")},
        "precision_interval": _rounded(tally.precision_interval),
        "recall_interval": _rounded(tally.recall_interval),
    }


def _share_json(share: Share) -> dict[str, Any]:
    return {"right": share.right, "of": share.of, "share": share.share, "interval": _rounded(share.interval)}


def _rounded(interval: Interval) -> list[float]:
    """Six places: what the halving leaves beyond them is noise."""
    return [round(end, 6) for end in interval]


def _miss_json(miss: Miss) -> dict[str, Any]:
    claim = claim_to_json(miss.claim, miss.path)
    return {
        "what": miss.what,
        "why": miss.why,
        "chamber": miss.chamber,
        "before": miss.before,
        "after": miss.after,
        "claim": claim,
    }


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    counts = tuple(f"{count:,}" for count in (tally.true, tally.false, tally.missed))
    precision = _with(tally.precision, tally.precision_interval)
    return (name.replace("_", " "), *counts, precision, _with(tally.recall, tally.recall_interval), _number(tally.f1))


def _share_row(name: str, share: Share) -> tuple[str, ...]:
    counts = (f"{share.right:,}", f"{share.of:,}")
    return (name.replace("_", " "), *counts, _with(share.share, share.interval), _SHARES[name])


def _with(share: float | None, interval: Interval) -> str:
    return "-" if share is None else f"{_number(share)} [{_number(interval[0])}-{_number(interval[1])}]"


def _number(share: float | None) -> str:
    """Three places; a share that is not whole never shows as 1, nor one above nothing as 0."""
    if share is None:
        return "-"
    rounded = f"{share:.3f}"
    if rounded == "1.000" and share < 1:
        return "0.999"
    return "0.001" if rounded == "0.000" and share > 0 else rounded.replace("1.000", "1").replace("0.000", "0")


def _lead(miss: Miss) -> str:
    return printable(miss.before) + (" " if miss.before[-1:].isspace() else "")


def _tail(miss: Miss) -> str:
    return (" " if miss.after[:1].isspace() else "") + printable(miss.after)
