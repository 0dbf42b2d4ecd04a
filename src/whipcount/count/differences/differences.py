"""How far two sides are apart, and the smallest sets of named moves and readings that account for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, product

from whipcount.count.differences import parties, telling, vacancies
from whipcount.count.differences.ground import Ground
from whipcount.count.differences.moves import moves
from whipcount.count.differences.older import older
from whipcount.count.differences.reasons import Family
from whipcount.count.differences.search import MOST_ASSUMED, Choice, Pick, Search, Size
from whipcount.count.differences.sides import benches
from whipcount.count.differences.unlike import unlike
from whipcount.model.difference import Difference, Explanation, Reason, ReasonKind
from whipcount.model.quantity import Range
from whipcount.model.words import Bench

# What may make two counts differ, in the order in which it is searched: what is reported, then what may be read so.
NAMED: tuple[Callable[[Ground], Iterable[Family]], ...] = (
    moves,
    parties.stands,
    parties.sizes,
    vacancies.present,
    vacancies.vacancy,
    parties.part,
    parties.independents,
    parties.split,
)
_LOOKED_AT = 2_000  # sets looked at for what all the smallest share, and for larger ones that have no needless part


def difference(ground: Ground, most: int) -> Difference:
    """The difference of the two sides of the ground, with at most so many explanations."""
    apart = {bench: _apart(ground, bench) for bench in benches(ground.first, ground.second)}
    worlds = _worlds(ground, apart)
    least = min(world.least for world in worlds)
    smallest = sum(world.ways(least) for world in worlds)
    every = list(islice((each for world in worlds for each in world.sets(least)), _LOOKED_AT))
    every.sort(key=(strange := _Strange(ground)))
    shown = (
        every[:most] if len(every) >= most else [*every, *islice(_larger(worlds, least, strange), most - len(every))]
    )
    whole = len(every) == smallest
    evidence = ground.record.evidence
    return Difference(
        chamber=ground.record.chamber,
        first=ground.first,
        second=ground.second,
        apart=apart,
        sentence=telling.sentence(ground, apart, every[0], smallest),
        smallest=smallest,
        explanations=tuple(shown),
        always=_always(every) if whole and smallest > 1 else (),
        unused=_unused(next(world for world in worlds if world.least == least), every),
        remarks=(*telling.remarks(ground, apart, max(world.left_out for world in worlds)), *unlike(ground)),
        claims=evidence.claims,
        reports=tuple(evidence.reports.values()),
    )


def _apart(ground: Ground, bench: Bench) -> Range:
    first, second = ground.first.figures[bench].seats, ground.second.figures[bench].seats
    return Range(second.low - first.high, second.high - first.low)


class _World:
    """One way of dating the two counts, as printed or as older counts, and what may account for the rest.

    taken: the readings that date it so. left_out: how many named things were too many to search.
    """

    def __init__(self, ground: Ground, taken: Sequence[Reason], apart: dict[Bench, Range]) -> None:
        self.taken, self._benches = tuple(taken), tuple(apart)
        families = [family for named in NAMED for whole in named(ground) if (family := _felt(whole, self._benches))]
        self.families = sorted(families, key=lambda family: min(reason.assumed for reason in family))
        choices = [[_choice(reason, self._benches) for reason in family] for family in self.families]
        self._assumed = sum(reason.assumed for reason in taken)
        self._search = _searched(choices, list(apart.values()), MOST_ASSUMED - self._assumed)
        self.left_out = len(families) - self._search.families
        self.least = self._with_taken(self._search.least)

    def ways(self, size: Size) -> int:
        return self._search.ways(self._without_taken(size))

    def sizes(self) -> list[Size]:
        return [self._with_taken(size) for size in self._search.sizes()]

    def sets(self, size: Size) -> Iterator[Explanation]:
        """The explanations of a size."""
        return map(self._explanation, self._search.sets(self._without_taken(size)))

    def larger(self, size: Size, plain: _World) -> Iterator[Explanation]:
        """Those of which no part would do as well; an older count must spare them assumptions, or it is needless."""
        for picks in self._search.sets(self._without_taken(size)):
            if self._search.whole(picks):
                found = self._explanation(picks)
                if not self.taken or plain.assumes(found.reasons[len(self.taken) :]) > found.assumed:
                    yield found

    def assumes(self, reasons: Iterable[Reason]) -> int:
        """What these reasons would take for granted here; more than any set may where one of them does not exist."""
        total = 0
        for wanted in reasons:
            alike = [each for family in self.families for each in family if _same(each, wanted)]
            total += min((each.assumed for each in alike), default=MOST_ASSUMED + 1)
        return total

    def _explanation(self, picks: Sequence[Pick]) -> Explanation:
        rest = self._search.rest(picks)
        left = {bench: seats for bench, seats in zip(self._benches, rest or (), strict=False) if seats}
        reasons = [self.families[family][choice] for family, choice in picks]
        reasons.sort(key=lambda reason: (reason.assumed, -reason.seats.high))
        return Explanation((*self.taken, *reasons), self._search.unexplained(picks), left)

    def _with_taken(self, size: Size) -> Size:
        return Size(size.unexplained, size.assumed + self._assumed, size.named + len(self.taken))

    def _without_taken(self, size: Size) -> Size:
        return Size(size.unexplained, size.assumed - self._assumed, size.named - len(self.taken))


def _searched(choices: Sequence[Sequence[Choice]], target: Sequence[Range], most: int) -> Search:
    """The search with as few assumptions as leave no seat without a report, and one more, for larger sets."""
    for assumed in range(most):
        found = Search(choices, target, assumed)
        if not found.least.unexplained:
            return Search(choices, target, assumed + 1)
    return Search(choices, target, most)


def _worlds(ground: Ground, apart: dict[Bench, Range]) -> list[_World]:
    """The two counts as they are dated, then each with figures that may be older."""
    firsts, seconds = ([(side, None), *older(ground, side)] for side in ground.sides)
    made = []
    for (first, one), (second, two) in product(firsts, seconds):
        taken = [reason for reason in (one, two) if reason]
        made.append(_World(replace(ground, first=first, second=second), taken, apart))
    return made


def _felt(family: Family, benches: Sequence[Bench]) -> Family:
    """What of a family is felt on the benches that are compared; of reasons with one effect the surest alone."""
    found: dict[tuple[object, ...], Reason] = {}
    for each in sorted(family, key=lambda reason: reason.assumed):
        effects = {bench: span for bench, span in each.effects.items() if bench in benches and each.seats.high}
        if effects:
            found.setdefault(tuple(effects.items()), replace(each, effects=effects))
    return tuple(found.values())


def _choice(reason: Reason, benches: Sequence[Bench]) -> Choice:
    direction = tuple(0 if b not in reason.effects else 1 if reason.effects[b].high > 0 else -1 for b in benches)
    return Choice(direction, reason.seats.low, reason.seats.high, reason.assumed)


def _same(one: Reason, two: Reason) -> bool:
    return (one.kind, one.who, one.effects) == (two.kind, two.who, two.effects)


def _larger(worlds: Sequence[_World], least: Size, strange: _Strange) -> Iterator[Explanation]:
    """Explanations that leave as few seats, larger than the smallest, in the order of their size."""
    sizes = {size for world in worlds for size in world.sizes() if size.unexplained == least.unexplained}
    for size in sorted(sizes - {least}):
        found = islice((each for world in worlds for each in world.larger(size, worlds[0])), _LOOKED_AT)
        yield from sorted(found, key=strange)


class _Strange:
    """How many of an explanation's reasons neither side's own reports tell of: those that they do are shown first."""

    def __init__(self, ground: Ground) -> None:
        own = {*ground.first.reports, *ground.second.reports}
        self._told = {claim.id for claim in ground.record.evidence.claims if claim.quote.report in own}

    def __call__(self, explanation: Explanation) -> int:
        return sum(self._told.isdisjoint(reason.claims) for reason in explanation.reasons)


def _always(every: Sequence[Explanation]) -> tuple[Reason, ...]:
    """The reasons that stand in each of the explanations."""
    return tuple(reason for reason in every[0].reasons if all(reason in each.reasons for each in every))


def _unused(world: _World, every: Sequence[Explanation]) -> tuple[Reason, ...]:
    """Moves between the two days of which none of the smallest explanations has any part."""
    used = {(reason.kind, reason.party, reason.day, reason.who) for each in every for reason in each.reasons}
    families = [family for family in world.families if family[0].kind is ReasonKind.MOVE and not family[0].assumed]
    idle = (f for f in families if not any((r.kind, r.party, r.day, r.who) in used for r in f))
    return tuple(family[0] for family in idle)
