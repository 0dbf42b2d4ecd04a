"""The answer in three forms: rows of text for people, JSON and CSV rows for programs. Fractions keep every digit."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from whipcount.model.words import Base
from whipcount.power.coalitions import Coalition
from whipcount.power.game import Game
from whipcount.power.power import Power
from whipcount.power.rules import Rule, Rules, leaves

COLUMNS = ("player", "weight", "index", "value", "exact")
HEADS = {
    "penrose_banzhaf": "Banzhaf abs.",
    "banzhaf": "Banzhaf",
    "shapley_shubik": "Shapley-Shubik",
    "coleman_preventive": "prevents",
    "coleman_initiative": "initiates",
    "johnston": "Johnston",
    "deegan_packel": "Deegan-Packel",
    "holler": "public good",
    "owen": "Owen",
    "banzhaf_owen": "Banzhaf-Owen",
}
_BASES = {
    Base.MEMBERS: "all members, vacant seats included",
    Base.FILLED_SEATS: "filled seats",
    Base.PRESENT: "members present",
    Base.PRESENT_AND_VOTING: "members present and voting",
    Base.VOTES_CAST: "votes cast",
}


def sentence(game: Game) -> str:
    """The game in one sentence: who votes, how many votes win, and of which base."""
    players = len(game.players)
    return f"{players} player{'s' * (players != 1)}. To win takes {_rules(game.rules)}."


def table(answer: Power) -> list[list[str]]:
    """Rows of cells under a heading, four digits each; what is undefined is a dash."""
    columns = _weights(answer.game)
    rows = [["Player", *columns, *(HEADS[index] for index in answer.values)]]
    for place, row in enumerate(answer.rows()):
        weights = [_plain(own[place]) for own in columns.values()]
        rows.append([str(row["player"]), *weights, *(_cell(row[index]) for index in answer.values)])
    return rows


def as_json(answer: Power, coalitions: Iterable[Coalition] = ()) -> dict[str, Any]:
    """The whole answer; each value as a number, and exactly as a fraction beside it unless it is a float."""
    return {
        "game": sentence(answer.game),
        "rules": _rules_json(answer.game.rules),
        "bound": answer.bound,
        "winning_coalitions": answer.winning,
        "power_to_act": None if answer.collective is None else value(answer.collective),
        "players": [_player(answer, row, place) for place, row in enumerate(answer.rows())],
        "minimal_winning": [
            {
                "members": list(each.members),
                "votes": None if each.votes is None else str(each.votes),
                "surplus": None if each.surplus is None else str(each.surplus),
                "pivotal": list(each.pivotal),
            }
            for each in coalitions
        ],
    }


def shown(game: Game) -> Rule:
    """The rule whose weights a picture shows: the only one, or the first that gives players different weights."""
    every = [*leaves(game.rules)]
    return next((rule for rule in every if len(set(rule.weights)) > 1), every[0])


def csv_rows(answer: Power) -> list[dict[str, Any]]:
    """One row for each player and index."""
    return [
        {"player": row["player"], "weight": _plain(row["weight"]), "index": index} | value(row[index])
        for row in answer.rows()
        for index in answer.values
    ]


def coalition_table(coalitions: Iterable[Coalition]) -> list[list[str]]:
    """Rows of cells under a heading: votes and surplus where one rule says them, and the members, all pivotal."""
    rows = [[_cell_of(each.votes), _cell_of(each.surplus), " + ".join(each.members)] for each in coalitions]
    head = ["Votes", "To spare", "Minimal winning coalition"]
    start = 2 if rows and all(row[0] == "-" for row in rows) else 0
    return [row[start:] for row in (head, *rows)]


def _player(answer: Power, row: dict[str, Any], place: int) -> dict[str, Any]:
    values = {index: None if row[index] is None else value(row[index]) for index in answer.values}
    if row["weight"] is not None:
        return {"name": row["player"], "weight": str(row["weight"])} | values
    weights = {unit: str(own[place]) for unit, own in _weights(answer.game).items()}
    return {"name": row["player"], "weight": None, "weights": weights} | values


def value(number: Fraction | float | None) -> dict[str, Any]:
    """As a number, and exactly where it is no float."""
    exact = str(number) if isinstance(number, Fraction) else None
    return {"value": None if number is None else float(number), "exact": exact}


def _cell(value: Fraction | float | None) -> str:
    return "-" if value is None else f"{float(value):.4f}"


def _cell_of(votes: int | Fraction | None) -> str:
    return "-" if votes is None else _plain(Fraction(votes))


def _plain(value: Fraction | None) -> str:
    """A weight as people write it: 155, or 12.5 where that is exact."""
    if value is None:
        return ""
    if value.denominator == 1:
        return f"{value.numerator}"
    decimal = f"{float(value):.12g}"
    return decimal if Fraction(decimal) == value else str(value)


def _weights(game: Game) -> dict[str, list[Fraction]]:
    """The weights of all players, under each heading once: under several rules each has its own."""
    if isinstance(game.rules, Rule):
        return {"Weight": [Fraction(weight, game.rules.scale) for weight in game.rules.weights]}
    found: dict[str, list[Fraction]] = {}
    for rule in leaves(game.rules):
        own = [Fraction(weight, rule.scale) for weight in rule.weights]
        if own not in found.values() and rule.unit.casefold() != "players":
            found[rule.unit if rule.unit not in found else f"{rule.unit} {len(found) + 1}"] = own
    return found


def _rules(rules: Rules) -> str:
    """The rules as a sentence goes on; the base once where all have the same."""
    if isinstance(rules, Rule):
        return f"{_asked(rules)} (base: {_BASES[rules.base]})"
    bases = " / ".join(dict.fromkeys(_BASES[rule.base] for rule in leaves(rules)))
    return f"{_joined(rules)} (base: {bases})"


def _joined(rules: Rules) -> str:
    """Conditions with "and" and "or"; brackets where "or" stands inside "and", which binds first."""
    if isinstance(rules, Rule):
        return _asked(rules)
    parts = [_joined(part) for part in rules.parts]
    if rules.how == "or":
        return ", or ".join(parts)
    loose = [not isinstance(part, Rule) and part.how == "or" for part in rules.parts]
    return " and ".join(f"({text})" if open_ else text for text, open_ in zip(parts, loose, strict=True))


def _asked(rule: Rule) -> str:
    """Vacant votes are part of what all members are, and of no other base."""
    empty, all_members = _plain(Fraction(rule.vacant, rule.scale)), rule.base is Base.MEMBERS
    total = _plain(Fraction(rule.total + (rule.vacant if all_members else 0), rule.scale))
    besides = f", {empty} of them vacant" if all_members else f", {empty} vacant ones left out"
    return f"{_plain(Fraction(rule.quota, rule.scale))} of {total} {rule.unit}{besides if rule.vacant else ''}"


def _rules_json(rules: Rules) -> dict[str, Any]:
    if isinstance(rules, Rule):
        of = {"quota": rules.quota, "total": rules.total, "vacant": rules.vacant}
        named = {"base": rules.base.value, "unit": rules.unit}
        return named | {name: str(Fraction(number, rules.scale)) for name, number in of.items()}
    return {"joined": rules.how, "parts": [_rules_json(part) for part in rules.parts]}
