"""Voting power: how often each player of a weighted vote decides, exactly. Usable without the rest of whipcount.

Start with `game`: names, weights and a quota; `power(game(...))` has all indices. Each index says in its docstring what
it answers and whom it favours (`indices`, `shares`, `unions`). Only the words of the model are needed, and no reports.
"""

from whipcount.power.game import Game, game
from whipcount.power.power import Power, power
from whipcount.power.rules import Rule, rule

__all__ = ["Game", "Power", "Rule", "game", "power", "rule"]
