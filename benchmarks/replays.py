"""Finished crises replayed: on each day the truth, the plausible and the possible band of each bench, and their widths.

    python -m benchmarks.replays                       every crisis, the days of which the truth is known
    python -m benchmarks.replays in-ka-2018 --every-day
    python -m benchmarks.replays --json --price slack=80 --price drift_plausible=3/1000
    python -m benchmarks.replays --markdown            the table of tests/real/crises/README.md
    python -m benchmarks.replays --floors              what stands in tests/real/crises/floors.yaml

Run it in the folder of the project. --price NAME=VALUE changes a heuristic of `whipcount.count.prices.Prices`,
to fit prices to crises that are over. From Python, with the reports read only once for all prices:

    from tests.real.replays import measured, replays
    for replay in replays():
        for day in measured(replay, prices=Prices(slack=80)):
            day.truth, day.plausible, day.possible, day.told, day.width

`told` is "right" where the truth lies in the plausible band, "wrong" where it does not, and "silent" where the count
says nothing of the bench. A crisis with `decisions.yaml` is measured twice: by "reader", and by "desk" with an editor's
decisions.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from fractions import Fraction
from itertools import groupby
from typing import Any

from tests.real.replays import DESK, READER, Measured, Replay, measured, replays

from whipcount.count.prices import Prices
from whipcount.model.quantity import Range

_COLUMNS = ("crisis", "by", "days", "none wrong", "right", "silent", "wrong", "mean width")


def main(arguments: list[str]) -> None:
    asked = _asked(arguments)
    prices = _priced(asked.price)
    chosen = [replay for replay in replays() if not asked.crisis or str(replay) in asked.crisis]
    rows = [row for replay in chosen for row in _of(replay, prices, every_day=asked.every_day)]
    if asked.json:
        print(json.dumps([_object(row) for row in rows], indent=1))
    elif asked.markdown:
        print("\n".join(_markdown(rows)))
    elif asked.floors:
        print("\n".join(_floors(rows)))
    else:
        print("\n".join((*_lines(rows), "", *_summary(rows))))


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("crisis", nargs="*", help="folders such as in-ka-2018; all when none is named")
    parser.add_argument("--every-day", action="store_true", help="days without a known truth too")
    parser.add_argument(
        "--price", action="append", default=[], metavar="NAME=VALUE", help="slack=80, drift_plausible=3/1000"
    )
    for form in ("json", "markdown", "floors"):
        parser.add_argument(f"--{form}", action="store_true")
    return parser.parse_args(arguments)


def _priced(said: Iterable[str]) -> Prices | None:
    """The prices of today with some changed; a name that is none is refused."""
    changes = dict(each.partition("=")[::2] for each in said)
    known = {field.name: field.default for field in fields(Prices)}
    if unknown := changes.keys() - known.keys():
        sys.exit(f"No price is called {', '.join(sorted(unknown))}. The prices are {', '.join(known)}.")
    made: dict[str, Any] = {
        name: Fraction(value) if isinstance(known[name], Fraction) else int(value) for name, value in changes.items()
    }
    return replace(Prices(), **made) if made else None


def _of(replay: Replay, prices: Prices | None, *, every_day: bool) -> Iterator[Measured]:
    for by in replay.ways:
        yield from measured(replay, by, prices=prices, every_day=every_day)


def _object(row: Measured) -> dict[str, object]:
    return {
        "crisis": row.crisis,
        "by": row.by,
        "day": row.day.isoformat(),
        "bench": row.bench.value,
        "truth": row.truth,
        "plausible": _ends(row.plausible),
        "possible": _ends(row.possible),
        "told": row.told or None,
        "width": row.width,
    }


def _ends(band: Range | None) -> list[int] | None:
    return None if band is None else [band.low, band.high]


def _lines(rows: Iterable[Measured]) -> Iterator[str]:
    for (crisis, by), of_crisis in groupby(rows, key=lambda row: (row.crisis, row.by)):
        yield f"{crisis}, by the {by}"
        for row in of_crisis:
            if row.truth is not None or row.plausible is not None:
                truth, bands = "-" if row.truth is None else row.truth, (row.plausible, row.possible)
                plausible, possible = ("unknown" if band is None else str(band) for band in bands)
                yield f"  {row.day} {row.bench.value:10} {truth:>5}  {plausible:>9}  {possible:>9}  {row.told}".rstrip()


def _summary(rows: Iterable[Measured]) -> Iterator[str]:
    for row in (_COLUMNS, *_told(rows)):
        name, by, *numbers = map(str, row)
        yield f"{name:16} {by:7} {' '.join(f'{number:>12}' for number in numbers)}"


def _markdown(rows: Iterable[Measured]) -> Iterator[str]:
    yield f"| {' | '.join(_COLUMNS)} |"
    yield "|---" * len(_COLUMNS) + "|"
    for told in _told(rows):
        yield f"| {' | '.join(map(str, told))} |"


def _told(rows: Iterable[Measured]) -> Iterator[tuple[str, ...]]:
    """Each crisis in one row, and all of them in two: by the reader, and by the desk where it decided something."""
    true = [row for row in rows if row.truth is not None]
    for (crisis, by), found in groupby(true, key=lambda row: (row.crisis, row.by)):
        yield (crisis, by, *_sums(list(found)))
    edited = {row.crisis for row in true if row.by == DESK}
    yield ("all", READER, *_sums([row for row in true if row.by == READER]))
    yield ("all", DESK, *_sums([row for row in true if row.by == DESK or row.crisis not in edited]))


def _sums(rows: list[Measured]) -> tuple[str, ...]:
    """Days with a truth, days on which no bench is wrong, benches by what is told of them, and the mean width."""
    days = {(row.crisis, row.day) for row in rows}
    wrong = {(row.crisis, row.day) for row in rows if row.told == "wrong"}
    told = Counter(row.told for row in rows)
    widths = [row.width for row in rows if row.width is not None]
    mean = f"{sum(widths) / len(widths):.1f}" if widths else "-"
    numbers = (len(days), len(days - wrong), told["right"], told["silent"], told["wrong"])
    return (*map(str, numbers), mean)


def _floors(rows: Iterable[Measured]) -> Iterator[str]:
    true = [row for row in rows if row.truth is not None]
    for crisis, of_crisis in groupby(true, key=lambda row: row.crisis):
        yield f"{crisis}:"
        for by, by_one in groupby(of_crisis, key=lambda row: row.by):
            yield f"  {by}:"
            for day, of_day in groupby(by_one, key=lambda row: row.day):
                widths = ", ".join(
                    f"{row.bench.value}: {'unknown' if row.width is None else row.width}" for row in of_day
                )
                yield f'    "{day}": {{{widths}}}'


if __name__ == "__main__":
    main(sys.argv[1:])
