"""A phrase of a language file as a pattern over masked sentences.

In a phrase, `{party}` is a slot: a name, optionally with its type (`{ayes:n}`), or a word list of the file.
`...` stands for one to eight plain words, `....` for one to ten with names among them; parentheses, `|` and `?` mean what they mean in a regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from whipcount.model.problem import Place, Problem, Unusable
from whipcount.reading.language_file import Section
from whipcount.reading.marks import Slot
from whipcount.reading.required import required

_DETERMINER = 24  # characters: the longest determiner with its space
_ANY_MARK = "".join(slot.value for slot in Slot)
_FIRST_MARK = min(_ANY_MARK)
_PARTY = rf"{Slot.PARTY.value}(?: \({Slot.PARTY.value}\))?"
_TOKEN = re.compile(r"\{(?P<name>\w+)(?::(?P<type>\w+))?\}|\.{3,4}|(?<!\\)\((?!\?)")
_LOOKS_AROUND = re.compile(r"\(*\?<[=!]")
_WORD = rf"[^{_ANY_MARK}\s;:]+"
_GAP = rf"{_WORD}(?: {_WORD}){{0,7}}?"
_OPEN_WORD = rf"[^{Slot.MOTION.value}{Slot.NUMBER.value}\s;:]+"
_OPEN_GAP = rf"{_OPEN_WORD}(?: {_OPEN_WORD}){{0,9}}?"
_PLAIN = r"[\w'-]+(?=,| \w+ )"  # a name of a list that nobody knows
_FILLED_BY = {
    "n": {Slot.NUMBER},
    "day": {Slot.DAY},
    "party": {Slot.PARTY},
    "parties": {Slot.PARTY},
    "bench": {Slot.BENCH, Slot.HEAD},
    "person": {Slot.PERSON, Slot.HEAD},
    "side": {Slot.BENCH, Slot.HEAD, Slot.PARTY, Slot.PERSON},
    "actor": {Slot.PARTY, Slot.PERSON, Slot.HEAD},
    "actors": {Slot.PARTY, Slot.PERSON, Slot.HEAD},
    "blocs": {Slot.PARTY, Slot.PERSON, Slot.HEAD},
    "motion": {Slot.MOTION},
    "house": {Slot.HOUSE},
    "members": {Slot.MEMBERS},
}


@dataclass(frozen=True)
class Phrase:
    """One way of saying one kind of claim.

    kind: a registered kind. text: as written. fixed: fields that the phrase itself gives.
    example, gives: run as a test. where: bench that a slot must have for the phrase to hold.
    needs: for each slot the marks that can fill it, as bits; a masked sentence with this phrase has one of each.
    figures: how many numbers it has at least. words: sets of words of each of which the sentence has one.
    opens: whether it begins with a name, whose determiners belong to the quote. guard: what must or must not stand
    before and behind the place where it begins.
    """

    kind: str
    text: str
    pattern: re.Pattern[str]
    fixed: dict[str, str]
    where: dict[str, str]
    example: str
    gives: dict[str, str]
    place: Place
    needs: tuple[int, ...]
    figures: int
    words: tuple[frozenset[str], ...]
    opens: bool
    guard: re.Pattern[str] | None
    determiner: re.Pattern[str]

    def matches(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Every match in a masked sentence, with the place where it begins, determiners of a first name included.

        It begins a word, and its guard holds there; both are looked at only where the rest of the pattern matches.
        """
        at = 0
        search = self.pattern.search
        while match := search(text, at):
            start, end = match.span()
            inside = start and (text[start - 1].isalnum() or text[start - 1] in "'_") and text[start] not in _ANY_MARK
            begins = [start] if not self.opens else list(self._begins(text, start))
            if inside or (self.guard and not any(self.guard.match(text, begin) for begin in begins)):
                at = start + 1
                continue
            yield begins[-1], match
            at = end if end > start else end + 1

    def _begins(self, text: str, start: int) -> Iterator[int]:
        """The name's own place, then that of each determiner before it: "the ruling Green" begins at three places."""
        yield start
        while found := self.determiner.search(text, max(0, start - _DETERMINER), start):
            start = found.start()
            yield start


class PhraseIndex:
    """The phrases by a word that each of them needs, so that a sentence is tried against few of them."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        self._always = frozenset(number for number, phrase in enumerate(phrases) if not phrase.words)
        self._by_word: dict[str, list[int]] = {}
        for number, phrase in enumerate(phrases):
            for word in phrase.words[0] if phrase.words else ():
                self._by_word.setdefault(word, []).append(number)
        self._words = frozenset(self._by_word)

    def candidates(self, words: frozenset[str], marks: int, figures: int) -> Iterator[Phrase]:
        """The phrases that can hold in a sentence with these words, marks (as bits) and numbers, in their order."""
        numbers = set(self._always)
        for word in words & self._words:
            numbers.update(self._by_word[word])
        for number in sorted(numbers):
            phrase = self._phrases[number]
            if phrase.figures > figures:
                continue
            for need in phrase.needs:
                if not need & marks:
                    break
            else:
                for several in phrase.words[1:]:
                    if several.isdisjoint(words):
                        break
                else:
                    yield phrase


def bits(marks: Iterable[str]) -> int:
    """Kinds of mark as one number, a bit for each."""
    return sum(1 << ord(mark) - ord(_FIRST_MARK) for mark in set(marks))


def phrase_from(entry: Section, macros: Mapping[str, str]) -> Phrase:
    """A phrase from its entry in a language file; Unusable with the place of what is wrong."""
    text = entry.text("phrase")
    written = str(text)
    try:
        if written != _small(written):
            raise ValueError("capital letters; sentences are matched in small letters")
        guard, rest = _guarded(written, macros)
        expanded, opens = _expand(rest, macros)
        pattern = re.compile(expanded)
        words = required(_plain(written, macros))
    except (re.error, KeyError, ValueError) as error:
        problem = Problem(text.place, f"the phrase does not parse ({error})", "slots and word lists", "Correct it.")
        raise Unusable(problem) from None
    return Phrase(
        kind=str(entry.text("kind")),
        text=written,
        pattern=pattern,
        fixed=entry.texts("set"),
        where=entry.texts("where"),
        example=str(entry.text("example")),
        gives=entry.texts("gives"),
        place=entry.place,
        needs=tuple(bits(marks) for marks in _needed(written)),
        figures=_outside(written).count("n"),
        words=words,
        opens=opens,
        guard=guard,
        determiner=_last_determiner(macros["determiners"]),
    )


def _small(text: str) -> str:
    """The text in small letters, but for what follows a backslash."""
    return re.sub(r"\\.|[^\\]+", lambda m: m.group() if m.group().startswith("\\") else m.group().lower(), text)


def _guarded(text: str, macros: Mapping[str, str]) -> tuple[re.Pattern[str] | None, str]:
    """The word lists at the beginning of a phrase that only look around (those with `(?<` first), and the rest."""
    guards = ""
    while (first := _TOKEN.match(text)) and first["type"] is None and _LOOKS_AROUND.match(macros.get(first["name"], "")):
        guards += f"(?:{macros[first['name']]})"
        text = text[first.end() :]
    return (re.compile(guards) if guards else None), text


@cache
def _last_determiner(determiners: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{determiners}) $")


def _expand(text: str, macros: Mapping[str, str]) -> tuple[str, bool]:
    """The pattern of a phrase, and whether it begins with a name.

    Determiners before a name that begins a phrase are left to whoever finds it: a pattern that begins with a mark is
    searched much faster.
    """
    lead = _lead(macros["determiners"])
    body = _expanded(text, macros, set(), _slot_patterns(macros))
    group = re.match(r"\(\?P<\w+>", body)
    at = group.end() if group else 0
    opens = body.startswith(lead, at)
    return rf"(?:{body[:at]}{body[at:].removeprefix(lead)})(?!\w)", opens


def _lead(determiners: str) -> str:
    """Words that may stand before a name: "the", "its former", "Green's"."""
    owners = "".join(sorted({*_FILLED_BY["actors"], Slot.BENCH}))
    return rf"(?:(?:{determiners}|[{owners}]'s) ){{0,4}}"


def _slot_patterns(macros: Mapping[str, str]) -> dict[str, str]:
    """The pattern of each slot; a name may have determiners of the language before it ("the", "its former").

    A party may be followed by a word for a party ("the Green party"), an actor also by one for its members ("Green
    deputies"); a list of `blocs` may give each a number: "251 Green members, 35 White and Ann Ash".
    """
    actors = "".join(sorted(slot.value for slot in _FILLED_BY["actors"]))
    number, members = Slot.NUMBER.value, Slot.MEMBERS.value
    lead = _lead(macros["determiners"])
    kind = rf"(?: (?:{macros['party_kinds']}))?" if "party_kinds" in macros else ""
    seats = rf"(?: \({number}(?: {members})?\))?"
    item = rf"{lead}{_PARTY}{kind}{seats}"
    lone = rf"(?:{lead}{macros['lone']} )?" if "lone" in macros else ""
    who = rf"{lone}{lead}[{actors}](?: \({Slot.PARTY.value}\))?{kind}(?: {members})?{seats}"
    bloc = rf"(?:{lead}{number} )?{who}(?: {macros['beside']} {number}(?: {members})?)?" if "beside" in macros else who
    join = rf"(?:{macros['joins']})"
    other = rf"(?!(?:{macros['indefinite']}) )" if "indefinite" in macros else ""  # "Ann Ash, a Green member" is one
    either = {name: "".join(sorted(slot.value for slot in slots)) for name, slots in _FILLED_BY.items()}
    bare = {"n", "day", "members"}
    patterns = {
        name: rf"(?P<@>[{marks}])" if name in bare else rf"{lead}(?P<@>[{marks}])" for name, marks in either.items()
    }
    return patterns | {
        "party": rf"{lead}(?P<@>{Slot.PARTY.value})(?: \({Slot.PARTY.value}\))?",
        "parties": rf"(?P<@>{item}(?:{join}(?:{number} )?{item})*)",
        "actors": rf"(?P<@>{who}(?:(?:, {_PLAIN}){{0,2}}{join}{other}{who})*)",
        "blocs": rf"(?P<@>{bloc}(?:{join}{other}{bloc})*)",
        "words": rf"(?P<@>[^\W\d_][^{_ANY_MARK};:,.\"]{{2,40}}?)",
        "text": rf"(?P<@>[^{_ANY_MARK};:,]*(?:[{_ANY_MARK}][^{_ANY_MARK};:,]*)+)",
    }


def _expanded(text: str, macros: Mapping[str, str], named: set[str], slots: Mapping[str, str]) -> str:
    def token(match: re.Match[str]) -> str:
        if match.group().startswith("."):
            return _GAP if match.group() == "..." else _OPEN_GAP
        if match.group() == "(":
            return "(?:"
        name, sort = match["name"], match["type"]
        if sort is None and name in macros:
            return f"(?:{_expanded(macros[name], macros, named, slots)})"
        slot = slots[sort or name]
        if name in named:  # a second slot of the same name only has to be there
            return slot.replace("(?P<@>", "(?:")
        named.add(name)
        return slot.replace("@", name)

    return _TOKEN.sub(token, text)


def _plain(text: str, macros: Mapping[str, str]) -> str:
    """The phrase with its word lists written out and its slots left as they are."""

    def token(match: re.Match[str]) -> str:
        name = match["name"]
        if name and match["type"] is None and name in macros:
            return f"({_plain(macros[name], macros)})"
        return match.group()

    return _TOKEN.sub(token, text)


def _needed(text: str) -> tuple[frozenset[str], ...]:
    """For each slot outside parentheses the marks that can fill it: without one of each, no match is possible."""
    marks = {frozenset(slot.value for slot in _FILLED_BY[sort]) for sort in _outside(text) if sort in _FILLED_BY}
    return tuple(sorted(marks, key=len))


def _outside(text: str) -> list[str]:
    """The types of the slots outside parentheses: those that every match has."""
    depth, bare = 0, []
    for char in re.sub(r"\\.|\[[^\]]*\]", "", text):  # "[,;)]" closes nothing
        depth += (char == "(") - (char == ")")
        if depth == 0:
            bare.append(char)
    outside = "".join(bare)
    if "|" in outside:  # two whole wordings in one phrase: neither is sure
        return []
    return [match["type"] or match["name"] for match in _TOKEN.finditer(outside) if match["name"]]
