"""Which chamber a text is about, told by its own words.

A country is also a neighbour, a visitor and somebody's last name. So a text is weighed in three steps: which names it
holds, each in the longest name that it is part of; which of them say anything; and who of those named is the one that
the text is about. docs/decisions/0004-which-house.md has the reasons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from whipcount.model.law import Chamber
from whipcount.model.problem import Place, Problem, Unusable
from whipcount.model.report import Report
from whipcount.reading.beside import OF_A_COUNTRY, in_longer_name, politics, titled
from whipcount.reading.naming import Index, Named, Naming, Sort, index_of, words_of

_POINTS = {Sort.COUNTRY: 3, Sort.MEMBERS: 3, Sort.PEOPLE: 2}
_HOUSE = 3  # points once, where the house has a name that no other has
_LEAST = 3  # points: one word such as "German" alone is too little
_APART = 5  # the same in a text without a word for a government or a house: an orchestra's tour is too little
_PARTIES = 2  # a single party is no evidence: one of that name sits in other houses too


def recognise(
    reports: Iterable[Report], chambers: Sequence[Chamber], whole: Callable[[Chamber], Chamber] | None = None
) -> Chamber | None:
    """The one chamber that the reports are about, or None when none is known.

    whole: gives a chamber with its parties where `chambers` come without them; it is asked only for those that a text
    names by anything else, and the answer is one of them.

    Each report votes for the chamber that its words point to. Reports that are about different chambers, or one about
    two, are refused: a count belongs to one house. A name that one of the reports gives to a person is taken for that
    person's in all of them, unless the report has something else of the country.
    """
    index = index_of(chambers, whole)
    read = [(report, _namings(report, index)) for report in reports]
    persons = index.world.shared.union(*(text.in_longer for _, text in read))
    found: dict[str, tuple[Chamber, Report]] = {}
    for report, text in read:
        for chamber in _meant(text, text.evidence(persons), index):
            found.setdefault(chamber.id, (chamber, report))
    if len(found) > 1:
        raise Unusable(_two(list(found.values())))
    return next((index.whole(chamber) for chamber, _ in found.values()), None)


@dataclass(slots=True)
class _Evidence:
    """What a text says of one chamber or place: points by what is named, the sorts of names, the parties."""

    points: int = 0
    sorts: set[Sort] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)

    def add(self, named: Named) -> None:
        if named.sort is Sort.PARTY:
            self.parties.add(named.what)
        else:
            self.sorts.add(named.sort)
        self.points += max((_POINTS[sort] for sort in (named.sort, named.holds) if sort in _POINTS), default=0)

    @property
    def several_parties(self) -> int:
        return len(self.parties) if len(self.parties) >= _PARTIES else 0

    @property
    def witnessed(self) -> bool:
        """Whether there is anything of the country but its name and what other countries have too."""
        return bool(self.sorts & {Sort.PEOPLE, Sort.MEMBERS, Sort.OWN} or self.several_parties)

    @property
    def own(self) -> bool:
        """Whether the text goes into the house by what no other has: its own name, its members, several parties."""
        return bool(self.sorts & {Sort.OWN, Sort.MEMBERS} or self.several_parties)

    @property
    def depth(self) -> int:
        """How far the text goes in: 2 for the house, also by a name that others use, 1 for a government, else 0."""
        return 2 if self.own or Sort.HOUSE in self.sorts else int(Sort.POLITICS in self.sorts)

    @property
    def total(self) -> int:
        """The points; without the country and its people, parties count only where the house is named too."""
        if not self.points and not self.sorts & {Sort.OWN, Sort.HOUSE}:
            return 0
        house = _HOUSE if Sort.OWN in self.sorts else bool(self.points and Sort.HOUSE in self.sorts)
        return self.points + self.several_parties + house


@dataclass(frozen=True, slots=True)
class _Text:
    """The names of one report, each with whether a word for a government or a house stands beside it.

    in_longer: countries' names that stand within a longer name, such as a person's. political: whether the text has any
    word for a government or a house.
    """

    namings: tuple[tuple[str, Naming, bool], ...]
    in_longer: frozenset[str]
    political: bool

    def evidence(self, persons: frozenset[str]) -> dict[str, _Evidence]:
        """By chamber or place. The bare name of a country that a person bears counts beside other evidence only."""
        found: dict[str, _Evidence] = defaultdict(_Evidence)
        doubtful: list[Named] = []
        for name, naming, governed in self.namings:
            for named in naming.meant:
                if named.sort is Sort.COUNTRY and name in persons:
                    doubtful.append(named)
                    continue
                found[named.owner].add(named)
                if governed and named.sort in OF_A_COUNTRY:
                    found[named.owner].sorts.add(Sort.POLITICS)
        for named in doubtful:
            if found[named.owner].witnessed:
                found[named.owner].add(named)
        return found


def _namings(report: Report, index: Index) -> _Text:
    words = words_of(report.text[report.body :])
    namings = list(index.namings(words))
    known = {at for naming in namings for at in range(naming.start, naming.end)}
    headlines = titled(words)
    kept, in_longer = [], set()
    for naming in namings:
        name = " ".join(words.words[naming.start : naming.end])
        if naming.start not in headlines and in_longer_name(words, naming, known, index):
            in_longer.add(name)
        else:
            kept.append((name, naming, politics(words, naming, index)))
    political = any(word.lower() in index.world.politics for word in words.words)
    return _Text(tuple(kept), frozenset(in_longer), political)


def _meant(text: _Text, evidence: dict[str, _Evidence], index: Index) -> list[Chamber]:
    """The chambers that a text is about.

    Of the rivals a second one with at least half the evidence is meant too. A place without a file of which the text
    says more takes it from a house that is not named by anything of its own, since a "National Assembly" may be that
    place's; twice as much takes it from any.
    """
    rivals = _rivals(text, evidence, index)
    houses = {each.id: each for each in index.chambers if each.id in rivals}
    if not houses or _in_a_region(rivals, houses, index):
        return []
    best = max(rivals[owner].total for owner in houses)
    elsewhere = max((one.total for owner, one in rivals.items() if owner not in houses), default=0)
    if elsewhere > (2 * best if any(rivals[owner].own for owner in houses) else best):
        return []
    return _of_one_country([house for owner, house in houses.items() if 2 * rivals[owner].total >= best], evidence)


def _rivals(text: _Text, evidence: dict[str, _Evidence], index: Index) -> dict[str, _Evidence]:
    """The countries, of chambers and without one, into which a text goes deepest.

    A text that goes into one country's house, or its government, and only mentions others is about the one, but for a
    country that it names more than twice as much. A place without a file has no house that could be named: there its
    government is as deep as one can go.
    """
    told = {owner for owner, one in evidence.items() if text.political or one.depth or one.parties}
    named = {owner: one for owner, one in evidence.items() if one.total >= (_LEAST if owner in told else _APART)}
    ids = {each.id for each in index.chambers}
    depth = {owner: one.depth if owner in ids else 2 * one.depth for owner, one in named.items()}
    deepest = max(depth.values(), default=0)
    most = max((one.total for owner, one in named.items() if depth[owner] == deepest), default=0)
    return {owner: one for owner, one in named.items() if depth[owner] == deepest or one.total > 2 * most}


def _in_a_region(rivals: dict[str, _Evidence], houses: Collection[str], index: Index) -> bool:
    """Whether the text is on a region that it names more than its country, and names nothing that only a house has.

    Parties do not count here: the same ones sit in the region.
    """
    region = max((one.points for owner, one in rivals.items() if owner in index.world.regions), default=0)
    firm = any(rivals[owner].sorts & {Sort.OWN, Sort.MEMBERS} for owner in houses)
    return not firm and region > max(rivals[owner].points for owner in houses)


def _of_one_country(meant: list[Chamber], evidence: dict[str, _Evidence]) -> list[Chamber]:
    """Of two houses of one country the one that the text names, if it names only one of them."""
    named = [each for each in meant if evidence[each.id].sorts & {Sort.OWN, Sort.HOUSE, Sort.MEMBERS}]
    countries = {each.country for each in named}
    return [each for each in meant if each in named or each.country not in countries]


def _two(found: list[tuple[Chamber, Report]]) -> Problem:
    (first, report), (second, other) = found[:2]
    here = f"{first.name} of {first.country}"
    there = f"{second.name} of {second.country}"
    same = report.id == other.id
    where = "both" if same else f"one ({report.path}) and of the other ({other.path})"
    return Problem(
        Place(other.path),
        f"the reports speak of {where} the {here} and the {there}" if same else f"a report on the {there}",
        "reports on one chamber" if same else f"the {here}, as in {report.path}",
        f"Give the chamber with --chamber {first.id} or --chamber {second.id}, or count the reports apart.",
    )
