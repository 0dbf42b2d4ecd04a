"""The past votes that the forecast is fitted on, put together from public lists.

    python -m benchmarks.past_votes VOTES.csv CABINETS.csv

VOTES.csv is a list of votes and motions with country, date, kind, votes_for, votes_against, outcome and source.
CABINETS.csv is the view of cabinets of ParlGov (https://www.parlgov.org, CC0). It writes `motions.csv` (what came of
each motion) and `sides.csv` (how many members a side had and how many votes it cast) into src/whipcount/data/forecast/.
Votes of the crises in tests/real, whose sides are known on the day, and rumours stand in `crises.csv` and `rumours.csv`
there, written by hand.

What is left out, by rules that do not look at how a vote went but for one: where a government got more votes than its
parties have seats, others voted for it, and how many of its own members failed it cannot be told.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "whipcount" / "data" / "forecast"
SELECTED = {"GBR": "a list of defeats only", "THA": "ten votes of one day", "IND": "chosen as notable"}
# Votes on which the parties of the cabinet, as ParlGov has them, did not have the line of a government that fights.
NO_LINE = {
    ("DEU", "1972-09-22"): "the government meant to lose",
    ("DEU", "1982-12-17"): "the government meant to lose",
    ("DEU", "2005-07-01"): "the government meant to lose",
    ("DEU", "1972-04-27"): "the government's members stayed in their seats",
    ("GBR", "1924-01-21"): "the cabinet's seats are those of the house before",
}
# Votes that a list of notable ones has and whose cabinet ParlGov has: country, day, kind, for, against, source.
MORE = (
    ("DEU", "1949-09-15", "election", 202, None, "Adenauer I", "secret", "votes list, DE-1949-09"),
    ("DEU", "1982-10-01", "election", 256, None, "Kohl I", "secret", "votes list, DE-1982-10"),
    ("CZE", "2009-03-24", "no_confidence", None, 96, "Topolanek II", "open", "http://euobserver.com/9/27844"),
    ("SVK", "2022-12-15", "no_confidence", None, 20, "Heger II", "open", "votes list, SK-2022-12"),
    ("PRT", "2015-11-10", "no_confidence", None, 107, "Passos Coelho II", "open", "votes list, PT-2015-11"),
)
SIDES = ("crisis", "vote", "needed", "ballot", "yes_seats", "ayes", "no_seats", "noes", "source")


def main(votes: str, cabinets: str) -> None:
    known = _cabinets(Path(cabinets))
    with Path(votes).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    listed = [*map(_motion, rows), *_notable({(row["country"], row["date"]) for row in rows})]
    _write("motions.csv", ("country", "date", "kind", "outcome", "listing", "source"), listed)
    _write("sides.csv", SIDES, [*_from_list(rows, known), *_more(known)])


def _motion(row: dict[str, str]) -> dict[str, str]:
    own = {name: row[name] for name in ("country", "date", "kind", "outcome", "source")}
    return own | {"listing": "complete" if row["country"] == "JPN" else "selected"}


def _notable(known: set[tuple[str, str]]) -> Iterator[dict[str, str]]:
    """The motions of tests/real/data/votes.yaml that the list does not have; they were chosen for what they teach."""
    codes = {"Canada": "CAN", "Germany": "DEU", "India": "IND", "Japan": "JPN", "Pakistan": "PAK", "Sweden": "SWE"}
    for row in yaml.safe_load((ROOT / "tests" / "real" / "data" / "votes.yaml").read_text("utf-8"))["votes"]:
        country, day = codes.get(row["country"], row["country"]), str(row.get("date_voted", row["id"][3:10]))
        if (country, day) not in known:
            made = {"country": country, "date": day, "kind": row["kind"], "outcome": row["outcome"]}
            yield made | {"listing": "selected", "source": row.get("source", [f"votes list, {row['id']}"])[0]}


def _from_list(rows: list[dict[str, str]], known: Any) -> Iterator[dict[str, object]]:
    for row in rows:
        country, day, kind = row["country"], row["date"], row["kind"]
        cabinet = _at(known[country], day)
        if not row["votes_for"] or cabinet is None or (country, day) in NO_LINE or day < "1924":
            continue
        for_government = kind in {"confidence", "investiture_negative"} or country == "GBR"
        cast = int(float(row["votes_for" if for_government else "votes_against"]))
        if cast <= cabinet[2]:
            yes, needed = kind in {"confidence", "investiture_negative"}, kind == "confidence"
            yield _side(country, day, cabinet, row["source"]) | _lines(cabinet[2], cast, yes=yes, needed=needed)


def _more(known: Any) -> Iterator[dict[str, object]]:
    for country, day, kind, ayes, noes, name, ballot, source in MORE:
        cabinet = next(each[1:] for each in known[country] if each[1] == name)
        cast, asked = ayes if noes is None else noes, kind == "election"
        if cast is not None and cast <= cabinet[2]:
            made = _side(country, day, cabinet, source) | _lines(cabinet[2], cast, yes=asked, needed=asked)
            yield made | {"ballot": ballot}


def _side(country: str, day: str, cabinet: tuple[str, str, int], source: str) -> dict[str, object]:
    made: dict[str, object] = dict.fromkeys(SIDES, "")
    source = f"{source}; seats: ParlGov cabinet {cabinet[1]}"
    return made | {"crisis": f"{country} {cabinet[0]}", "vote": day, "ballot": "open", "source": source}


def _lines(seats: int, cast: int, *, yes: bool, needed: bool) -> dict[str, object]:
    """The side's numbers, and which line had to find the votes."""
    own = {"yes_seats": seats, "ayes": cast} if yes else {"no_seats": seats, "noes": cast}
    return own | {"needed": "yes" if yes is needed else "no"}


def _cabinets(path: Path) -> dict[str, list[tuple[str, str, str, int]]]:
    """Of each country the cabinets with the seats of their parties, by the day they began."""
    seats: dict[tuple[str, str, str, str], int] = defaultdict(int)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            key = row["country_name_short"], row["start_date"], row["cabinet_name"].strip(), row["cabinet_id"]
            seats[key] += int(float(row["seats"] or 0)) if row["cabinet_party"] == "1" else 0
    made = defaultdict(list)
    for (country, start, name, number), total in sorted(seats.items()):
        made[country].append((start, name, number, total))
    return made


def _at(cabinets: list[tuple[str, str, str, int]], day: str) -> tuple[str, str, int] | None:
    begun = [each for each in cabinets if each[0] <= day]
    return begun[-1][1:] if begun else None


def _write(name: str, columns: tuple[str, ...], rows: Any) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
