"""A weighted voting game: who votes, when they win, and who will not or only together.

A parliament between elections is one: its parties are the players, their seats the weights. So are the
shareholders of a company, the states in the US Electoral College and the governments in the EU Council.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whipcount.model import Problem, Unusable
from whipcount.model.words import Base
from whipcount.power.rules import Joined, Number, Rule, Rules, leaves, rule

Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Game:
    """Players, the rules that make a coalition win, and what they say of each other.

    players: their names; everything else speaks of them by their place in this tuple.
    unions: groups that bargain as one and then share (Owen, Banzhaf-Owen); whoever is in none is a union alone.
    refusals: pairs that never vote together. together: groups that come whole or not at all. With either, a
    coalition wins when it *holds* a part that wins, has no refusing pair and splits no group.
    """

    players: tuple[str, ...]
    rules: Rules
    unions: tuple[Group, ...] = ()
    refusals: tuple[tuple[int, int], ...] = ()
    together: tuple[Group, ...] = ()

    def __post_init__(self) -> None:
        problems = [*_names(self.players), *_sizes(self), *_groups(self)]
        if problems:
            raise Unusable(problems)

    @property
    def restricted(self) -> bool:
        """Whether somebody refuses or insists on somebody else."""
        return bool(self.refusals or self.together)

    @property
    def rule(self) -> Rule:
        """The only rule; Unusable where several are joined and the question needs one."""
        if isinstance(self.rules, Joined):
            found = "the game has several rules"
            raise Unusable(Problem(None, found, "one rule for this question", "Ask it of each rule by itself."))
        return self.rules

    @property
    def base(self) -> str:
        """Of whom each rule counts its majority, in words."""
        return " / ".join(dict.fromkeys(rule.base.value for rule in leaves(self.rules)))

    def place(self, name: str) -> int:
        """Where a player stands in `players`; Unusable for a name that is none of theirs."""
        if name not in self.players:
            found = f"there is no player '{name}'"
            raise Unusable(Problem(None, found, f"one of {', '.join(self.players)}", "Name one of them."))
        return self.players.index(name)

    def united(self, *unions: Iterable[str]) -> Game:
        """The same game with these unions."""
        return replace(self, unions=tuple(self._group(union) for union in unions))

    def refusing(self, *pairs: tuple[str, str]) -> Game:
        """The same game with pairs that never vote together."""
        return replace(self, refusals=tuple((self.place(one), self.place(other)) for one, other in pairs))

    def coming_together(self, *groups: Iterable[str]) -> Game:
        """The same game with groups that come whole or not at all."""
        return replace(self, together=tuple(self._group(group) for group in groups))

    def _group(self, names: Iterable[str]) -> Group:
        return tuple(self.place(name) for name in names)


def game(
    weights: Mapping[str, Number] | Sequence[Number],
    quota: Number | None = None,
    *,
    base: Base = Base.MEMBERS,
    vacant: Number = 0,
) -> Game:
    """A game of one rule, by names and weights or by weights alone; more than half wins unless a quota is given."""
    named = weights if isinstance(weights, Mapping) else {f"{place}": each for place, each in enumerate(weights, 1)}
    return Game(tuple(named), rule(tuple(named.values()), quota, base=base, vacant=vacant))


def _names(players: tuple[str, ...]) -> list[Problem]:
    if not players:
        return [Problem(None, "the game has no players", "one player at least", "Name the players.")]
    return [
        Problem(None, f"'{name}' stands there {times} times", "each player once", "Give each a name of its own.")
        for name, times in Counter(players).items()
        if times > 1
    ]


def _sizes(made: Game) -> list[Problem]:
    number = len(made.players)
    return [
        Problem(None, f"a rule has {len(rule.weights)} weights", f"{number}, one a player", "Correct the weights.")
        for rule in leaves(made.rules)
        if len(rule.weights) != number
    ]


def _groups(made: Game) -> list[Problem]:
    """A player is in one union and in one group; nobody refuses oneself or whom one comes with."""
    problems = []
    for what, groups in (("union", made.unions), ("group", made.together)):
        for place, times in Counter(place for group in groups for place in group).items():
            if times > 1:
                found = f"{made.players[place]} is in {times} {what}s"
                problems.append(Problem(None, found, f"one {what} at most", "Leave it in one."))
    for one, other in made.refusals:
        if one == other or any(one in group and other in group for group in made.together):
            found = f"{made.players[one]} refuses {made.players[other]} and comes only with it"
            problems.append(Problem(None, found, "one or the other", "Leave one of them out."))
    return problems
