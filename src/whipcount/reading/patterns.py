"""How the phrases of a language become patterns over masked sentences: its word lists, slots and gaps written out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from whipcount.reading.features import ANY
from whipcount.reading.marks import ANY_MARK, Slot
from whipcount.reading.required import Requirements

_PARTY = rf"{Slot.PARTY.value}(?: \({Slot.PARTY.value}\))?"
TOKEN = re.compile(r"\{(?P<name>\w+)(?::(?P<type>\w+))?\}|\.{3,4}|(?<!\\)\((?!\?)")
_WORD = rf"[^{ANY_MARK}\s;:]+"
_GAP = rf"{_WORD}(?: {_WORD}){{0,7}}?"
_PLAIN = r"[\w'-]+(?=,| \w+ )"  # a name of a list that nobody knows
_OPEN_WORD = rf"[^{Slot.MOTION.value}{Slot.NUMBER.value}\s;:]+"
_OPEN_GAP = rf"{_OPEN_WORD}(?: {_OPEN_WORD}){{0,9}}?"
SIMPLE = re.compile(r"\{(?:\w+:)?(?:n|day|party|bench|person|side|actor|motion|house|members)\}")  # begins with a mark
_LOOKS_AROUND = re.compile(r"\(*\?<[=!]")

# What can fill a slot of each type.
FILLED_BY = {
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
_BARE = frozenset({"n", "day", "members"})
_LISTS = frozenset({"parties", "actors", "blocs"})
# What a slot of each type can be, for reading/required.py: other words may stand before its mark, or go on behind it.
_SLOT_TEXTS = {
    sort: tuple(f"{'' if sort in _BARE else ANY}{slot.value}{ANY if sort in _LISTS else ''}" for slot in slots)
    for sort, slots in FILLED_BY.items()
} | {"party": (f"{ANY}{Slot.PARTY.value}", f"{ANY}{Slot.PARTY.value} ({Slot.PARTY.value})")}


@dataclass(frozen=True, eq=False)
class Wording:
    """The word lists of a language (`macros`) and what follows from them for all of its phrases."""

    macros: Mapping[str, str]

    @cached_property
    def requirements(self) -> Requirements:
        """The words that a phrase with these lists cannot do without."""
        return Requirements(self.macros, _SLOT_TEXTS)

    @cached_property
    def lead(self) -> str:
        """Words that may stand before a name: "the", "its former", "Green's"."""
        owners = "".join(sorted({*FILLED_BY["actors"], Slot.BENCH, Slot.DAY}))
        return rf"(?:(?:{self.macros['determiners']}|[{owners}]'s) ){{0,4}}"

    @cached_property
    def determiner(self) -> re.Pattern[str]:
        """The last determiner before a place."""
        owners = "".join(sorted({*FILLED_BY["actors"], Slot.BENCH}))
        return re.compile(rf"(?<![\w'])(?:{self.macros['determiners']}|[{owners}]'s) $")

    @cached_property
    def slots(self) -> dict[str, str]:
        """The pattern of each slot; a name may have determiners of the language before it ("the", "its former").

        A party may be followed by a word for a party ("the Green party"), an actor also by one for its members ("Green
        deputies"); a list of `blocs` may give each a number: "251 Green members, 35 White and Ann Ash".
        """
        actors = "".join(sorted(slot.value for slot in FILLED_BY["actors"]))
        number, members = Slot.NUMBER.value, Slot.MEMBERS.value
        lead = self.lead
        kind = rf"(?: (?:{self.macros['party_kinds']}))?" if "party_kinds" in self.macros else ""
        seats = rf"(?: \({number}(?: {members})?\))?"
        item = rf"{lead}{_PARTY}{kind}{seats}"
        lone = rf"(?:{lead}{self.macros['lone']} )?" if "lone" in self.macros else ""
        persons = rf"(?=[{Slot.PERSON.value}{Slot.HEAD.value}])"
        member = rf"(?:(?:{Slot.PARTY.value}(?:'s?)? )?(?:{members} )?{persons})?"  # "Green MP Ann Ash"
        sole = f"(?:{self.macros['sole']}) " if "sole" in self.macros else f"{number} "
        whole = rf"'s? (?:{sole})?{members}"  # "the Greens' 14 members", "Green's sole member"
        who = rf"{lone}{lead}{member}[{actors}](?: \({Slot.PARTY.value}\))?(?:{whole}|{kind}(?: {members})?{seats})"
        group = rf"(?:{self.macros['from_party']} )?" if "from_party" in self.macros else ""
        bloc = (
            rf"(?:{lead}{number} {group})?{who}(?: {self.macros['beside']} {number}(?: {members})?)?"
            if "beside" in self.macros
            else who
        )
        join = rf"(?:{self.macros['joins']})"
        other = (
            rf"(?!(?:{self.macros['indefinite']}) )" if "indefinite" in self.macros else ""
        )  # "Ann Ash, a Green member" is one
        either = {name: "".join(sorted(slot.value for slot in slots)) for name, slots in FILLED_BY.items()}
        patterns = {
            name: rf"(?P<@>[{marks}])" if name in _BARE else rf"{lead}(?P<@>[{marks}])"
            for name, marks in either.items()
        }
        return patterns | {
            "party": rf"{lead}(?P<@>{Slot.PARTY.value})(?: \({Slot.PARTY.value}\))?",
            "parties": rf"(?P<@>{item}(?:{join}(?:{number} )?{item})*)",
            "actors": rf"(?P<@>{who}(?:(?:, {_PLAIN}){{0,2}}{join}{other}{who})*)",
            "blocs": rf"(?P<@>{bloc}(?:{join}{other}{bloc})*)",
            "words": rf"(?P<@>[^\W\d_][^{ANY_MARK};:,.\"]{{2,40}}?)",
            "text": rf"(?P<@>[^{ANY_MARK};:,]*(?:[{ANY_MARK}][^{ANY_MARK};:,]*)+)",
        }

    def split(self, text: str) -> tuple[str, str]:
        """The word lists at the beginning of a phrase that only look around (`(?<` first) written out, and the rest."""
        guard = ""
        while (first := TOKEN.match(text)) and first["type"] is None:
            words = self.macros.get(first["name"] or "", "")
            if not _LOOKS_AROUND.match(words):
                break
            guard += f"(?:{self._expanded(words, set())})"
            text = text[first.end() :]
        return guard, text

    def pattern(self, text: str) -> tuple[re.Pattern[str], bool]:
        """The pattern of a phrase without its guard, and whether it begins with a name.

        Determiners before a name that begins a phrase are left to whoever finds it: a pattern that begins with a mark
        is searched much faster.
        """
        body = self._expanded(text, set())
        group = re.match(r"\(\?P<\w+>", body)
        at = group.end() if group else 0
        opens = body.startswith(self.lead, at)
        return re.compile(rf"(?:{body[:at]}{body[at:].removeprefix(self.lead)})(?!\w)"), opens

    def _expanded(self, text: str, named: set[str]) -> str:
        def token(match: re.Match[str]) -> str:
            if match.group().startswith("."):
                return _GAP if match.group() == "..." else _OPEN_GAP
            if match.group() == "(":
                return "(?:"
            name, sort = match["name"], match["type"]
            if sort is None and name in self.macros:
                return f"(?:{self._expanded(self.macros[name], named)})"
            slot = self.slots[sort or name]
            if name in named:  # a second slot of the same name only has to be there
                return slot.replace("(?P<@>", "(?:")
            named.add(name)
            return slot.replace("@", name)

        return TOKEN.sub(token, text)

    def plain(self, text: str) -> str:
        """The phrase with its word lists written out and its slots left as they are."""

        def token(match: re.Match[str]) -> str:
            name = match["name"]
            if name and match["type"] is None and name in self.macros:
                return f"({self.plain(self.macros[name])})"
            return match.group()

        return TOKEN.sub(token, text)


def slots_outside(text: str) -> list[str]:
    """The types of the slots outside parentheses: those that every match has."""
    depth, bare = 0, []
    for char in re.sub(r"\\.|\[[^\]]*\]", "", text):  # "[,;)]" closes nothing
        depth += (char == "(") - (char == ")")
        if depth == 0:
            bare.append(char)
    outside = "".join(bare)
    if "|" in outside:  # two whole wordings in one phrase: neither is sure
        return []
    return [match["type"] or match["name"] for match in TOKEN.finditer(outside) if match["name"]]
