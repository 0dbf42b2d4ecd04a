"""The gate: whether a text can be about confidence in a government, told by a few stems before any work is spent.

Most of what a newsroom's feed carries is about something else. A text passes when it holds at least one stem of the
topic (confidence, coalition, majority, ...) and one of a parliament (lawmaker, assembly, minister, ...), in any of the
languages that the reader knows; both lists are data, `gate` in data/phrases/XX.yaml. The gate never says that a text
*is* on the topic: the phrases do.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from whipcount.reading.tongue import known, tongues


def relevant(text: str, code: str | None = None) -> bool:
    """Whether a text is worth reading; False only when it holds no stem of the topic or none of a parliament.

    Each stem is one search for a substring, which C does at the speed of memory; a pattern of all stems is slower.
    code: the language whose stems count; those of every language when it is not given.
    """
    topic, house = _stems(code)
    folded = text.lower()
    for stem in topic:
        if stem in folded:
            for other in house:  # noqa: SIM110 - `any` over a generator takes as long as three searches
                if other in folded:
                    return True
            return False
    return False


@cache
def _stems(code: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems of one language or of all; one that holds a shorter one is left out, it would find nothing new."""
    languages = tongues() if code is None else (known(code),)
    return (
        _shortest(stem for each in languages for stem in each.topic),
        _shortest(stem for each in languages for stem in each.house),
    )


def _shortest(stems: Iterable[str]) -> tuple[str, ...]:
    """In the order of the file, in which the most frequent ones stand first."""
    given = dict.fromkeys(stems)
    return tuple(stem for stem in given if not any(other in stem for other in given if other != stem))
