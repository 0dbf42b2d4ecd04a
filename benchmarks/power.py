"""Voting power beside other packages and beside the goals, in the same run.

pip install whipcount[fast] powerindices powerindex power-bdd coopgame-py
python benchmarks/power.py            (add a word to run only the workloads whose name has it)

Every peer that is installed is run on every workload that it can do. A peer's answer is compared with ours, and one
that differs, or does not come in time, is printed as such and has no ratio: speed of a wrong answer is no speed.
Figures are milliseconds of processor time, the best of several runs, with the wall clock's beside ours: all ways and
all peers run on one core, and other work on the machine cannot add to the former. Floats are compared with our exact
answer where there is one in the same block. Ends with a table in Markdown, as in docs/power.md.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial, reduce
from importlib import import_module
from operator import and_, or_
from pathlib import Path
from random import Random
from typing import Any

from whipcount.power import odds
from whipcount.power.game import Game, game
from whipcount.power.opening import given
from whipcount.power.power import power
from whipcount.power.rules import Joined, Rule, Rules, rule
from whipcount.power.wording import ruled

PATIENCE = 20.0  # seconds for one peer on one workload
ENOUGH = 0.4  # seconds of runs, of which the best counts
EU = Path(__file__).parents[1] / "tests" / "power" / "data" / "eu-2016.csv"
PERSONS = EU.with_name("eu-2019.csv")
COLLEGE = (  # of 2000
    54, 33, 32, 25, 23, 22, 21, 18, 15, 14, 13, 13, 12, 12, 11, 11, 11, 11, 10, 10, 9, 9, 8, 8, 8, 8, 8, 8, 7, 7, 7,
    6, 6, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3,
)  # fmt: skip
PAKISTAN = (155, 84, 56, 15, 7, 5, 5, 4, 4, 3, 1, 1, 1, 1)
Values = Sequence[float]
Timed = tuple[float, float, Values]


def imf_like(total: int) -> list[int]:
    """190 members whose weights fall as those of the fund do."""
    shape = [1 / (place + 3) ** 1.3 for place in range(190)]
    return [max(1, round(total * share / sum(shape))) for share in shape]


def drawn(number: int) -> list[int]:
    draw = Random(7)  # noqa: S311 - a workload
    return [draw.randint(1, 100) for _ in range(number)]


def in_tens(made: Game) -> Game:
    """Twenty unions of ten."""
    return made.united(*(made.players[start : start + 10] for start in range(0, len(made.players), 10)))


def council() -> Game:
    """The EU Council of 28 states: 55 % of them with 65 % of the people, or all but three."""
    people = given(EU.read_text("utf-8"), EU.name).weights
    states = [1] * len(people)
    double = rule(states, at_least=Fraction(55, 100)) & rule(tuple(people.values()), quota=65)
    return Game(tuple(people), double | rule(states, quota=25))


def in_persons() -> Game:
    """The Council of 2019 by the same rules, its 28 populations in persons."""
    table = given(PERSONS.read_text("utf-8"), PERSONS.name)
    return ruled("players >= 16 and people >= 65%, or players >= 25", tuple(table.weights), table.columns)


def exact(made: Game, index: str) -> Any:
    """Without the extra."""
    return plain(made, index, floats=False)


def exact_compiled(made: Game, index: str) -> Any:
    return power(made, [index]).values[index]


def plain(made: Game, index: str, *, floats: bool = True) -> Any:
    """In floats without the extra."""
    kept, odds.compiled = odds.compiled, nothing  # type: ignore[assignment]
    try:
        return power(made, [index], floats=floats).values[index]
    finally:
        odds.compiled = kept


def compiled(made: Game, index: str) -> Any:
    return power(made, [index], floats=True).values[index]


def nothing() -> None:
    """What is found where numba is not installed."""


WAYS = {"exact": exact, "exact, compiled": exact_compiled, "floats": plain, "compiled": compiled}


@dataclass(frozen=True)
class Work:
    """An index of a game; what each way of ours may take in milliseconds, None where no goal was set."""

    name: str
    made: Game
    index: str
    goals: dict[str, float | None] = field(default_factory=dict)


def workloads() -> list[Work]:
    college, pakistan = game(list(COLLEGE), 270), game(list(PAKISTAN), 172)
    two_hundred, thousand = in_tens(game(drawn(200))), game(drawn(1000))
    fifty, five = in_tens(game(imf_like(50_000))), game(imf_like(5_000_000))
    near = {"floats": None, "compiled": None}
    return [
        Work("Pakistan 2022", pakistan, "banzhaf", {"exact": None}),
        Work("Pakistan 2022", pakistan, "shapley_shubik", {"exact": None, **near}),
        Work("Electoral College", college, "banzhaf", {"exact": 0.1}),
        Work("Electoral College", college, "shapley_shubik", {"exact": 2, **near}),
        Work("EU Council", council(), "banzhaf", {"exact": 50}),
        Work("EU Council", council(), "shapley_shubik", {"exact": 50}),
        Work("EU Council in persons", in_persons(), "banzhaf", {"exact": 50}),
        Work("EU Council in persons", in_persons(), "shapley_shubik", {"exact": 50}),
        Work("random 200", two_hundred, "banzhaf", {"exact": None, **near}),
        Work("random 200", two_hundred, "shapley_shubik", {"exact": 3000, **near}),
        Work("random 200", two_hundred, "holler", {"exact": 200, "floats": 200, "compiled": 200}),
        Work("random 200", two_hundred, "deegan_packel", {"exact": 200, "floats": 200, "compiled": 200}),
        Work("random 200", two_hundred, "johnston", dict.fromkeys(WAYS, 200)),
        Work("random 200 in tens", two_hundred, "owen", {"exact": 50, "floats": 50, "compiled": 50}),
        Work("random 200 in tens", two_hundred, "banzhaf_owen", {"exact": 50, "floats": 50, "compiled": 50}),
        Work("random 1000", thousand, "banzhaf", {"exact": 100, **near}),
        Work("random 1000", thousand, "shapley_shubik", {"floats": 1500, "compiled": 200}),
        Work("IMF-like 50,000", fifty, "banzhaf", {"exact": 10, **near}),
        Work("IMF-like 50,000", fifty, "shapley_shubik", {"exact": None, **near}),
        Work("IMF-like 50,000 in tens", fifty, "owen", near),
        Work("IMF-like 5 million", five, "banzhaf", {"exact": 1000, **near}),
        Work("IMF-like 5 million", five, "shapley_shubik", {"floats": 5000, "compiled": 5000}),
    ]


def powerindices(rule: Rule, index: str) -> Values:
    module = import_module("powerindices")
    found = {"banzhaf": module.compute_pbi, "shapley_shubik": module.compute_ssi}[index](rule.quota, list(rule.weights))
    values = [found[weight] for weight in rule.weights] if isinstance(found, dict) else found
    return values if index == "shapley_shubik" else [value / sum(values) for value in values]


def powerindex(rule: Rule, index: str) -> Values:
    made = import_module("powerindex").Game(rule.quota, list(rule.weights))
    {"banzhaf": made.calc_banzhaf, "shapley_shubik": made.calc_shapley_shubik}[index]()
    return list({"banzhaf": lambda: made.banzhaf, "shapley_shubik": lambda: made.shapley_shubik}[index]())


def power_bdd(rules: Rules, index: str) -> Values:
    made = _diagram(import_module("power_bdd.bdd"), rules)
    values = {"banzhaf": made.calc_banzhaf, "shapley_shubik": made.calc_shapley}[index]()
    return [float(value) / float(sum(values)) for value in values]


def _diagram(module: Any, rules: Rules) -> Any:
    if isinstance(rules, Rule):
        return module.BDD(module.WeightedGame(rules.quota, list(rules.weights)))
    return reduce(and_ if rules.how == "and" else or_, (_diagram(module, part) for part in rules.parts))


def coopgame(rule: Rule, index: str) -> Values:
    module = import_module("coopgame")
    if len(rule.weights) > 22:
        raise KeyError(index)
    made = module.Game.weighted_voting([float(weight) for weight in rule.weights], float(rule.quota))
    if index == "shapley_shubik":
        return list(module.shapley(made))
    values = list(module.banzhaf(made))
    return [value / sum(values) for value in values]


PEERS: dict[str, Callable[[Any, str], Values]] = {
    "powerindices": powerindices,
    "powerindex": powerindex,
    "power-bdd": power_bdd,
    "coopgame-py": coopgame,
}


def best(work: Callable[[], Values]) -> Timed:
    """The least processor time of some runs, the least on the clock, and the answer."""
    least, clock, values = timed(work)
    if clock > PATIENCE / 4:
        return least, clock, values
    started = time.perf_counter()
    while True:
        again, wall, values = timed(work)
        least, clock = min(least, again), min(clock, wall)
        if time.perf_counter() - started > ENOUGH:
            return least, clock, values


def timed(work: Callable[[], Values]) -> Timed:
    clock, begun = time.perf_counter(), time.process_time()
    values = work()
    return time.process_time() - begun, time.perf_counter() - clock, values


def patiently(peer: str, work: Work) -> Timed | str:
    """A peer in a process of its own, which is ended when it takes too long."""
    if work.index not in ("banzhaf", "shapley_shubik"):
        return ""
    if isinstance(work.made.rules, Joined) and peer != "power-bdd":
        return ""
    pipe, far = multiprocessing.Pipe()
    child = multiprocessing.Process(target=_answer, args=(far, peer, work))
    child.start()
    far.close()
    try:
        return pipe.recv() if pipe.poll(PATIENCE) else f"no answer in {PATIENCE:.0f} s"
    except EOFError:
        return "ended without an answer"
    finally:
        child.kill()
        child.join()


def _answer(pipe: Any, peer: str, work: Work) -> None:
    """What a peer prints on the way is dropped."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - until the process ends
    try:
        pipe.send(best(partial(PEERS[peer], work.made.rules, work.index)))
    except (ModuleNotFoundError, KeyError):
        pipe.send("")
    except Exception as error:  # noqa: BLE001 - whatever a peer raises is its answer
        pipe.send(f"{type(error).__name__}: {error}"[:60])


def main(only: str) -> None:
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; milliseconds of processor time")
    rows = []
    for work in workloads():
        if only in f"{work.name} {work.index}":
            rows += compared(work)
    print("\n| workload | index | way | goal | whipcount | best right peer | ratio |\n|---|---|---|---|---|---|---|")
    print("\n".join(rows))


def compared(work: Work) -> list[str]:
    print(f"\n{work.name}, {work.index}")
    if "compiled" in work.goals:
        compiled(work.made, work.index)  # which is done once, and kept
    if "exact, compiled" in work.goals:
        exact_compiled(work.made, work.index)
    ours = {way: best(partial(WAYS[way], work.made, work.index)) for way in work.goals}
    known = next(iter(ours.values()))[2]
    for way, (seconds, clock, values) in ours.items():
        goal = work.goals[way]
        against = "" if goal is None else f"   goal {goal:g}{'' if seconds * 1e3 <= goal else ', MISSED'}"
        print(
            f"  whipcount {way:<12} {seconds * 1e3:12.3f} ({clock * 1e3:.3f} on the clock){against}"
            f"{_off(values, known)}"
        )
    peers: dict[str, float] = {}
    fastest = min(seconds for seconds, _, _ in ours.values())
    said = {peer: answer for peer in PEERS if (answer := patiently(peer, work))}
    for peer, answer in said.items():
        print(f"  {peer:<22} {_told(answer, fastest, known, peers, peer)}")
    right = min(peers, key=lambda peer: peers[peer], default=None)
    beside = f"{_short(peers[right])} ({right})" if right else "none right in time" if said else "none run"
    return [
        f"| {work.name} | {work.index} | {way} | {_goal(work, way, seconds)} | {_short(seconds)} | {beside} | "
        f"{f'{peers[right] / seconds:,.1f}' if right else ''} |"
        for way, (seconds, _, _) in ours.items()
    ]


def _goal(work: Work, way: str, seconds: float) -> str:
    goal = work.goals[way]
    return "" if goal is None else f"{goal:,g}" if seconds * 1e3 <= goal else f"{goal:,g} (missed)"


def _off(values: Values, known: Values) -> str:
    apart = max(abs(float(ours - Fraction(other))) for ours, other in zip(map(Fraction, known), values, strict=True))
    return "" if values is known else f"   off by {apart:.1g}"


def _told(said: Timed | str, fastest: float, values: Values, peers: dict[str, float], peer: str) -> str:
    if isinstance(said, str):
        return f"{said:>12}"
    seconds, _, theirs = said
    apart = max(abs(float(ours) - other) for ours, other in zip(values, theirs, strict=True))
    if not apart < 1e-6:
        return f"{seconds * 1e3:12.3f}   wrong by {apart:.2g}"
    peers[peer] = seconds
    return f"{seconds * 1e3:12.3f}   {seconds / fastest:8.1f} times our fastest"


def _short(seconds: float) -> str:
    return (
        f"{seconds * 1e3:,.{max(0, 2 - len(str(int(seconds * 1e3))))}f}" if seconds >= 1e-3 else f"{seconds * 1e3:.3f}"
    )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
