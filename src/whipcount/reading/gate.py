"""The gate: whether a text can be about confidence in a government, told by a few stems before any work is spent.

Most of what a newsroom's feed carries is about something else. A text passes when it holds at least one stem of the
topic (confidence, coalition, majority, ...) and one of a parliament (lawmaker, assembly, minister, ...) of its
language; both lists are data, `gate` in data/phrases/XX.yaml. The gate never says that a text *is* on the topic: the
phrases do.
"""

from __future__ import annotations

from whipcount.reading.tongue import known, tongue


def relevant(text: str, code: str | None = None) -> bool:
    """Whether a text is worth reading; False only when it holds no stem of the topic or none of a parliament.

    Each stem is one search for a substring, which C does at the speed of memory; a pattern of all stems is slower.
    code: the language of the text; told from its beginning when it is not given.
    """
    stems = known(code or tongue(text))
    folded = text.lower()
    return any(stem in folded for stem in stems.topic) and any(stem in folded for stem in stems.house)
