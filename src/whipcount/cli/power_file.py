"""A voting game in a file of its own: players with one or more columns of weights, and the rules that they vote by.

players:
  Germany: {votes: 29, people: 82.0}
  Malta: {votes: 3, people: 0.4}
rule: players >= 55% and people >= 65% or players >= 25
base: members
vacant: 0
unions: [[Germany, France]]
refusals: [[Blue, White]]
together: [[CDU, CSU]]

YAML or JSON. Only `players` must be there; with one number each they have `votes`, and `quota` may stand in place of
`rule`. Options of the command go before what the file says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from whipcount.files import Fields, Mapping, Node, Scalar, Sequence, load_yaml
from whipcount.model import Place, Problem, Unusable
from whipcount.model.words import Base
from whipcount.power.opening import Given
from whipcount.power.wording import PLAYERS

_KEYS = ("players", "rule", "quota", "base", "vacant", "unions", "refusals", "together")
_BEGINS = re.compile(r"^players\s*:", re.MULTILINE)
_NUMBER = re.compile(r"\d+(\.\d+)?")
VOTES = "votes"
Names = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What a game's file says; `rule` has its place, and is None where more than half or a quota wins.

    several: the columns of its players, where a rule has to say which of them wins.
    """

    given: Given
    quota: Decimal | None = None
    rule: Scalar | None = None
    unions: Names = ()
    refusals: Names = ()
    together: Names = ()
    several: tuple[str, ...] = ()


def is_game(text: str, path: str) -> bool:
    """Whether a text is a game's file: YAML by its name, or `players` stands in it as a key with more under it."""
    if Path(path).suffix.lower() in (".yaml", ".yml"):
        return True
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _BEGINS.search(text) is not None
    try:
        return isinstance(json.loads(text.lstrip("\ufeff")).get("players"), (dict, list))
    except (ValueError, RecursionError):
        return False


def written(text: str, path: str) -> Written:
    """The game in this text; Unusable with every Problem in it, each with line and column."""
    problems: list[Problem] = []
    fields = Fields(load_yaml(Path(path), text), "a game", _KEYS, problems)
    names, columns = _players(fields.node("players"), problems)
    quota = _number(fields.node("quota"), problems) if "quota" in fields else None
    vacant = _number(fields.node("vacant"), problems) if "vacant" in fields else Decimal(0)
    base = Base.MEMBERS
    if "base" in fields:
        words = {each.value.replace("_", " "): each for each in Base}
        base = words.get(fields.word("base", words), base)
    if "rule" in fields and quota is not None:
        fields.complain("quota", "a quota beside a rule", "one of the two", "Put the quota into the rule.")
    rule = fields.node("rule") if "rule" in fields else None
    if rule is not None and not isinstance(rule, Scalar):
        fields.complain("rule", "a rule that is no text", "one text", "Write rule: votes >= 172.")
    unions, refusals, together = (tuple(_groups(fields, key, names, problems)) for key in _KEYS[-3:])
    if problems:
        raise Unusable(problems)
    weights = dict(zip(names, next(iter(columns.values()), ()), strict=False)) or dict.fromkeys(names, Decimal(1))
    known = {} if list(columns) == [VOTES] else columns
    given = Given({**weights}, None, base, vacant, columns=known)
    several = tuple(columns) if len(columns) > 1 else ()
    return Written(given, quota, rule if isinstance(rule, Scalar) else None, unions, refusals, together, several)


def _players(node: Node | None, problems: list[Problem]) -> tuple[list[str], dict[str, tuple[Decimal, ...]]]:
    """The names, and each column of their weights; all players have the same columns."""
    if isinstance(node, Sequence) and all(isinstance(name, Scalar) for name in node):
        return [str(name) for name in node], {PLAYERS: (Decimal(1),) * len(node)}
    if not isinstance(node, Mapping) or not node:
        place = node.place if node is not None else None
        do = "Write players: {Blue: 155, Green: 84}, or a mapping of columns under each name."
        problems.append(Problem(place, "no players with their weights", "names and weights", do))
        return [], {}
    rows = {name: each if isinstance(each, Mapping) else {VOTES: each} for name, each in node.items()}
    heads = [str(head) for head in next(iter(rows.values()))]
    for name, row in rows.items():
        if [str(head) for head in row] != heads:
            found = f"{name} has {', '.join(map(str, row)) or 'nothing'}"
            do = "Give all players the same columns in the same order."
            problems.append(Problem(name.place, found, ", ".join(heads) or "a weight", do))
    if problems:
        return [], {}
    cells = {head: tuple(_number(row[head], problems) for row in rows.values()) for head in heads}  # type: ignore[index]
    return [str(name) for name in rows], cells


def _number(node: Node | None, problems: list[Problem]) -> Decimal:
    """A number of 0 or more in digits; stand-in 0."""
    if isinstance(node, Scalar) and _NUMBER.fullmatch(node):
        try:
            return Decimal(node)
        except InvalidOperation:  # pragma: no cover - the pattern has digits only
            pass
    found = f"'{node}'" if isinstance(node, Scalar) else "a list or a mapping"
    place = node.place if node is not None else None
    problems.append(Problem(place, f"{found} as a number", "a number such as 29 or 15.93", "Write digits."))
    return Decimal(0)


def _groups(fields: Fields, key: str, names: Iterable[str], problems: list[Problem]) -> Iterable[tuple[str, ...]]:
    """Lists of players; refusals are pairs."""
    node = fields.node(key) if key in fields else None
    if node is None:
        return
    known = set(names)
    for each in node if isinstance(node, Sequence) else [node]:
        if not isinstance(each, Sequence) or (key == "refusals" and len(each) != 2):
            expected = "pairs of names" if key == "refusals" else "lists of names"
            problems.append(Problem(_place(each), f"no list in {key}", expected, f"Write {key}: [[Blue, White]]."))
            continue
        for name in each:
            if not isinstance(name, Scalar) or (known and str(name) not in known):
                found = f"there is no player '{name}'"
                problems.append(Problem(_place(name), found, "one of the players", "Name one of them."))
        yield tuple(str(name) for name in each)


def _place(node: Node) -> Place:
    return node.place
