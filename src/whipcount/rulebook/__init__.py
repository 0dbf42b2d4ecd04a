"""The law: each chamber's dated seats, parties and confidence rules, read from one YAML file a chamber.

Code here knows kinds of majority and how to read a file; which rule applies in which house is data in
`data/chambers/`. Ask `find` for a chamber (`own_file` for the file of one that a person brought), `law` for its law
on a day, `threshold` for the votes needed.
"""

from whipcount.rulebook.citing import cite
from whipcount.rulebook.shelf import chambers, find, law, names, no_rule, own_chamber, own_file, rule_for, whole
from whipcount.rulebook.thresholds import Away, decide, effect_sentence, needed, threshold

__all__ = [
    "Away",
    "chambers",
    "cite",
    "decide",
    "effect_sentence",
    "find",
    "law",
    "names",
    "needed",
    "no_rule",
    "own_chamber",
    "own_file",
    "rule_for",
    "threshold",
    "whole",
]
