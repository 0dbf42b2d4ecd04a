"""The answer in three forms: rows of text for people, JSON and CSV rows for programs. Fractions keep every digit."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from whipcount.model.words import Base
from whipcount.power.coalitions import Coalition
from whipcount.power.game import Game
from whipcount.power.power import Power
from whipcount.power.rules import Rule, Rules

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
    heads = ["Player", "Weight", *(HEADS[index] for index in answer.values)]
    rows = [heads]
    for row in answer.rows():
        cells = [_cell(row[index]) for index in answer.values]
        rows.append([str(row["player"]), _plain(row["weight"]), *cells])
    return rows


def as_json(answer: Power, coalitions: Iterable[Coalition] = ()) -> dict[str, Any]:
    """The whole answer; each value as a number, and exactly as a fraction beside it unless it is a float."""
    return {
        "game": sentence(answer.game),
        "rules": _rules_json(answer.game.rules),
        "bound": answer.bound,
        "winning_coalitions": answer.winning,
        "power_to_act": None if answer.collective is None else value(answer.collective),
        "players": [_player(answer, row) for row in answer.rows()],
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


def csv_rows(answer: Power) -> list[dict[str, Any]]:
    """One row for each player and index."""
    return [
        {"player": row["player"], "weight": _plain(row["weight"]), "index": index} | value(row[index])
        for row in answer.rows()
        for index in answer.values
    ]


def coalition_table(coalitions: Iterable[Coalition]) -> list[list[str]]:
    """Rows of cells under a heading: votes, surplus, and the members; all of a minimal one are pivotal."""
    rows = [[_cell_of(each.votes), _cell_of(each.surplus), " + ".join(each.members)] for each in coalitions]
    return [["Votes", "To spare", "Minimal winning coalition"], *rows]


def _player(answer: Power, row: dict[str, Any]) -> dict[str, Any]:
    values = {index: None if row[index] is None else value(row[index]) for index in answer.values}
    return {"name": row["player"], "weight": None if row["weight"] is None else str(row["weight"])} | values


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


def _rules(rules: Rules) -> str:
    if isinstance(rules, Rule):
        total = _plain(Fraction(rules.total + rules.vacant, rules.scale))
        empty = f", {_plain(Fraction(rules.vacant, rules.scale))} of them vacant" if rules.vacant else ""
        return f"{_plain(Fraction(rules.quota, rules.scale))} of {total} votes{empty} (base: {_BASES[rules.base]})"
    return f" {rules.how} ".join(f"({_rules(part)})" for part in rules.parts)


def _rules_json(rules: Rules) -> dict[str, Any]:
    if isinstance(rules, Rule):
        of = {"quota": rules.quota, "total": rules.total, "vacant": rules.vacant}
        return {"base": rules.base.value} | {name: str(Fraction(number, rules.scale)) for name, number in of.items()}
    return {"joined": rules.how, "parts": [_rules_json(part) for part in rules.parts]}
