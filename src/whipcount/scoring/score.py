"""The score of the reader on gold: by kind of claim, and by the groups that its goals name.

Numbers: every number of members, of a house, a party, a side, a threshold, a group, and each single number of a
vote. Vote outcome: carried or lost. Allegiance and switch. Speakers, modality, dates: shares of what was found.
Off-topic: texts in which the gold has no claim at all, so that whatever is read there is false.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from whipcount.model import KINDS, Chamber, Claim, Unusable
from whipcount.model.claims import StageClaim, Statement
from whipcount.reading import read, recognise
from whipcount.scoring.agree import same_words
from whipcount.scoring.gold import GoldClaim, GoldText
from whipcount.scoring.matching import Beside, Matching, best_pairs, match
from whipcount.scoring.names import SameNames
from whipcount.scoring.tally import Share, Tally
from whipcount.scoring.votes import vote_numbers, vote_outcomes

NUMBERS = ("house_size", "vacancy", "sitting_members", "seats", "total", "threshold", "group")
GROUPS = ("numbers", "vote_outcome", "allegiance_and_switch", "all")
SHARES = ("speakers", "modality", "dates")


@dataclass(frozen=True)
class TextScore:
    """One text: what was read in it, laid beside its gold."""

    text: GoldText
    chamber: Chamber | None
    matching: Matching
    tallies: dict[str, Tally]
    shares: dict[str, Share]

    @property
    def off_topic(self) -> bool:
        return not self.text.claims


@dataclass(frozen=True)
class Score:
    """Every text with its score, and the sums over all of them."""

    texts: tuple[TextScore, ...]
    tallies: dict[str, Tally] = field(init=False)
    shares: dict[str, Share] = field(init=False)

    def __post_init__(self) -> None:
        names = (*GROUPS, *KINDS)
        sums = {name: sum((each.tallies[name] for each in self.texts), Tally()) for name in names}
        parts = {name: sum((each.shares[name] for each in self.texts), Share()) for name in SHARES}
        object.__setattr__(self, "tallies", sums)
        object.__setattr__(self, "shares", parts | {"off_topic": Share.among(self._clean())})

    def _clean(self) -> Iterable[bool]:
        return (not each.matching.false for each in self.texts if each.off_topic)

    @property
    def false_off_topic(self) -> int:
        return sum(len(each.matching.false) for each in self.texts if each.off_topic)


def score(
    gold: Sequence[GoldText], chambers: Sequence[Chamber], progress: Callable[[int, int], None] | None = None
) -> Score:
    """Read every text of the gold as `whipcount read` would, and compare."""
    scored = []
    for number, text in enumerate(gold):
        if progress:
            progress(number, len(gold))
        scored.append(score_text(text, chambers))
    return Score(tuple(scored))


def score_text(text: GoldText, chambers: Sequence[Chamber]) -> TextScore:
    """One text: its chamber recognised from its own words (None where it is about none or two), read, compared."""
    try:
        chamber = recognise([text.report], chambers)
    except Unusable:
        chamber = None
    return compare(text, read(text.report, chamber).claims, chamber)


def compare(text: GoldText, found: Sequence[Claim], chamber: Chamber | None) -> TextScore:
    """Claims that were read in a text beside its gold, whoever read them."""
    names, beside = SameNames(text.aliases, chamber), Beside(text.report)
    matching = match(text, found, names)
    kinds = {kind: _tally(matching, (kind,)) for kind in KINDS}
    groups = {
        "numbers": _tally(matching, NUMBERS) + vote_numbers(text, found, beside),
        "vote_outcome": vote_outcomes(text, found, beside),
        "allegiance_and_switch": _tally(matching, ("allegiance", "switch")),
        "all": _tally(matching, tuple(KINDS)),
    }
    shares = {
        "speakers": _speakers(matching, names),
        "modality": Share.among(one.modality == gold.claim.modality for one, gold in matching.pairs),
        "dates": Share.among(_dates(matching)),
    }
    return TextScore(text, chamber, matching, groups | kinds, shares)


def _tally(matching: Matching, kinds: Sequence[str]) -> Tally:
    return Tally(
        sum(gold.claim.kind in kinds for _, gold in matching.pairs),
        sum(claim.kind in kinds for claim in matching.false),
        sum(gold.claim.kind in kinds for gold in matching.missed),
    )


def _speakers(matching: Matching, names: SameNames) -> Share:
    """Of the claims found whose gold names a speaker, those with the same; of quoted words, also those found
    under another speaker's name, which are no pair."""
    found = [names.same_person(one.speaker, gold.claim.speaker) for one, gold in matching.pairs if gold.claim.speaker]
    return Share.among([*found, *(False for _ in other_speakers(matching))])


def other_speakers(matching: Matching) -> list[tuple[int, int]]:
    """Statements found with the gold's words and another speaker; indices into false and missed."""

    def worth(claim: Claim, gold: GoldClaim) -> tuple[int, ...] | None:
        both = isinstance(claim, Statement) and isinstance(gold.claim, Statement)
        return () if both and same_words(claim, gold.claim) else None

    return best_pairs(matching.false, matching.missed, worth)


def _dates(matching: Matching) -> Iterable[bool]:
    for one, gold in matching.pairs:
        if isinstance(one, StageClaim) and isinstance(gold.claim, StageClaim) and gold.claim.day:
            yield one.day == gold.claim.day
