"""A reading with what a model found beside the phrases: ask, place, check, and log what became of every proposal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from whipcount.model.claims import Claim
from whipcount.model.law import Chamber
from whipcount.model.problem import Place
from whipcount.model.quantity import Quantity
from whipcount.model.report import Quote, Report
from whipcount.reading.check import checked
from whipcount.reading.language import Language
from whipcount.reading.loading import language
from whipcount.reading.marking import MarkedReport, marked
from whipcount.reading.proposing.asking import PASSAGES, concerns_a_house, messages, passages, version
from whipcount.reading.proposing.building import built
from whipcount.reading.proposing.forms import schema
from whipcount.reading.proposing.memory import Asked, Memory
from whipcount.reading.proposing.placing import placed
from whipcount.reading.proposing.proposal import proposal, proposals
from whipcount.reading.proposing.refusing import Refused
from whipcount.reading.proposing.wording import Wording, wording
from whipcount.reading.read import Reading, read

Ask = Callable[[list[dict[str, str]], dict[str, Any]], str]
Log = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class ModelReader:
    """A second reader behind the phrases; `read` stands wherever `whipcount.reading.read` does.

    model: its name, for the memory and the log. ask: the question put to it, as `Server.ask` does. memory: where
    replies are kept. log: hears what became of every proposal.
    """

    model: str
    ask: Ask
    memory: Memory | None = None
    log: Log | None = None

    def read(self, report: Report, chamber: Chamber | None = None, code: str = "en") -> Reading:
        """What the phrases read in a report, and what the model adds."""
        return self.added(read(report, chamber, code), chamber, code)

    def added(self, reading: Reading, chamber: Chamber | None = None, code: str = "en") -> Reading:
        """The reading and the claims of the model's proposals that pass every check.

        What the phrases read stays as it is: a proposal about the same words or the same number is dropped.
        Raises Unusable when the server cannot be asked or its answer holds no JSON.
        """
        known, words = language(code), wording(code)
        text = marked(reading.report, chamber, known)
        added: list[Claim] = []
        for raw in self._proposed(text, words) if concerns_a_house(text) else ():
            claim = self._judged(raw, text, (known, words), [*reading.claims, *added])
            added += [claim] if claim else []
        if not added:
            return reading
        claims = sorted((*reading.claims, *added), key=lambda c: (c.quote.start, c.quote.end))
        unread = tuple(u for u in reading.unread if not any(_overlap(u.quote, c.quote) for c in added))
        return replace(reading, claims=tuple(claims), unread=unread)

    def _proposed(self, text: MarkedReport, words: Wording) -> Iterator[object]:
        for number, (start, end) in enumerate(passages(text)):
            if number == PASSAGES:
                self._note(text, "not asked", "long", f"The report is longer than {PASSAGES} passages.", None)
                return
            yield from proposals(self._reply(text, start, end, words), Place(text.report.path))

    def _reply(self, text: MarkedReport, start: int, end: int, words: Wording) -> str:
        asked = Asked(text.report.id, start, self.model, version(words))
        reply = self.memory.reply(asked) if self.memory else None
        if reply is None:
            reply = self.ask(messages(text.report, start, end, words), schema())
            if self.memory:
                self.memory.keep(asked, reply)
        return reply

    def _judged(
        self, raw: object, text: MarkedReport, spoken: tuple[Language, Wording], read: list[Claim]
    ) -> Claim | None:
        """The claim of a proposal, or None; the log says which and why."""
        try:
            claim = _admitted(raw, text, spoken)
            _check_news(claim, read)
        except Refused as refused:
            self._note(text, "rejected", refused.rule, refused.why, raw)
            return None
        self._note(text, "admitted", None, f"The claim {claim.id}.", raw)
        return claim

    def _note(self, text: MarkedReport, verdict: str, rule: str | None, why: str, raw: object) -> None:
        if self.log is None:
            return
        report = text.report
        entry = {"report": report.id, "path": report.path, "model": self.model, "verdict": verdict, "rule": rule}
        self.log(entry | {"why": why, "proposal": _short(raw)})


def _admitted(raw: object, text: MarkedReport, spoken: tuple[Language, Wording]) -> Claim:
    claim = built(placed(proposal(raw), text, *spoken))
    if not list(checked([claim], text.report)):
        raise Refused("check", "The claim fits no house, or does not stand on its quote.")
    return claim


def _check_news(claim: Claim, read: list[Claim]) -> None:
    """Refuse what was read before: the same kind over the same words, or the same number as something else."""
    for other in read:
        if not _overlap(claim.quote, other.quote):
            continue
        if other.kind == claim.kind:
            raise Refused("already_read", f"The same words have given the {claim.kind} {other.id}.")
        if _numbers(claim) & _numbers(other):
            raise Refused("already_read", f"The same number has given the {other.kind} {other.id}.")


def _numbers(claim: Claim) -> set[tuple[int, int | None]]:
    return {(v.low, v.high) for v in (getattr(claim, f.name) for f in fields(claim)) if isinstance(v, Quantity)}


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end


def _short(raw: object) -> object:
    """A proposal for the log, whatever a model sent: bounded in every direction."""
    if isinstance(raw, dict):
        return {str(k)[:40]: _plain(v) for k, v in list(raw.items())[:20]}
    return _plain(raw)


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int) and abs(value) < 10**9:
        return value
    return value[:400] if isinstance(value, str) else repr(value)[:200]
