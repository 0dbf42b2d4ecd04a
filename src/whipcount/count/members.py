"""The members whom reports name, one for all spellings of a name, as far as that is safe.

Newspapers name one member in several ways: "Ann Ash", "A. Ash", "Ash". Two spellings are one member when the party is
the same, the last names are the same and the first names do not speak against it. A spelling that could be either of
two members is left undecided, and members of different parties are never one. A heuristic: it knows no nicknames
and no second transliteration, and two members of one party with one name are one to it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from whipcount.count.gather import Evidence
from whipcount.count.places import leaves_seat
from whipcount.model.claims import Allegiance, Office, Switch


@dataclass(frozen=True, order=True, slots=True)
class Member:
    """Somebody who sits in the house. name: the fullest spelling in the reports; party: as claims give it."""

    name: str
    party: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """A spelling of a party that fits several of its members."""

    name: str
    party: str
    fits: tuple[Member, ...]


@dataclass(frozen=True)
class Members:
    """Who is meant by a name printed with a party, or with none.

    alike: pairs that are counted as two members although their names, of one party or of two, may be one.
    """

    spelt: Mapping[tuple[str, str | None], Member]
    undecided: tuple[Undecided, ...] = ()
    alike: tuple[tuple[Member, Member], ...] = ()

    def of(self, name: str, party: str | None) -> Member | None:
        """The member, None where that is undecided or nobody says the party."""
        return self.spelt.get((name, party))

    def spellings(self, member: Member) -> tuple[str, ...]:
        """Every way in which reports print the name, in the order of the alphabet."""
        return tuple(sorted({name for (name, _), each in self.spelt.items() if each == member}))


def members(evidence: Evidence, parties: Iterable[str]) -> Members:
    """Everybody named who is not a party: by party first, then names without one that a party's member has whole."""
    claims: list[Allegiance | Switch] = [*evidence.of(Allegiance), *evidence.of(Switch)]
    named = {(claim.actor, claim.party) for claim in claims}
    named |= {(office.holder, office.party) for office in evidence.of(Office) if leaves_seat(office)}
    people = sorted((name, party) for name, party in named if party and name not in {party, *parties})
    spelt: dict[tuple[str, str | None], Member] = {}
    undecided: list[Undecided] = []
    for party in sorted({party for _, party in people}):
        found, either = _of_party([name for name, of in people if of == party], party)
        spelt |= found
        undecided += either
    spelt |= _without_party((name for name, party in named if party is None), set(spelt.values()))
    return Members(spelt, tuple(undecided), tuple(_alike(set(spelt.values()))))


def _of_party(names: Iterable[str], party: str) -> tuple[dict[tuple[str, str | None], Member], list[Undecided]]:
    """One party's members, the fullest names first; a shorter name joins the one member that it fits."""
    spellings: dict[Member, list[str]] = {}
    undecided = []
    for name in sorted(names, key=lambda name: (-len(_letters(name)), name)):
        fits = [member for member, others in spellings.items() if all(_fit(name, other) for other in others)]
        if len(fits) > 1:
            undecided.append(Undecided(name, party, tuple(sorted(fits))))
        else:
            spellings.setdefault(fits[0] if fits else Member(name, party), []).append(name)
    return {(name, party): member for member, names in spellings.items() for name in names}, undecided


def _without_party(names: Iterable[str], known: Iterable[Member]) -> dict[tuple[str, str | None], Member]:
    """Names printed without a party: a member's, where only one member of all parties has the whole name."""
    whole: dict[tuple[str, ...], list[Member]] = {}
    for member in known:
        whole.setdefault(_words(member.name), []).append(member)
    found = {(name, None): whole.get(_words(name), []) for name in names if len(_words(name)) > 1}
    return {key: fits[0] for key, fits in found.items() if len(fits) == 1}


def _alike(known: Iterable[Member]) -> Iterator[tuple[Member, Member]]:
    """Pairs of members whose names may be one: the same name in two parties, or first names that nearly fit."""
    for one, other in combinations(sorted(known), 2):
        (*first, last), (*second, other_last) = _words(one.name), _words(other.name)
        if last != other_last or not first or not second:
            continue
        near = first[0][0] == second[0][0] or not set(first).isdisjoint(second)
        if first == second if one.party != other.party else near:
            yield one, other


def _fit(name: str, other: str) -> bool:
    """Whether two spellings may be one name: same last name, first names that are the same, initials, or left out.

    The first of the first names must fit; a middle name may be missing.
    """
    *first, last = _words(name)
    *second, other_last = _words(other)
    if last != other_last:
        return False
    if not first or not second:
        return True
    return _begins(first[0], second[0]) and _within(first[1:], second[1:])


def _within(one: list[str], other: list[str]) -> bool:
    """Whether the shorter list of middle names occurs in the longer one, in its order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(any(_begins(name, found) for found in rest) for name in short)


def _begins(one: str, other: str) -> bool:
    """The same name, or one the initial of the other."""
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


def _words(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, points and hyphens; never empty."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return tuple("".join(c if c.isalnum() or c == "'" else " " for c in plain).split()) or (plain,)


def _letters(name: str) -> str:
    return "".join(_words(name))
