"""Finished crises counted day by day, kept for the record of the forecast; and where those counts were right.

    python -m benchmarks.forecast_days

It replays the crises of tests/real and writes `days.json` (what a forecast takes from the count of each day, where it
changed), `counts.csv` (each bench on each day of which the truth is known) and `movements.csv` (by how much the
opposition grew until the vote) into src/whipcount/data/forecast/. Where a count is wrong on a day on which none was
before, it adds a row to `misses.csv`, from which nothing is ever taken out. Run it again when the count has changed,
and `python -m whipcount.forecast.fit` after it.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tests.real.replays import Replay, measured, replays

from whipcount.forecast.evidence import missing
from whipcount.forecast.record import rule_of
from whipcount.forecast.standing import SIDES, from_json, standing, to_json
from whipcount.model.words import Bench

DATA = Path(__file__).parents[1] / "src" / "whipcount" / "data" / "forecast"
COLUMNS = ("crisis", "replay", "by", "day", "bench", "truth", "low", "high", "seats", "forecast")
MISSED = ("crisis", "replay", "day", "bench", "truth", "low", "high", "seats", "measured")
MOVED = ("crisis", "day", "days", "opposition", "opposition_last", "seats")
NEW_GOVERNMENT = {"in-ka-2018"}  # the sides changed places: what was the opposition formed the government
# One crisis may be replayed from two collections of reports.
CRISES = {
    "pakistan-2022": "PAK 2022",
    "pk-2022": "PAK 2022",
    "de-2024": "DEU 2024",
    "es-2018": "ESP 2018",
    "in-ka-2018": "IND-KA 2018",
    "in-ka-2019": "IND-KA 2019",
    "lk-2018": "LKA 2018",
    "np-2024": "NPL 2024",
    "pg-2019": "PNG 2019",
    "pt-2025": "PRT 2025",
    "ro-2021": "ROU 2021",
    "th-2022": "THA 2022",
}


def main() -> None:
    every = replays()
    told = [_replayed(replay, by) for replay in every for by in replay.ways]
    days = ",\n".join(json.dumps(each, ensure_ascii=False) for each in told)
    (DATA / "days.json").write_text(f"[\n{days}\n]\n", "utf-8")
    _write("movements.csv", MOVED, [row for replay in every for row in _moved(replay)])
    ways = ((replay, by) for replay in every for by in replay.ways)
    counted = [row for (replay, by), own in zip(ways, told, strict=True) for row in _measured(replay, by, own)]
    _write("counts.csv", COLUMNS, counted)
    _write("misses.csv", MISSED, _ever_missed(counted, date.today()))  # noqa: DTZ011 - the day it is run, wherever


def _ever_missed(counted: list[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    """The misses that are known, and those of the reader's counts on a side and day of which none was known."""
    with (DATA / "misses.csv").open(encoding="utf-8", newline="") as file:
        known: list[dict[str, Any]] = list(csv.DictReader(file))
    before = {tuple(row[name] for name in MISSED[:4]) for row in known}
    for row in counted:
        wrong = row["by"] == "reader" and row["seats"] != "" and not row["low"] <= row["truth"] <= row["high"]
        if wrong and tuple(row[name] for name in MISSED[:4]) not in before:
            known.append({name: row.get(name, today.isoformat()) for name in MISSED})
    return known


def _moved(replay: Replay) -> Iterator[dict[str, Any]]:
    """By how much the opposition grew from each day of the truth to the last one before the vote."""
    known = {day: benches[Bench.OPPOSITION] for day, benches in replay.truth.items() if Bench.OPPOSITION in benches}
    voted = str(replay.outcome["motion"].get("voted", "9999"))
    days = [day for day in sorted(known) if day.isoformat() <= voted]
    if str(replay) in NEW_GOVERNMENT or len(days) < 2:
        return
    end = date.fromisoformat(voted) if voted != "9999" else days[-1]
    for day in days:
        sizes = {"opposition": known[day], "opposition_last": known[days[-1]]}
        head = {"crisis": CRISES[str(replay)], "day": day.isoformat(), "days": (end - day).days}
        yield head | sizes | {"seats": replay.outcome["result"]["house"]}


def _write(name: str, columns: tuple[str, ...], rows: list[dict[str, Any]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def _replayed(replay: Replay, by: str) -> dict[str, Any]:
    """The days up to the vote, each only where it differs from the one before, and what came of it."""
    crisis, motion, result = replay.open(by), replay.outcome["motion"], replay.outcome["result"]
    days: dict[str, Any] = {}
    last: Any = None
    for each in crisis.timeline(parties=True).days:
        if "voted" in motion and each.day.isoformat() > str(motion["voted"]):
            break
        made = to_json(standing(each.count))
        if made != last:
            days[each.day.isoformat()] = last = made
    return {
        "crisis": CRISES[str(replay)],
        "replay": str(replay),
        "by": by,
        "chamber": replay.chamber,
        "voted": motion.get("voted"),
        "until": min(crisis.reports[-1].published.isoformat(), str(motion.get("voted", "9999"))),
        "outcome": result["outcome"],
        "ayes": int(result["votes_for"]) if "votes_for" in result else None,
        "noes": int(result["votes_against"]) if "votes_against" in result else None,
        "days": days,
    }


def _measured(replay: Replay, by: str, told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The benches on the days of the truth. forecast: whether there is enough on that day to forecast from."""
    seats = replay.outcome["result"].get("house", "")
    for row in measured(replay, by):
        if row.truth is None or row.plausible is None or row.bench not in SIDES:
            continue
        yield {
            "crisis": told["crisis"],
            "replay": told["replay"],
            "by": by,
            "day": row.day.isoformat(),
            "bench": row.bench.value,
            "truth": row.truth,
            "low": row.plausible.low,
            "high": row.plausible.high,
            "seats": seats,
            "forecast": "yes" if _enough(told, row.day) else "no",
        }


def _enough(told: dict[str, Any], on: date) -> bool:
    known = [day for day in told["days"] if day <= on.isoformat()]
    if not known:
        return False
    standing = replace(from_json(told["days"][max(known)]), voted=False)
    return not missing(standing, rule_of(told["chamber"], standing.motion, on))


if __name__ == "__main__":
    main()
