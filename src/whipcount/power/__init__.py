"""Voting power: how often each player of a weighted vote decides, exactly. Usable without the rest of whipcount.

Start with `game`: names, weights and a quota. It needs only the words of the model, and no reports.
"""

from whipcount.power.game import Game, game
from whipcount.power.rules import Rule, rule

__all__ = ["Game", "Rule", "game", "rule"]
