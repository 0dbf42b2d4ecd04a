"""How many members: a number, a share of a base, or somebody who needs none."""

from __future__ import annotations

from whipcount.files import Fields
from whipcount.model.law import Minimum
from whipcount.model.words import Base

MINIMUM_KEYS = ("number", "share", "above", "base", "or_by", "only_after", "without")


def read_minimum(part: Fields, sentence: str | None = None) -> Minimum:
    """`number`; or `share` (at least) or `above` (more than) with a `base`; or only `or_by`: who needs no members."""
    or_by, more = part.texts("or_by"), "above" in part
    only_after, without = (part.text(key) if key in part else None for key in ("only_after", "without"))
    number, share, base = None, None, None
    if "number" in part:
        number = part.whole("number")
    elif not or_by or "share" in part or more:
        share, base = part.fraction("above" if more else "share"), part.choice("base", Base)
    return Minimum(number, share, base, share is not None and more, or_by, only_after, without, sentence)
