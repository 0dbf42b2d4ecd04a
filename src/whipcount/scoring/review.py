"""Gold made by judging what was read: each claim taken, corrected or rejected, and those that were missed added.

A review knows no terminal: it says what is to be judged next, takes one decision after another, can undo them, and
gives the whole gold file after each. What stands in the file already is kept line by line as it was. A text is gold
only when it was read whole; until then its line in the file says what is judged so far, so that a review goes on
where it stopped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from whipcount.model import Claim
from whipcount.reading import Reading
from whipcount.scoring.gold import GoldClaim, GoldText
from whipcount.scoring.lines import gold_lines


@dataclass(frozen=True)
class _State:
    """All that a decision can change: the texts under review, those set aside for now, and what was done."""

    texts: tuple[GoldText, ...]
    aside: frozenset[str] = frozenset()
    done: tuple[str, ...] = ()


@dataclass(frozen=True)
class Next:
    """What is to be judged: a claim, or None where all claims of the text are judged and only missed ones remain."""

    text: GoldText
    claim: Claim | None
    number: int
    texts: int


class Review:
    """The review of some texts.

    readings: what was read in them. begun: what was judged of some of them before. kept: the lines of the gold file
    that are about other texts.
    """

    def __init__(self, readings: Iterable[Reading], begun: Iterable[GoldText] = (), kept: str = "") -> None:
        before = {text.report.id: text for text in begun}
        self._readings = {reading.report.id: reading for reading in readings}
        self._kept = kept
        self._begun = frozenset(before)
        texts = [
            before.get(report, GoldText(each.report, judged=frozenset())) for report, each in self._readings.items()
        ]
        self._state = _State(tuple(texts))
        self._past: list[_State] = []

    def next(self) -> Next | None:
        """The next thing to judge, None when every text is read whole or set aside."""
        for number, text in enumerate(self._state.texts):
            if text.judged is not None and text.report.id not in self._state.aside:
                return Next(text, self._claim(text), number, len(self._state.texts))
        return None

    def take(self) -> None:
        """The claim is right as it was read."""
        self._judge("taken", GoldClaim)

    def correct(self, gold: GoldClaim) -> None:
        """The claim is there, but with other fields."""
        self._judge("corrected", lambda _: gold)

    def reject(self) -> None:
        """The text does not say this."""
        self._judge("rejected", lambda _: None)

    def add(self, gold: GoldClaim) -> bool:
        """A claim that was not read; False when the gold has it already."""
        text = self._now().text
        if gold in text.claims or any(gold.claim.id == each.claim.id for each in text.claims):
            return False
        self._change(_with(text, gold), "added")
        return True

    def finish(self) -> None:
        """The text is read whole: it is gold now."""
        self._change(replace(self._now().text, judged=None), "read whole")

    def skip(self) -> None:
        """Leave the rest of this text for another time."""
        state = self._state
        self._past.append(state)
        self._state = replace(state, aside=state.aside | {self._now().text.report.id}, done=(*state.done, "skipped"))

    def undo(self) -> str | None:
        """Take the last decision of this session back and say which it was; None when there is none."""
        if not self._past:
            return None
        last = self._state.done[-1]
        self._state = self._past.pop()
        return last

    def lines(self) -> str:
        """The whole gold file as it stands now; texts of which nothing is judged yet are not in it."""
        own = [text for text in self._state.texts if text.judged is None or self._is_begun(text)]
        return "".join((self._kept, *gold_lines(own)))

    def done(self) -> Counter[str]:
        """How many of which decisions this session has made."""
        return Counter(self._state.done)

    def whole(self) -> int:
        """How many of the texts are read whole."""
        return sum(text.judged is None for text in self._state.texts)

    def _is_begun(self, text: GoldText) -> bool:
        return bool(text.judged or text.claims) or text.report.id in self._begun

    def _claim(self, text: GoldText) -> Claim | None:
        judged = (text.judged or frozenset()) | {gold.claim.id for gold in text.claims}
        return next((claim for claim in self._readings[text.report.id].claims if claim.id not in judged), None)

    def _now(self) -> Next:
        now = self.next()
        if now is None:
            raise ValueError("nothing is left to judge")
        return now

    def _judge(self, word: str, verdict: Callable[[Claim], GoldClaim | None]) -> None:
        now = self._now()
        if now.claim is None:
            raise ValueError("every claim of this text is judged")
        gold = verdict(now.claim)
        text = replace(now.text, judged=(now.text.judged or frozenset()) | {now.claim.id})
        self._change(_with(text, gold) if gold else text, word)

    def _change(self, text: GoldText, word: str) -> None:
        texts = [text if each.report.id == text.report.id else each for each in self._state.texts]
        self._past.append(self._state)
        self._state = replace(self._state, texts=tuple(texts), done=(*self._state.done, word))


def _with(text: GoldText, gold: GoldClaim) -> GoldText:
    """The text with one more claim, in the order of the words; a claim that it has already is not put in twice."""
    if any(gold.claim.id == each.claim.id for each in text.claims):
        return text
    claims = sorted((*text.claims, gold), key=lambda each: (each.claim.quote.start, each.claim.quote.end))
    return replace(text, claims=tuple(claims))
