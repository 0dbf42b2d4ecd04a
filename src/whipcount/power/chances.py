"""How probable it is that a motion passes, and that a player decides it, when each votes yes with a chance of its own.

The same count as for the indices, with each player's chance in place of a coin: exact, never drawn at random. The
players vote independently of each other; who always votes with somebody should be one player with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod

from whipcount.model import Problem, Unusable
from whipcount.power.game import Game
from whipcount.power.rules import Number, Rule, Rules, leaves

_MOST = 2_000_000  # different sums that are kept at once
Sums = tuple[int, ...]
Odds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chances:
    """passes: how probable a yes is. decides: for each player by name, how probable it is that its vote decides."""

    passes: Fraction
    decides: dict[str, Fraction]


def chances(game: Game, yes: Mapping[str, Number]) -> Chances:
    """The chances from each player's probability of yes, 0 to 1; a float counts as it is printed (0.1 is a tenth).

    Abstention and absence count as no, as they do where a majority of members is needed. Unusable when a player has
    no probability or one that is none, and for refusals, which chances of single players cannot express.
    """
    if game.restricted:
        found = "refusals or players that come together"
        raise Unusable(Problem(None, found, "players who vote independently", "Join those who vote as one."))
    for name in yes:
        game.place(name)
    likely = [_likely(name, yes.get(name)) for name in game.players]
    common = lcm(*(chance.denominator for chance in likely))
    odds = [(int(chance * common), int((1 - chance) * common)) for chance in likely]
    rules = tuple(leaves(game.rules))
    players = [tuple(rule.weights[place] for rule in rules) for place in range(len(odds))]
    decides, known = {}, dict[tuple[Sums, Odds], Fraction]()
    for place, name in enumerate(game.players):
        alike = players[place], odds[place]
        if alike not in known:
            known[alike] = _decides(game.rules, players, odds, place)
        decides[name] = known[alike]
    passing = sum(ways for sums, ways in _sums(rules, players, odds).items() if _wins(game.rules, sums))
    return Chances(Fraction(passing, common ** len(odds)), decides)


def _likely(name: str, chance: Number | None) -> Fraction:
    try:
        likely = Fraction(-1) if chance is None else Fraction(repr(chance) if isinstance(chance, float) else chance)
    except (TypeError, ValueError, OverflowError):
        likely = Fraction(-1)
    if not 0 <= likely <= 1:
        found = f"{name} votes yes with probability {chance}"
        raise Unusable(Problem(None, found, "a probability from 0 to 1 for every player", "Correct it."))
    return likely


def _decides(rules: Rules, players: Sequence[Sums], odds: Sequence[Odds], place: int) -> Fraction:
    """The chance that the others leave it to this player."""
    own = players[place]
    others = [*players[:place], *players[place + 1 :]]
    rest = [*odds[:place], *odds[place + 1 :]]
    ways = sum(
        ways
        for sums, ways in _sums(tuple(leaves(rules)), others, rest).items()
        if not _wins(rules, sums) and _wins(rules, tuple(map(int.__add__, sums, own)))
    )
    return Fraction(ways, prod(sum(each) for each in rest))


def _sums(rules: Sequence[Rule], players: Sequence[Sums], odds: Sequence[Odds]) -> dict[Sums, int]:
    """How likely each sum under the rules is, in whole parts; what reaches a quota counts as the quota."""
    quotas = tuple(rule.quota for rule in rules)
    found: dict[Sums, int] = {(0,) * len(quotas): 1}
    for weights, (yes, no) in sorted(zip(players, odds, strict=True)):
        after: defaultdict[Sums, int] = defaultdict(int)
        for sums, ways in found.items():
            if no:
                after[sums] += ways * no
            if yes:
                after[tuple(map(min, map(int.__add__, sums, weights), quotas))] += ways * yes
        if len(after) > _MOST:
            problem = f"more than {_MOST:,} different sums of votes"
            raise Unusable(Problem(None, problem, "fewer", "Give weights of fewer digits."))
        found = after
    return found


def _wins(rules: Rules, sums: Sums) -> bool:
    """Whether these sums, one for each rule from left to right, win."""
    return _answer(rules, iter(sums))


def _answer(rules: Rules, sums: Iterator[int]) -> bool:
    if isinstance(rules, Rule):
        return next(sums) >= rules.quota
    answers = [_answer(part, sums) for part in rules.parts]
    return all(answers) if rules.how == "and" else any(answers)
