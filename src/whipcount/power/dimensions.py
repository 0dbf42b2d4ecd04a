"""What a coalition must be known by to tell whether it wins: a few sums over its members, each a dimension.

One rule needs one sum, its votes. Several rules need one for each kind of weights. Refusals and groups that come
together need to know who of those concerned is there: whoever is refused is a dimension of its own, of 0 or 1; a group
counts its members; and whoever merely refuses is summed apart, so that those votes can be left out at once. A party
that all others refuse costs two dimensions and no more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf, prod

from whipcount.model import Problem, Unusable
from whipcount.power.game import Game, Group
from whipcount.power.rules import Joined, Rule, Rules, leaves, reduced

Weights = tuple[int, ...]
Parts = list[tuple[frozenset[int], Weights]]
_CHOICES = 100_000  # ways in which those concerned can be taken in


@dataclass(frozen=True, slots=True)
class Asked:
    """What one rule still asks for: so much of the main sum, if it counts there, and of these inner ones."""

    votes: int
    main: bool
    inner: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Some of those concerned who can all be taken in together, and what each rule then asks for, left to right."""

    blocs: frozenset[int]
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Dimensions:
    """The sums that decide, for one game: what each player adds to each of them.

    main: the longest, along which coalitions are counted. inner: all others; the last of them count who is there of
    those concerned. blocs: of how many members each of these is. most: the highest main sum that matters.
    """

    rules: Rules
    main: Weights
    inner: tuple[Weights, ...]
    blocs: tuple[int, ...]
    most: int
    choices: tuple[Choice, ...]

    def losing(self, sums: Sequence[int]) -> float:
        """Below which main sum a coalition with these inner sums loses; infinity if it always does."""
        present = sums[len(sums) - len(self.blocs) :]
        there = {at for at, (found, whole) in enumerate(zip(present, self.blocs, strict=True)) if found == whole}
        choices = (choice for choice in self.choices if choice.blocs <= there)
        return max(min(self._bound(self.rules, iter(choice.asked), sums) for choice in choices), 0)

    def _bound(self, rules: Rules, asked: Iterator[Asked], sums: Sequence[int]) -> float:
        """The same when these are taken in: "and" asks for the highest of its parts, "or" for the lowest."""
        if isinstance(rules, Joined):
            bounds = [self._bound(part, asked, sums) for part in rules.parts]
            return max(bounds) if rules.how == "and" else min(bounds)
        own = next(asked)
        needed = own.votes - sum(sums[at] for at in own.inner)
        if own.main:
            return needed if needed <= sum(self.main) else inf
        return 0 if needed <= 0 else inf


def dimensions(game: Game) -> Dimensions:
    """The dimensions of a game; Unusable when those concerned can be taken in in too many ways."""
    rules = _reduced(game.rules)
    every = tuple(leaves(rules))
    blocs = _blocs(game, [rule.weights for rule in every])
    refused = _refused(game, blocs)
    parts = [_parts(rule.weights, blocs, refused) for rule in every]
    vectors = list(dict.fromkeys(vector for each in parts for _, vector in each))
    main = max(vectors, key=sum, default=(0,) * len(game.players))
    counted = [vector for vector in vectors if vector != main]
    at = {vector: place for place, vector in enumerate(counted)}

    def asked(rule: Rule, each: Parts, taken: frozenset[int]) -> Asked:
        votes = rule.quota - sum(rule.weights[place] for bloc in taken for place in blocs[bloc])
        summed = [vector for by, vector in each if not by & taken]
        return Asked(votes, main in summed, tuple(at[vector] for vector in summed if vector != main))

    return Dimensions(
        rules,
        main,
        (*counted, *(_only((1,) * len(game.players), bloc) for bloc in blocs)),
        tuple(map(len, blocs)),
        max((rule.quota for rule, each in zip(every, parts, strict=True) if main in dict(each).values()), default=1),
        tuple(
            Choice(taken, tuple(asked(rule, each, taken) for rule, each in zip(every, parts, strict=True)))
            for taken in _choices(blocs, refused)
        ),
    )


def formations(game: Game) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Every way to take in those concerned by refusals and groups: who is taken in, and who may join besides.

    Whoever joins refuses nobody who is taken in, and nobody else who may join. Every coalition that can be formed is
    of one of these. Unusable when there are too many ways.
    """
    blocs = _blocs(game, [rule.weights for rule in leaves(game.rules)])
    refused = _refused(game, blocs)
    concerned = {place for bloc in blocs for place in bloc}
    others = [place for place in range(len(game.players)) if place not in concerned]
    for taken in _choices(blocs, refused):
        inside = (place for at in taken for place in blocs[at])
        yield tuple(sorted(inside)), tuple(place for place in others if not refused[place] & taken)


def _parts(weights: Weights, blocs: Sequence[Group], refused: Sequence[frozenset[int]]) -> Parts:
    """The weights of those who are in no bloc, apart by whom of the blocs they will not vote with."""
    if not blocs:
        return [(frozenset(), weights)]
    concerned = {place for bloc in blocs for place in bloc}
    others = [place for place, weight in enumerate(weights) if weight and place not in concerned]
    by = {refused[place] for place in others}
    return [(each, _only(weights, (place for place in others if refused[place] == each))) for each in by]


def _reduced(rules: Rules) -> Rules:
    if isinstance(rules, Rule):
        return reduced(rules)
    return Joined(rules.how, tuple(_reduced(part) for part in rules.parts))


def _only(weights: Weights, members: Iterable[int]) -> Weights:
    kept = set(members)
    return tuple(weight if place in kept else 0 for place, weight in enumerate(weights))


def _blocs(game: Game, kinds: Sequence[Weights]) -> tuple[Group, ...]:
    """Groups, enough single players that every refusal concerns one of these, and whoever is cheaper so than summed.

    Whoever is refused most comes first. Then those who refuse the same ones make a sum of their own each; the longest
    is counted along, and any other costs its length, or two places for each member if these become blocs as well.
    """
    groups = tuple(tuple(sorted(group)) for group in game.together if group)
    known = {place for group in groups for place in group}
    pairs = {frozenset(pair) for pair in game.refusals}
    singles: list[Group] = []
    while left := [pair for pair in pairs if not pair & known]:
        ((most, _),) = Counter(sorted(place for pair in left for place in pair)).most_common(1)
        singles.append((most,))
        known.add(most)
    blocs = (*groups, *singles)
    if not blocs:
        return ()
    refused = _refused(game, blocs)
    apart: defaultdict[frozenset[int], list[int]] = defaultdict(list)
    for place in range(len(game.players)):
        if place not in known and any(kind[place] for kind in kinds):
            apart[refused[place]].append(place)
    lengths = {by: prod(sum(kind[place] for place in each) + 1 for kind in kinds) for by, each in apart.items()}
    longest = max(apart, key=lambda by: min(lengths[by], 2 ** len(apart[by])), default=None)
    short = (each for by, each in apart.items() if by != longest and 2 ** len(each) <= lengths[by])
    return (*blocs, *((place,) for each in short for place in each))


def _refused(game: Game, blocs: Sequence[Group]) -> list[frozenset[int]]:
    """For each player, the blocs that will not vote with it."""
    bloc = {place: at for at, group in enumerate(blocs) for place in group}
    refused: list[set[int]] = [set() for _ in game.players]
    for one, other in game.refusals:
        for own, their in ((one, other), (other, one)):
            if their in bloc:
                refused[own].add(bloc[their])
    return [frozenset(each) for each in refused]


def _choices(blocs: Sequence[Group], refused: Sequence[frozenset[int]]) -> Iterator[frozenset[int]]:
    """Every set of blocs among whom nobody refuses another, the empty one too."""
    among = [frozenset(by for place in bloc for by in refused[place]) for bloc in blocs]
    usable = [at for at in range(len(blocs)) if at not in among[at]]
    found = [frozenset[int]()]
    for at in usable:
        found += [taken | {at} for taken in found if not taken & among[at]]
        if len(found) > _CHOICES:
            problem = f"more than {_CHOICES:,} ways to form coalitions among those who refuse or come together"
            raise Unusable(Problem(None, problem, "fewer refusals and groups", "Leave some of them out."))
    yield from found
