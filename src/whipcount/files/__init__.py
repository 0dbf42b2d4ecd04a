"""Files that people edit, read so that every value knows its line and column.

`load_yaml` reads YAML in which every scalar stays text: `NO` is two letters and `0755` four digits.
`Fields` reads one mapping of it into typed values and notes every Problem, so that a person who
wrote five things wrongly hears of all five at once.
"""

from whipcount.files.fields import Fields, nearest
from whipcount.files.nodes import Mapping, Node, Scalar, Sequence
from whipcount.files.yaml_text import load_yaml, read_text

__all__ = ["Fields", "Mapping", "Node", "Scalar", "Sequence", "load_yaml", "nearest", "read_text"]
