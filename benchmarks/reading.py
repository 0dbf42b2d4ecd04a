"""The reader and its gate in words a second of one core, beside spaCy's tokenizer over the same text in the same run.

    .venv/bin/pip install -e '.[bench]' && .venv/bin/python benchmarks/reading.py

Relevant text: the 36 reports of tests/gold/texts (our own words, on confidence crises); each run reads them all.
Off-topic text: the 60 others, none of which may pass a parliament's gate without being read to the end. Medians of
processor time over interleaved runs; nothing is judged. Then the growth with size: twice the text should take twice
the time, for ordinary and for hostile text alike.
"""

from __future__ import annotations

import hashlib
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from whipcount.model import Report
from whipcount.reading import read
from whipcount.reading.gate import relevant
from whipcount.reports import open_reports

TEXTS = Path(__file__).parent.parent / "tests" / "gold" / "texts"
RUNS = 9
SIZE = 300_000
HOSTILE = {
    "open brackets": "(",
    "one word": "a ",
    "number words": "one hundred and two ",
    "digits": "7",
    "pairs": "211-120 ",
    "quotation marks": '" ',
    "capitals": "Ann Ash ",
    "acronyms": "ABC (DEF) ",
    "no space": "x",
    "zero width": "a\u200b",
    "right to left": "\u202eabc ",
    "votes": "The motion of no confidence was rejected by 325 to 306. ",
    "seats": "PARTIX (7 seats), ",
    "pronouns": "It said it and its 7 members ",
}


def spent(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def rates(words: int, *works: Callable[[], object]) -> list[float]:
    """Words a second of each piece of work: the median of runs taken in turn, after one of each that is not counted."""
    for work in works:
        work()
    runs = [[spent(work) for work in works] for _ in range(RUNS)]
    return [words / statistics.median(run[i] for run in runs) for i in range(len(works))]


def report(text: str) -> Report:
    return Report(hashlib.sha256(text.encode()).hexdigest(), "x", text, date(2022, 3, 30))


def beside_spacy() -> None:
    import spacy  # noqa: PLC0415 - only the benchmark needs it

    tokenizer = spacy.blank("en").tokenizer
    on = [report for report in open_reports([str(TEXTS)]) if not Path(report.path).name.startswith("off-")]
    off = [report.text for report in open_reports([str(TEXTS)]) if Path(report.path).name.startswith("off-")]
    words = sum(len(report.text.split()) for report in on)
    reader, spacy_words = rates(
        words, lambda: [read(each) for each in on], lambda: [len(tokenizer(each.text)) for each in on]
    )
    print(
        f"read      {reader:14,.0f} words/s   spaCy tokenizer {spacy_words:14,.0f}   ratio {reader / spacy_words:8.2f}"
    )
    many, times = off * 50, 50
    off_words = times * sum(len(text.split()) for text in off)
    gate, spacy_off = rates(
        off_words, lambda: [relevant(text) for text in many], lambda: [len(tokenizer(text)) for text in many]
    )
    passed = sum(map(relevant, off))
    print(f"gate      {gate:14,.0f} words/s   spaCy tokenizer {spacy_off:14,.0f}   ratio {gate / spacy_off:8.2f}")
    print(f"          {passed} of {len(off)} off-topic texts pass the gate (and give no claim: tests/real)")


def said(name: str, ours: float, spacys: float) -> None:
    print(f"{name:<10}{ours:14,.0f} words/s   spaCy tokenizer {spacys:14,.0f}   ratio {ours / spacys:8.2f}")


def growth() -> None:
    """The time for twice the text over the time for the text: 2 is linear, 4 quadratic."""
    ordinary = "\n\n".join(each.text[each.body :] for each in open_reports([str(TEXTS)]))
    print(f"a text of {SIZE:,} characters, and one of twice the size")
    for name, piece in {"ordinary text": ordinary, **HOSTILE}.items():
        once, twice = (taken(piece, size) for size in (SIZE, 2 * SIZE))
        print(f"{name:<18} {once * 1000:8.0f} ms {twice * 1000:8.0f} ms   ratio {twice / once:5.2f}")


def taken(piece: str, size: int) -> float:
    text = report((piece * (size // len(piece) + 1))[:size])
    return min(spent(lambda: read(text)) for _ in range(2))


if __name__ == "__main__":
    beside_spacy()
    growth()
