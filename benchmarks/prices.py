"""The heuristics of the count, held against finished crises: one varied at a time, the others as they are.

    python -m benchmarks.prices                  every heuristic below
    python -m benchmarks.prices slack --json

For each value: how many benches the plausible band gets right and wrong, its mean width, and the interval score of the
band taken as one of 90 % (Gneiting and Raftery 2007: the width, and twenty times the distance of a truth that lies
outside), in per cent of the house, the mean of the crises' means, so that no crisis counts for more than another. `left
out` is the score of a crisis under the value that does best on all the others, which is what a fit may promise.
Few crises constrain anything: read it as a check of the values in `whipcount.count.prices`, not as their source.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from statistics import mean
from typing import Any

from tests.real.replays import DESK, READER, Measured, Replay, measured, replays

from whipcount.count.prices import Prices

VALUES: dict[str, list[Any]] = {
    "slack": [0, 20, 40, 50, 60, 80, 100],
    "older_total": [20, 40, 60, 80, 100],
    "claimed": [25, 50, 75, 100],
    "lag_days": [3, 7, 14, 21],
    "drift_plausible": [Fraction(n, 10_000) for n in (0, 8, 15, 30, 60, 120)],
    "vacant_plausible": [Fraction(n, 100) for n in (0, 1, 3, 6)],
}
MISS = 20  # what a seat outside a band of 90 % costs, in seats of width


def score(row: Measured, seats: int) -> float:
    """The interval score of one band, in per cent of the house."""
    if row.plausible is None or row.truth is None:
        raise ValueError("only a band with a truth has a score")
    outside = max(row.plausible.low - row.truth, row.truth - row.plausible.high, 0)
    return 100 * (row.plausible.width + MISS * outside) / seats


def told(replay: Replay, prices: Prices) -> list[Measured]:
    """The bands that can be judged; by the desk where an editor decided anything, else by the reader."""
    by = DESK if (replay.folder / "decisions.yaml").exists() else READER
    return [row for row in measured(replay, by, prices=prices) if row.told in ("right", "wrong")]


def line(chosen: Iterable[Replay], prices: Prices) -> dict[str, Any]:
    """What one set of heuristics comes to: counts, widths and the score of each crisis."""
    scores: dict[str, list[float]] = defaultdict(list)
    rows: list[Measured] = []
    for replay in chosen:
        own = told(replay, prices)
        house = max([sum(replay.truth[day].values()) for day in replay.truth], default=0)
        scores[str(replay)] += [score(row, house) for row in own]
        rows += own
    wrong = sum(row.told == "wrong" for row in rows)
    widths = [row.plausible.width for row in rows if row.plausible]
    return {
        "right": len(rows) - wrong,
        "wrong": wrong,
        "width": mean(widths),
        "scores": {crisis: mean(own) for crisis, own in scores.items() if own},
    }


def left_out(lines: dict[str, dict[str, Any]]) -> float:
    """The mean score of each crisis under the value that is best on all the others."""
    crises = next(iter(lines.values()))["scores"]
    found = []
    for crisis in crises:
        rest = {value: mean(s for c, s in each["scores"].items() if c != crisis) for value, each in lines.items()}
        found.append(lines[min(rest, key=lambda value: rest[value])]["scores"][crisis])
    return mean(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", choices=[*VALUES, []], help="heuristics; all when none is named")
    parser.add_argument("--json", action="store_true", help="print data")
    asked = parser.parse_args()
    chosen, today, found = replays(), Prices(), {}
    for name in asked.names or VALUES:
        lines = {str(value): line(chosen, replace(today, **{name: value})) for value in VALUES[name]}
        found[name] = {"today": str(getattr(today, name)), "values": lines, "left_out": left_out(lines)}
        if not asked.json:
            _print(name, found[name])
    if asked.json:
        print(json.dumps(found, indent=1))


def _print(name: str, of: dict[str, Any]) -> None:
    print(f"{name}, today {of['today']}; left out {of['left_out']:.1f}")
    for value, each in of["values"].items():
        shown = f"{each['right']:3} right {each['wrong']:2} wrong  width {each['width']:6.1f}"
        print(f"  {value:>8}  {shown}  score {mean(each['scores'].values()):6.1f}", flush=True)


if __name__ == "__main__":
    main()
