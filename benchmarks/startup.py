"""How long a user waits: one article end to end, and the help page, each beside a yardstick in the same run.

    make bench            # or: .venv/bin/python benchmarks/startup.py [ARTICLE]

The yardstick is an empty Python process for the help page, and Python importing numpy for the article: both
programs pay that much before they begin. Whole processes are timed, in turn, and medians are printed; quote the
ratio, since machines are shared. Goals: the article in under 1.0 s of wall time on two cores, the help page in
under 0.15 s of processor time.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
WHIPCOUNT = str(Path(sys.executable).with_name("whipcount"))
DEFAULT = ROOT / "examples" / "pakistan-2022" / "2022-03-30-harbour-post.txt"
RUNS = 9


def timed(command: list[str]) -> tuple[float, float]:
    """Wall and processor seconds of one whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "NO_COLOR": "1"})
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()[:300]}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def paired(name: str, command: list[str], yardstick: list[str]) -> None:
    """Both commands in turn, after one run of each that is not counted."""
    timed(command), timed(yardstick)
    pairs = [(timed(command), timed(yardstick)) for _ in range(RUNS)]
    ours = [statistics.median(pair[0][i] for pair in pairs) for i in (0, 1)]
    theirs = [statistics.median(pair[1][i] for pair in pairs) for i in (0, 1)]
    ratio = statistics.median(pair[0][0] / pair[1][0] for pair in pairs)
    print(f"{name:<28} {ours[0]:.3f} s wall, {ours[1]:.3f} s processor")
    print(f"{'  yardstick: ' + ' '.join(yardstick[1:]):<28} {theirs[0]:.3f} s wall, {theirs[1]:.3f} s processor")
    print(f"{'  ratio of wall times':<28} {ratio:.1f}\n")


if __name__ == "__main__":
    article = sys.argv[1] if len(sys.argv) > 1 else str(DEFAULT)
    folder = str(ROOT / "examples" / "pakistan-2022")
    paired("whipcount --help", [WHIPCOUNT, "--help"], [sys.executable, "-c", "pass"])
    paired("one article, counted", [WHIPCOUNT, "count", "--json", article], [sys.executable, "-c", "import numpy"])
    paired("the example, 16 reports", [WHIPCOUNT, "count", "--json", folder], [sys.executable, "-c", "import numpy"])
