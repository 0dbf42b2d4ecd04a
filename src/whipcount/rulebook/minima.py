"""How many members: a number, a share of a base, or somebody who needs none."""

from __future__ import annotations

from whipcount.files import Fields
from whipcount.model.law import Minimum
from whipcount.model.words import Base

MINIMUM_KEYS = ("number", "share", "above", "base", "or_by", "only_after")


def read_minimum(part: Fields) -> Minimum:
    """`number`; or `share` (at least) or `above` (more than) with a `base`; or only `or_by`: who needs no members."""
    or_by, only_after = part.texts("or_by"), part.text("only_after") if "only_after" in part else None
    if "number" in part:
        return Minimum(part.whole("number"), or_by=or_by, only_after=only_after)
    if or_by and "share" not in part and "above" not in part:
        return Minimum(or_by=or_by, only_after=only_after)
    more = "above" in part
    share = part.fraction("above" if more else "share")
    return Minimum(None, share, part.choice("base", Base), more, or_by, only_after)
