"""How well texts are read, measured: what the reader finds laid beside gold, what a person found in the same texts.

`open_gold` opens gold (JSON lines, or YAML written by hand), `score` reads its texts and compares, and the score
says by kind what was true, false and missed. docs/scoring.md says how gold is written.
"""

from whipcount.scoring.gold import GoldClaim, GoldText
from whipcount.scoring.opening import open_gold
from whipcount.scoring.score import Score, score

__all__ = ["GoldClaim", "GoldText", "Score", "open_gold", "score"]
