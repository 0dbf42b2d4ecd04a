"""What the page of a supposition shows: who may be moved, who is, and each number before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from whipcount.charts.drawn import shape_of
from whipcount.charts.seating import party_order
from whipcount.count.what_if import ORIGINS, TARGETS, Move, Supposed, Tallied, sure
from whipcount.crisis.supposing import Answered, Coalition, Part, Side, WhatIf
from whipcount.model.words import Bench, Option
from whipcount.rulebook import cite
from whipcount.web.addresses import Addresses
from whipcount.web.asked import Asked
from whipcount.web.what_if import moves
from whipcount.web.what_if.bar import bar
from whipcount.web.what_if.house import houses
from whipcount.web.what_if.rows import READABLE, Row, many, rows
from whipcount.web.words import Words

_NO_VOTE = (Option.ABSENT, Bench.VACANT)


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who can be moved. place: as the form sends it; seats: how many there are whom no move takes yet."""

    place: str
    text: str
    seats: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A move as the list has it. most: how many could be moved; undo: the address without it."""

    place: str
    who: str
    bench: Bench | None
    seats: int
    most: int
    to: Bench | Option
    member: bool
    undo: str


@dataclass(frozen=True)
class Supposing:
    """The view of a supposition. of: the count that is asked. address: that of other moves."""

    answered: Answered
    of: WhatIf
    asked: Asked
    addresses: Addresses
    t: Words
    address: Callable[[Sequence[Move]], str]

    targets = TARGETS

    @property
    def made(self) -> Supposed:
        return self.answered.supposed

    @cached_property
    def title(self) -> str:
        chamber = self.made.before.chamber
        return f"{chamber.name}, {chamber.country}" if chamber else self.t("crisis.unknown")

    @cached_property
    def houses(self) -> list[Markup]:
        """Before and after; none where the house cannot be drawn."""
        shape = shape_of(self.made.before, self.asked.shape)
        return houses(self.made, shape, self.addresses.crisis(self.asked), self.t.said_in)

    @cached_property
    def bars(self) -> list[Markup]:
        """The votes before and after."""
        return [bar(self.made.before, self.made.voted), bar(self.made.after, self.made.supposed)]

    @cached_property
    def rows(self) -> list[Row]:
        return list(rows(self.answered, self.t))

    @property
    def said(self) -> str:
        """The answer in a few words, for whoever hears the page."""
        then = self.made.supposed
        said = f"{self.t('verdict.' + then.outcome.value)}, {self.t('certainty.' + then.certainty)}."
        chance = self.answered.after.forecast.chance
        return said if chance is None else f"{said} {self.t('whatif.chance')}: {self.t.chance(chance)}."

    @property
    def brief(self) -> list[tuple[str, str, list[str]]]:
        """Before and after in a line: the outcome, and the margin and the chance where there are any."""
        found = []
        for name, side, _, votes in self.sides:
            said = [f"{self.t('margin')} {self.t.signed(votes.margin)}"] if votes.margin else []
            if side.forecast.chance is not None:
                said.append(f"{self.t('whatif.chance')} {self.t.chance(side.forecast.chance)}")
            found.append((name, self.t(f"verdict.{self.made.voted.outcome}"), said))
        return found

    @cached_property
    def moved(self) -> list[Moved]:
        """The moves, each with what may be made of it."""
        left, made = self._left, self.made.moves
        return [
            Moved(
                moves.place(move.party, move.origin, move.member),
                self._who(move.party, move.member),
                move.origin,
                move.members,
                move.members + (left[move.party, move.origin] if move.origin else 0),
                move.to,
                move.member is not None,
                self.address([each for each in made if each is not move]),
            )
            for move in made
        ]

    @cached_property
    def choices(self) -> list[tuple[str, list[Choice]]]:
        """Whoever can still be moved: parts of parties by bench, whole parties that stand apart, members by name."""
        parts = {self.t(f"bench.{bench}"): [*self._parts(bench)] for bench in ORIGINS}
        groups = parts | {self.t("whatif.wholes"): [*self._wholes()], self.t("whatif.members"): [*self._members()]}
        return [(name, own) for name, own in groups.items() if own]

    @property
    def switching(self) -> tuple[str, str] | None:
        """What the law says of members who vote against their party, with its article, where a move may be that."""
        clause = self.of.rule.clause("switching") if self.of.rule else None
        if clause is None or all(move.to in _NO_VOTE for move in self.made.moves):
            return None
        return clause.value.sentence, self.t.said(cite(clause.article))

    @property
    def unsettled(self) -> list[str]:
        """Members named of whom reports do not settle where they stand."""
        return [f"{each.name} ({each.party})" for each in self.of.people if each.bench is None]

    @cached_property
    def _left(self) -> Counter[tuple[str, Bench]]:
        """The seats surely in a place that no move takes."""
        left = Counter({(p.party, bench): sure(p, bench) for p in self.made.before.parties for bench in ORIGINS})
        for move in self.made.moves:
            if move.origin:
                left[move.party, move.origin] -= move.members
        return left

    def _parts(self, bench: Bench) -> Iterator[Choice]:
        for party in party_order(self.made.before):
            if seats := self._left[party.party, bench]:
                text = f"{party.party}: {self.t.many('seats', seats)}, {self.t(f'bench.{bench}')}"
                yield Choice(moves.place(party.party, bench), text, seats)

    def _wholes(self) -> Iterator[Choice]:
        """Parties that surely have seats on several benches."""
        for party in party_order(self.made.before):
            there = [seats for bench in ORIGINS if (seats := self._left[party.party, bench])]
            if len(there) > 1:
                text = f"{party.party}: {self.t.many('seats', sum(there))}, {self.t('whatif.all')}"
                yield Choice(moves.place(party.party, None), text, sum(there))

    def _members(self) -> Iterator[Choice]:
        taken = {(move.party, move.member) for move in self.made.moves}
        for each in self.of.people:
            if each.bench and (each.party, each.name) not in taken and self._left[each.party, each.bench]:
                text = f"{each.name}: {each.party}, {self.t(f'bench.{each.bench}')}"
                yield Choice(moves.place(each.party, each.bench, each.name), text, 1)

    def _who(self, party: str, member: str | None) -> str:
        return f"{member} ({party})" if member else party

    def part(self, part: Part) -> str:
        """A party, or the part of it that stands or votes so."""
        party, place = part
        if place is None:
            return party
        return f"{party} ({self.t(('bench.' if isinstance(place, Bench) else 'option.') + place.value)})"

    def winning(self, number: int) -> str:
        """How many coalitions there are."""
        return self.t.many("whatif.winning", number) if number <= READABLE else f"{many(number, self.t)}."

    def coalition(self, found: Coalition) -> str:
        """ "MMA + PTI + independents (Government): 172 votes"."""
        names = " + ".join(map(self.part, found.members))
        return f"{names}: {self.t.many('votes', found.votes)}"

    @cached_property
    def sides(self) -> list[tuple[str, Side, tuple[str, ...], Tallied]]:
        """Before and after, each with those who cannot be spared and the votes; one where nothing is moved."""
        made, both = self.made, self.answered
        before = (self.t("whatif.before"), both.before, made.needed_before, made.voted.plausible)
        after = (self.t("whatif.after"), both.after, made.needed, made.supposed.plausible)
        return [before, after] if made.moves else [before]

    @cached_property
    def shares(self) -> list[tuple[str, float, float]]:
        """Each party's share of power in percent, before and after, the largest after first."""
        before, after = self.answered.before.power.shares or {}, self.answered.after.power.shares or {}
        found = [(name, 100 * float(before.get(name, 0)), 100 * float(after[name])) for name in after]
        return sorted(found, key=lambda row: (-row[2], row[0])) if before else []
