"""Single rooms, each beside a yardstick in the same run; medians and ratios, nothing is judged.

.venv/bin/python benchmarks/rooms.py
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml

from whipcount.charts import hemicycle
from whipcount.crisis import open as open_crisis
from whipcount.files import load_yaml
from whipcount.reading import read
from whipcount.rulebook import find
from whipcount.rulebook.shelf import FOLDER

EXAMPLE = Path(__file__).parent.parent / "examples" / "pakistan-2022"
RUNS = 15


def spent(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def paired(name: str, work: Callable[[], object], yardstick: Callable[[], object], beside: str) -> None:
    """Both in turn, after one run of each that is not counted."""
    spent(work), spent(yardstick)
    pairs = [(spent(work), spent(yardstick)) for _ in range(RUNS)]
    ours, theirs = (statistics.median(pair[i] for pair in pairs) for i in (0, 1))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"{name:<34} {ours * 1000:8.1f} ms   {beside:<34} {theirs * 1000:8.1f} ms   ratio {ratio:6.1f}")


if __name__ == "__main__":
    files = sorted(FOLDER.glob("*.yaml"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    paired(
        "six chamber files, with places",
        lambda: [load_yaml(path) for path in files],
        lambda: [yaml.load(text, Loader=loader) for text in texts],  # noqa: S506 - the safe loader, in C
        "yaml.load without places",
    )
    crisis = open_crisis(str(EXAMPLE))
    count, house = crisis.count(date(2022, 3, 30)), find("pk-na")
    chart = hemicycle(count)
    paired("342 seats drawn", lambda: hemicycle(count), lambda: chart.png(600), "the same as PNG by resvg")
    words = [word for report in crisis.reports for word in report.text.split()]
    paired(
        f"{len(words):,} words read",
        lambda: [read(report, house) for report in crisis.reports],
        lambda: [report.text.lower().split() for report in crisis.reports],
        "lower() and split()",
    )
