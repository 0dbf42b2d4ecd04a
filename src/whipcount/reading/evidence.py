"""The patterns of `parties.evidence`: how a text shows that a name is a party's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from whipcount.files import Node, Scalar
from whipcount.model.problem import Problem, Unusable

_ACRONYM = r"(?=[\w-]*[A-Z]\w*[A-Z])[A-Z][A-Za-z]*(?:[-+][A-Z][A-Za-z]*|\([A-Z]{1,3}\))*(?![\w(]|-[A-Z])"
_NAME = r"[A-Z][\w'-]*\w"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,4}}"


def evidence(item: Node, *, numbers_of: Iterable[str], members: Iterable[str]) -> re.Pattern[str]:
    """One pattern; `{acronym}`, `{name}`, `{names}` become the group `name`, `{n}` a number, `{members}` its words."""
    number = rf"(?:\d{{1,3}}|{'|'.join(sorted(numbers_of, key=len, reverse=True))})"
    words = "|".join(re.escape(word) for word in sorted(members, key=len, reverse=True))
    text = str(item) if isinstance(item, Scalar) else ""
    for slot, pattern in (("acronym", _ACRONYM), ("names", _NAMES), ("name", _NAME)):
        text = text.replace(f"{{{slot}}}", f"(?P<name>{pattern})")
    text = text.replace("{n}", number).replace("{members}", f"(?:{words})")
    try:
        pattern = re.compile(rf"(?<![\w-])(?:{text})(?!\w)")
    except re.error as error:
        raise Unusable(Problem(item.place, f"the pattern does not parse ({error})", "a pattern", "Mend it.")) from None
    if "name" not in pattern.groupindex:
        found, do = "a pattern without a name", "Write {acronym}, {name} or {names} where the party stands."
        raise Unusable(Problem(item.place, found, "a pattern that shows a party's name", do))
    return pattern
