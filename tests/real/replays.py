"""Finished crises, replayed: the reports as they came in, counted day by day, against what was true.

Each folder of `crises/` (and `examples/pakistan-2022`) holds reports, and an `outcome.yaml` with the official result
and the benches as they stood on some days. A folder may hold `decisions.yaml` too: what an editor would have withdrawn
or corrected, each with its reason. A replay without them shows the reader alone, a replay with them the reader and the
desk. `python -m benchmarks.replays` prints what is measured here.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import whipcount
from whipcount.count.bands import bench_cells
from whipcount.count.count import work_out
from whipcount.count.gather import gather
from whipcount.count.prices import Prices
from whipcount.crisis import Crisis
from whipcount.crisis.kept import KeptCrisis
from whipcount.files import load_yaml
from whipcount.ledger import Ledger
from whipcount.model import Claim, Law, Report, Unusable
from whipcount.model.entry import Act, Action
from whipcount.model.quantity import Range
from whipcount.model.words import Bench
from whipcount.reports import witnesses
from whipcount.rulebook import find, law
from whipcount.scoring.typed import corrected

HERE = Path(__file__).parent
CRISES = HERE / "crises"
EXAMPLE = HERE.parents[1] / "examples" / "pakistan-2022"
READER, DESK = "reader", "desk"
NOON = datetime(2000, 1, 1, 12, tzinfo=UTC)  # when the desk writes; the count does not look at it


@dataclass(frozen=True)
class Measured:
    """One bench on one day. truth: the members who stood there, None on a day that no source gives.

    plausible, possible: the two bands of the count; None where the count knows nothing of the bench.
    """

    crisis: str
    by: str
    day: date
    bench: Bench
    truth: int | None
    plausible: Range | None
    possible: Range | None

    @property
    def told(self) -> str:
        """ "right": the truth lies in the plausible band; "silent": the count says nothing of the bench; "wrong".

        Empty where the truth is not known. A silent count is no wrong one, and is told apart everywhere.
        """
        if self.truth is None:
            return ""
        return "silent" if self.plausible is None else "right" if self.truth in self.plausible else "wrong"

    @property
    def width(self) -> int | None:
        return None if self.plausible is None else self.plausible.width


@dataclass(frozen=True)
class Replay:
    """One finished crisis on disk: its folder, and what came of it."""

    folder: Path

    def __str__(self) -> str:
        return self.folder.name

    @cached_property
    def outcome(self) -> Any:
        return load_yaml(self.folder / "outcome.yaml")

    @property
    def reports(self) -> Path:
        """Where the reports lie; the example has them beside its README."""
        apart = self.folder / "reports"
        return apart if apart.is_dir() else self.folder

    @property
    def chamber(self) -> str | None:
        """The house as a newsroom would name it; None where the rulebook does not have it."""
        return str(self.outcome["chamber"]) if "chamber" in self.outcome else None

    @cached_property
    def truth(self) -> dict[date, dict[Bench, int]]:
        """Day by day the benches whose members a source prints or adds up."""
        benches = {bench.value: bench for bench in Bench}
        days = self.outcome["truth"].items()
        return {
            date.fromisoformat(day): {benches[name]: int(said[name]) for name in benches if name in said}
            for day, said in days
        }

    @property
    def has_decisions(self) -> bool:
        return (self.folder / "decisions.yaml").exists()

    @property
    def ways(self) -> tuple[str, ...]:
        """By the reader alone, and with the desk's decisions where there are any."""
        return (READER, DESK) if self.has_decisions else (READER,)

    def open(self, by: str = READER) -> Crisis:
        """The crisis under the chamber that its outcome names, as the reader reads it or as the desk left it."""
        crisis = whipcount.open(self.reports, chamber=self.chamber)
        if by == READER:
            return crisis
        with tempfile.TemporaryDirectory() as folder, Ledger(f"{folder}/desk.ledger") as ledger:
            kept = KeptCrisis(ledger, str(self))
            kept.add(crisis.readings(), Act("desk", NOON), chamber=crisis.chamber)
            for decision in load_yaml(self.folder / "decisions.yaml"):
                self._decide(kept, crisis.claims, decision)
            return kept.open(crisis.chamber)

    def _decide(self, kept: KeptCrisis, claims: Iterable[Claim], decision: Any) -> None:
        """One decision, on the one claim of that kind with that quote; a claim that is gone is said by name."""
        paths = {report.id: Path(report.path).name for report in whipcount.open(self.reports).reports}
        meant = (decision["report"], decision["kind"], decision["quote"])
        found = [c for c in claims if (paths[c.quote.report], c.kind, c.quote.text) == meant]
        extra = decision.get("which")
        found = found if extra is None else [found[int(extra)]]
        if len(found) != 1:
            raise LookupError(f"{self}: {len(found)} claims of {meant}; the decision in decisions.yaml fits no more")
        act = Act("desk", NOON, because=decision["because"])
        fields = decision.get("correct")
        if fields is None:
            kept.decide(found[0].id, Action.WITHDRAWN, act)
        else:
            mended = partial(_mended, fields)
            kept.decide(found[0].id, Action.CORRECTED, act, corrected=mended)


def _mended(fields: str, claim: Claim, report: Report) -> Claim:
    return corrected(claim, fields, report).claim


def replays() -> tuple[Replay, ...]:
    """All of them, the example first."""
    folders = sorted(path.parent for path in CRISES.glob("*/outcome.yaml"))
    return tuple(Replay(folder) for folder in (EXAMPLE, *folders))


def measured(
    replay: Replay, by: str = READER, *, prices: Prices | None = None, every_day: bool = False
) -> Iterator[Measured]:
    """The bands of every bench on the days of the truth, or on every day of the crisis.

    prices: other heuristics than those of today. Only the bands are worked out, not the findings and the questions.
    """
    with reading(replay, by) as crisis:
        for day in days(replay, crisis) if every_day else replay.truth:
            yield from on(replay, crisis, by, day, prices)


@contextmanager
def reading(replay: Replay, by: str) -> Iterator[Crisis]:
    """The crisis, opened and read once in this process however often it is measured."""
    key = (replay.folder, by)
    if key not in _OPENED:
        _OPENED[key] = replay.open(by)
    yield _OPENED[key]


_OPENED: dict[tuple[Path, str], Crisis] = {}


def days(replay: Replay, crisis: Crisis) -> list[date]:
    """Every day from the first report to the last one, or to the last day of the truth."""
    published = [report.published for report in crisis.reports]
    first, last = min(published), max(*published, *replay.truth)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def on(replay: Replay, crisis: Crisis, by: str, day: date, prices: Prices | None) -> Iterator[Measured]:
    """The benches of one day, by what had been published."""
    known = crisis.known_on(day)
    claims = tuple(claim for read in crisis.readings(known) for claim in read.claims)
    evidence = gather(claims, reports=known, witnesses=witnesses(known), as_of=day)
    case = work_out(evidence, crisis.chamber, _law(replay, day), prices)
    for bench in Bench:
        cells, sure = bench_cells(case.frame, bench), case.known(bench)
        bands = (case.bands.plausible[cells], case.bands.possible[cells]) if sure else (None, None)
        yield Measured(str(replay), by, day, bench, replay.truth.get(day, {}).get(bench), *bands)


def _law(replay: Replay, day: date) -> Law | None:
    if replay.chamber is None:
        return None
    try:
        return law(find(replay.chamber), day)
    except Unusable:
        return None
