"""The names of all chambers in one index, and where a text names what.

The index is built once for the same chambers. A text is cut into words once, and each word is looked up: telling the
house costs the same with eighty files as with ten.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from whipcount.model.law import Chamber
from whipcount.reading.folding import fold
from whipcount.reading.places import Places, places

Whole = Callable[[Chamber], Chamber]
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")


class Sort(Enum):
    """What a name is the name of. OWN: the house by a name that only it has; HOUSE: by one that others may have.

    POLITICS: a country beside a word for its government or its house; it says no more than how the country is named.
    """

    COUNTRY = "country"
    PEOPLE = "people"
    MEMBERS = "members"
    OWN = "own"
    HOUSE = "house"
    PARTY = "party"
    POLITICS = "politics"


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a spelling names: `owner` is a chamber's id or a place of data/places.yaml; `what` a party's name.

    holds: COUNTRY or PEOPLE where the name of a house or party holds theirs: "Exampleland Peoples Party".
    """

    owner: str
    sort: Sort
    what: str = ""
    holds: Sort | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """One place of a text where a known name stands, from token to token, and all that it may mean."""

    start: int
    end: int
    meant: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A folded text as words and signs. gaps: what stands between two of them; one more than there are words."""

    words: list[str]
    gaps: list[str]


def words_of(text: str) -> Words:
    """The words and signs of a text, with accents folded, and the blanks between them as they are written."""
    folded = fold(text)
    spans = [match.span() for match in _TOKEN.finditer(folded)]
    ends, starts = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)]
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    return Words([folded[start:end] for start, end in spans], gaps)


class _Table:
    """Spellings as runs of words, each with what it may mean. by_first: by the first word, the longest first."""

    def __init__(self, spellings: Iterable[tuple[str, Named | None]]) -> None:
        self.meant: dict[tuple[str, ...], list[Named]] = {}
        for name, named in spellings:
            found = self.meant.setdefault(_tokens(name), [])
            if named is not None and named not in found:
                found.append(named)
        self.by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for known in sorted(self.meant, key=len, reverse=True):
            self.by_first[known[0]].append(known)
        for known in [known for known in self.meant if len(known) == 1]:  # its plural too, after what is written so
            self.by_first[f"{known[0]}s"].append(known)

    def longest(self, text: Words, at: int) -> tuple[str, ...]:
        """The longest spelling that begins here and stands apart ("German-speaking" is none); it may end in an s."""
        for known in self.by_first[text.words[at]]:
            end, last = at + len(known), known[-1]
            same = text.words[at : end - 1] == list(known[:-1]) and end <= len(text.words)
            if same and text.words[end - 1] in (last, f"{last}s") and not _hangs(text, at, end):
                return known
        return ()


class Index:
    """Every name of some chambers, and of the places that have no file among them.

    The parties of a chamber, which are most of the names, are added when a text first names its country or house:
    without those they would tell nothing.
    """

    def __init__(self, chambers: Sequence[Chamber], world: Places | None = None, whole: Whole | None = None) -> None:
        self.chambers = tuple(chambers)
        self.whole = whole or _itself
        self.world = places() if world is None else world
        owners = Counter(name for chamber in self.chambers for name in {chamber.name, *chamber.aliases})
        shared = {name for name, count in owners.items() if count > 1} | self.world.general
        named = [pair for chamber in self.chambers for pair in _of_chamber(chamber, shared)]
        taken = {name for name, _ in named}
        self._names = _Table((*named, *_elsewhere(self.world, taken), *((name, None) for name in self.world.inside)))
        self._by_id = {chamber.id: chamber for chamber in self.chambers}
        self._parties: dict[str, _Table] = {}

    def namings(self, text: Words) -> tuple[Naming, ...]:
        """Where the text names what, each word in the longest name it is part of: no Guinea in Papua New Guinea."""
        first = tuple(_walk(text, [self._names]))
        owners = dict.fromkeys(named.owner for naming in first for named in naming.meant if named.owner in self._by_id)
        return tuple(_walk(text, [self._names, *map(self._parties_of, owners)])) if owners else first

    def _parties_of(self, owner: str) -> _Table:
        if owner not in self._parties:
            self._parties[owner] = _Table(_of_parties(self.whole(self._by_id[owner])))
        return self._parties[owner]


def _walk(text: Words, tables: Sequence[_Table]) -> Iterator[Naming]:
    after = 0
    for at, word in enumerate(text.words):
        here = [table for table in tables if word in table.by_first] if at >= after else []
        found = [(spelling, table) for table in here if (spelling := table.longest(text, at))]
        if found:
            longest = max(len(spelling) for spelling, _ in found)
            meant = (named for spelling, table in found if len(spelling) == longest for named in table.meant[spelling])
            yield Naming(at, at + longest, tuple(dict.fromkeys(meant)))
            after = at + longest


_built: dict[tuple[int, ...], Index] = {}  # by the identity of the chambers, which the index keeps alive


def index_of(chambers: Sequence[Chamber], whole: Whole | None = None) -> Index:
    """The index of these chambers, built at the first call; `whole` gives one with its parties."""
    key = tuple(map(id, chambers))
    if key not in _built:
        _built[key] = Index(chambers, whole=whole)
    return _built[key]


def _itself(chamber: Chamber) -> Chamber:
    return chamber


def _tokens(name: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(fold(name)))


def _elsewhere(world: Places, taken: set[str]) -> Iterator[tuple[str, Named]]:
    """The places without a file; what a chamber is named by stays the chamber's."""
    for name, pointing in (world.elsewhere | world.regions).items():
        if name not in taken:
            sorts = ((name, Sort.COUNTRY), *((word, Sort.PEOPLE) for word in pointing))
            yield from ((word, Named(name, sort)) for word, sort in sorts if word not in taken)


def _of_chamber(chamber: Chamber, shared: Collection[str]) -> Iterator[tuple[str, Named]]:
    for name in {chamber.name, *chamber.aliases}:
        sort = Sort.HOUSE if name in shared else Sort.OWN
        yield name, Named(chamber.id, sort, holds=_held(name, chamber))
    yield chamber.country, Named(chamber.id, Sort.COUNTRY)
    for word in chamber.demonyms:
        yield word, Named(chamber.id, Sort.PEOPLE)
    for word in chamber.member_words:
        yield word, Named(chamber.id, Sort.MEMBERS)


def _of_parties(chamber: Chamber) -> Iterator[tuple[str, Named]]:
    for party in chamber.parties:
        for name in {party.name, *([party.title] if party.title else []), *party.aliases}:
            yield name, Named(chamber.id, Sort.PARTY, party.name, _held(name, chamber))


def _held(name: str, chamber: Chamber) -> Sort | None:
    """Whether a name holds that of the country or, if not, of its people, as whole words."""
    words = f" {' '.join(_tokens(name))} "
    if f" {chamber.country} " in words:
        return Sort.COUNTRY
    return Sort.PEOPLE if any(f" {word} " in words for word in chamber.demonyms) else None


def _hangs(text: Words, start: int, end: int) -> bool:
    """Whether a hyphen ties the words to a neighbour."""
    before = start > 0 and text.words[start - 1] == "-" and not text.gaps[start]
    after = end < len(text.words) and text.words[end] == "-" and not text.gaps[end]
    return before or after
