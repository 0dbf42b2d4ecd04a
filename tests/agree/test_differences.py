"""The smallest sets of reasons against a slow search that tries every set, every number within a range, and every way
to let seats without a report meet the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whipcount.count.differences.search import Choice, Pick, Search, Size
from whipcount.model.quantity import Range

Vector = tuple[int, ...]
BENCHES = 3
FARTHEST = 15  # seats that any set here can be from the target on a bench


@cache
def directions() -> list[Vector]:
    """One bench gains, one loses, or one of them alone feels it."""
    ends = [(i, j) for i in range(-1, BENCHES) for j in range(-1, BENCHES) if i != j]
    return [tuple((n == i) - (n == j) for n in range(BENCHES)) for i, j in ends]


CHOICES = st.builds(
    lambda way, low, more, assumed: Choice(way, low, low + more, assumed),
    st.sampled_from(directions()),
    st.integers(1, 2),
    st.sampled_from([0, 0, 0, 1]),
    st.integers(0, 2),
)
FAMILIES = st.lists(st.lists(CHOICES, min_size=1, max_size=2), max_size=3)
SPANS = st.builds(lambda low, more: Range(low, low + more), st.integers(-4, 4), st.sampled_from([0, 0, 0, 2]))
TARGETS = st.lists(SPANS, min_size=BENCHES, max_size=BENCHES)


def every(families: Sequence[Sequence[Choice]], most_assumed: int) -> Iterator[tuple[Pick, ...]]:
    """Every set of at most one choice from each family that does not assume too much."""
    for taken in product(*([None, *range(len(family))] for family in families)):
        picks = tuple((place, choice) for place, choice in enumerate(taken) if choice is not None)
        if sum(families[place][choice].assumed for place, choice in picks) <= most_assumed:
            yield picks


def unexplained(families: Sequence[Sequence[Choice]], picks: Sequence[Pick], target: Sequence[Range]) -> int:
    """The fewest seats without a report: every number of each choice, every difference within the target."""
    chosen = [families[place][choice] for place, choice in picks]
    sums = {
        tuple(sum(seats * c.direction[n] for seats, c in zip(numbers, chosen, strict=True)) for n in range(BENCHES))
        for numbers in product(*(range(choice.low, choice.high + 1) for choice in chosen))
    }
    wanted = list(product(*(range(span.low, span.high + 1) for span in target)))
    rests = {tuple(w - s for w, s in zip(want, total, strict=True)) for want in wanted for total in sums}
    return min(steps_to_nothing()[rest] for rest in rests)


@cache
def steps_to_nothing() -> dict[Vector, int]:
    """How many seats have to move, or to be counted by one side only, until nothing is left."""
    nothing = (0,) * BENCHES
    known, edge, steps = {nothing: 0}, [nothing], 0
    while edge:
        reached = {tuple(a + b for a, b in zip(each, way, strict=True)) for each in edge for way in directions()}
        edge = [each for each in reached - known.keys() if max(map(abs, each)) <= FARTHEST]
        known |= dict.fromkeys(edge, steps := steps + 1)
    return known


def size(families: Sequence[Sequence[Choice]], picks: Sequence[Pick], target: Sequence[Range]) -> Size:
    assumed = sum(families[place][choice].assumed for place, choice in picks)
    return Size(unexplained(families, picks, target), assumed, len(picks))


@pytest.mark.slow
@settings(max_examples=150)
@given(FAMILIES, TARGETS, st.integers(0, 3))
def test_the_smallest_sets_are_those_that_trying_every_set_finds(
    families: list[list[Choice]], target: list[Range], most_assumed: int
) -> None:
    slow = {picks: size(families, picks, target) for picks in every(families, most_assumed)}
    least = min(slow.values())
    found = Search(families, target, most_assumed)

    assert least == found.least
    assert {picks for picks, each in slow.items() if each == least} == set(found.sets(least))
    assert len(set(found.sets(least))) == found.ways(least)


@settings(max_examples=80)
@given(FAMILIES, TARGETS)
def test_every_size_has_the_sets_that_trying_every_set_finds(families: list[list[Choice]], target: list[Range]) -> None:
    slow = {picks: size(families, picks, target) for picks in every(families, 3)}
    found = Search(families, target, 3)
    least = min(slow.values()).unexplained

    assert sorted({each for each in slow.values() if each.unexplained == least}) == found.sizes()
    for each in found.sizes():
        assert {picks for picks, known in slow.items() if known == each} == set(found.sets(each))


@settings(max_examples=80)
@given(FAMILIES, TARGETS)
def test_a_set_is_whole_when_no_part_of_it_does_as_well(families: list[list[Choice]], target: list[Range]) -> None:
    found = Search(families, target, 3)
    for each in found.sizes():
        for picks in found.sets(each):
            parts = [part for n in range(len(picks)) for part in combinations(picks, n)]
            alone = all(unexplained(families, part, target) > each.unexplained for part in parts)
            assert found.whole(picks) == alone
