"""The search for coalitions one by one, player after player, with an end after a stated number of steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from whipcount.model import Problem, Unusable
from whipcount.power.game import Game, Group
from whipcount.power.rules import Rule, Rules, leaves

Votes = tuple[int, ...]  # under each rule
_STEPS = 3_000_000


def blocs(game: Game) -> list[Group]:
    """The groups that come together, and everybody else alone."""
    grouped = {place for group in game.together for place in group}
    alone = ((place,) for place in range(len(game.players)) if place not in grouped)
    return [*(group for group in game.together if group), *alone]


def minimal_sets(game: Game) -> Iterator[tuple[int, ...]]:
    """Every minimal winning coalition that can be formed, by places.

    Heaviest first. A branch ends when it wins, for then nobody more is needed, or when all that is left would not
    suffice. Under one rule the last in is the lightest, and a coalition that lost without it needs everybody; under
    several rules each of them is asked. With refusals what is left is only a bound, which costs time and no coalition.
    """
    plan = _Plan(game)
    stack: list[tuple[int, Votes, tuple[int, ...]]] = [(0, plan.none, ())]
    for _ in range(_STEPS):
        if not stack:
            return
        at, held, inside = stack.pop()
        if plan.wins(held):
            if plan.needs_all(held, inside):
                yield plan.members(inside)
        elif at < len(plan.blocs) and plan.wins(_added(held, plan.left[at])):
            stack.append((at + 1, held, inside))
            if plan.suits(at, inside):
                stack.append((at + 1, _added(held, plan.votes[at]), (*inside, at)))
    raise Unusable(_endless(plan))


def smallest_set(game: Game) -> tuple[int, ...] | None:
    """A winning coalition of the fewest members that can be formed; None when nobody can win.

    For each number of members in turn: a branch ends when not even the heaviest who are left could make it win.
    """
    plan, steps = _Plan(game), 0
    for size in range(1, len(game.players) + 1):
        stack: list[tuple[int, int, Votes, tuple[int, ...]]] = [(0, size, plan.none, ())]
        while stack:
            if (steps := steps + 1) > _STEPS:
                raise Unusable(_endless(plan))
            at, room, held, inside = stack.pop()
            if plan.wins(held):
                return plan.members(inside)
            if at < len(plan.blocs) and plan.wins(_added(held, plan.most(at, room))):
                stack.append((at + 1, room, held, inside))
                if len(plan.blocs[at]) <= room and plan.suits(at, inside):
                    stack.append((at + 1, room - len(plan.blocs[at]), _added(held, plan.votes[at]), (*inside, at)))
    return None


def _endless(plan: _Plan) -> Problem:
    found = f"a search of more than {_STEPS:,} steps among {len(plan.blocs)} players"
    return Problem(None, found, "fewer players, rules or refusals", "Leave players of small weight out.")


@dataclass(frozen=True)
class _Plan:
    """A game as the search sees it: blocs, the heaviest first, with their votes under each rule."""

    game: Game

    @cached_property
    def blocs(self) -> list[Group]:
        """Those that weigh anything and do not refuse a member of their own."""
        usable = [bloc for bloc in blocs(self.game) if any(self._votes(bloc)) and not self._odds(bloc, bloc)]
        first = max(leaves(self.game.rules), key=lambda rule: rule.total)
        return sorted(usable, key=lambda bloc: (-sum(first.weights[place] for place in bloc), bloc))

    @cached_property
    def votes(self) -> list[Votes]:
        return [self._votes(bloc) for bloc in self.blocs]

    @cached_property
    def left(self) -> list[Votes]:
        """The votes under each rule of all blocs from each on."""
        sums = accumulate(reversed(self.votes), _added, initial=self.none)
        return [*sums][::-1]

    @cached_property
    def heaviest(self) -> list[list[list[int]]]:
        """From each bloc on, under each rule, the most votes that 0, 1, ... members can add."""
        return [
            [[*accumulate(sorted(self._single(own, at), reverse=True), initial=0)] for own in range(len(self.rules))]
            for at in range(len(self.blocs))
        ]

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(leaves(self.game.rules))

    @cached_property
    def none(self) -> Votes:
        return (0,) * len(self.rules)

    def members(self, inside: Sequence[int]) -> tuple[int, ...]:
        return tuple(sorted(place for bloc in inside for place in self.blocs[bloc]))

    def wins(self, held: Votes) -> bool:
        return _met(self.game.rules, iter(held))

    def needs_all(self, held: Votes, inside: Sequence[int]) -> bool:
        """Whether it loses without any one of its blocs."""
        if len(self.rules) == 1:
            return True
        return not any(_met(self.game.rules, map(int.__sub__, held, self.votes[bloc])) for bloc in inside)

    def most(self, at: int, room: int) -> Votes:
        """The most votes that so many members from a bloc on can add, under each rule for itself."""
        return tuple(each[min(room, len(each) - 1)] for each in self.heaviest[at])

    def suits(self, bloc: int, inside: Sequence[int]) -> bool:
        return not any(self._odds(self.blocs[bloc], self.blocs[other]) for other in inside)

    def _votes(self, bloc: Group) -> Votes:
        return tuple(sum(rule.weights[place] for place in bloc) for rule in self.rules)

    def _single(self, rule: int, at: int) -> list[int]:
        return [self.rules[rule].weights[place] for bloc in self.blocs[at:] for place in bloc]

    def _odds(self, bloc: Group, other: Group) -> bool:
        return any((a in bloc and b in other) or (b in bloc and a in other) for a, b in self.game.refusals)


def _added(one: Votes, other: Votes) -> Votes:
    return tuple(map(int.__add__, one, other))


def _met(rules: Rules, votes: Iterator[int]) -> bool:
    """Whether these votes, one number for each rule from left to right, win."""
    if isinstance(rules, Rule):
        return next(votes) >= rules.quota
    answers = [_met(part, votes) for part in rules.parts]
    return all(answers) if rules.how == "and" else any(answers)
