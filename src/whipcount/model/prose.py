"""How days and lists read in a sentence; every room that writes sentences writes them so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def day_in_words(day: date) -> str:
    """A day as prose prints it: 31 March 2022."""
    return f"{day.day} {day:%B} {day.year}"


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them: "PPP", "MQM-P and PPP", "MQM-P, PPP and ANP"; nothing for none."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last
