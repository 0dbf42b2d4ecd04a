"""Voting power beside other packages in the same run: the best of several runs of each, and their ratio.

pip install whipcount[fast] powerindices powerindex power-bdd coopgame-py
python benchmarks/power.py            (add a word to run only the workloads whose name has it)

Every peer that is installed is run on every workload that it can do. A peer's answer is compared with ours, and one
that differs, or does not come in time, is printed as such and has no ratio: speed of a wrong answer is no speed.
Ratios are to the fastest of our ways. With the extra `fast`, floats are compiled.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from random import Random
from typing import Any

from whipcount.power import floats, indices, shares, unions
from whipcount.power.counting import count
from whipcount.power.game import Game, game

PATIENCE = 20.0  # seconds for one peer on one workload
ENOUGH = 0.4  # seconds of runs, of which the best counts
COLLEGE = (  # of 2000
    54, 33, 32, 25, 23, 22, 21, 18, 15, 14, 13, 13, 12, 12, 11, 11, 11, 11, 10, 10, 9, 9, 8, 8, 8, 8, 8, 8, 7, 7, 7,
    6, 6, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3,
)  # fmt: skip
PAKISTAN = (155, 84, 56, 15, 7, 5, 5, 4, 4, 3, 1, 1, 1, 1)
Values = Sequence[float]


def imf_like(total: int) -> list[int]:
    """190 members whose weights fall as those of the fund do."""
    shape = [1 / (place + 3) ** 1.3 for place in range(190)]
    return [max(1, round(total * share / sum(shape))) for share in shape]


def drawn(number: int) -> list[int]:
    draw = Random(7)  # noqa: S311 - a workload
    return [draw.randint(1, 100) for _ in range(number)]


def floated(values: Any) -> list[float]:
    return [float(value) for value in values]


def banzhaf(made: Game) -> list[float]:
    return floated(indices.banzhaf(count(made)) or ())


def shapley(made: Game) -> list[float]:
    return floated(indices.shapley_shubik(count(made, sized=True)))


def our_floats(made: Game) -> list[float]:
    return list(floats.shapley_shubik(made))


# name, weights, quota or None for more than half, index, our ways of computing it
WORKLOADS: list[tuple[str, Sequence[int], int | None, str, dict[str, Callable[[Game], list[float]]]]] = [
    ("Pakistan 2022", PAKISTAN, 172, "banzhaf", {"exact": banzhaf}),
    ("Pakistan 2022", PAKISTAN, 172, "shapley", {"exact": shapley, "floats": our_floats}),
    ("Electoral College", COLLEGE, 270, "banzhaf", {"exact": banzhaf}),
    ("Electoral College", COLLEGE, 270, "shapley", {"exact": shapley, "floats": our_floats}),
    ("random 200", drawn(200), None, "banzhaf", {"exact": banzhaf}),
    ("random 200", drawn(200), None, "shapley", {"exact": shapley, "floats": our_floats}),
    ("random 200", drawn(200), None, "holler", {"exact": lambda made: floated(shares.holler(made) or ())}),
    ("random 200", drawn(200), None, "deegan", {"exact": lambda made: floated(shares.deegan_packel(made) or ())}),
    ("random 200", drawn(200), None, "johnston", {"exact": lambda made: floated(shares.johnston(made) or ())}),
    ("random 200", drawn(200), None, "owen", {"exact": lambda made: floated(unions.owen(in_tens(made)))}),
    ("IMF-like 50,000", imf_like(50_000), None, "banzhaf", {"exact": banzhaf}),
    ("IMF-like 50,000", imf_like(50_000), None, "shapley", {"exact": shapley, "floats": our_floats}),
    ("IMF-like 5 million", imf_like(5_000_000), None, "banzhaf", {"exact": banzhaf}),
    ("IMF-like 5 million", imf_like(5_000_000), None, "shapley", {"floats": our_floats}),
    ("random 1000", drawn(1000), None, "banzhaf", {"exact": banzhaf}),
    ("random 1000", drawn(1000), None, "shapley", {"floats": our_floats}),
]


def in_tens(made: Game) -> Game:
    """Twenty unions of ten."""
    return made.united(*(made.players[start : start + 10] for start in range(0, len(made.players), 10)))


def powerindices(weights: Sequence[int], quota: int, index: str) -> Values:
    module = import_module("powerindices")
    found = {"banzhaf": module.compute_pbi, "shapley": module.compute_ssi}[index](quota, list(weights))
    values = [found[weight] for weight in weights] if isinstance(found, dict) else found
    return values if index == "shapley" else [value / sum(values) for value in values]


def powerindex(weights: Sequence[int], quota: int, index: str) -> Values:
    made = import_module("powerindex").Game(quota, list(weights))
    {"banzhaf": made.calc_banzhaf, "shapley": made.calc_shapley_shubik}[index]()
    return list({"banzhaf": lambda: made.banzhaf, "shapley": lambda: made.shapley_shubik}[index]())


def power_bdd(weights: Sequence[int], quota: int, index: str) -> Values:
    module = import_module("power_bdd.bdd")
    made = module.BDD(module.WeightedGame(quota, list(weights)))
    values = {"banzhaf": made.calc_banzhaf, "shapley": made.calc_shapley}[index]()
    return [float(value) / float(sum(values)) for value in values]


def coopgame(weights: Sequence[int], quota: int, index: str) -> Values:
    module = import_module("coopgame")
    if len(weights) > 22:
        raise KeyError(index)
    made = module.Game.weighted_voting([float(weight) for weight in weights], float(quota))
    if index == "shapley":
        return list(module.shapley(made))
    values = list(module.banzhaf(made))
    return [value / sum(values) for value in values]


PEERS = {"powerindices": powerindices, "powerindex": powerindex, "power-bdd": power_bdd, "coopgame-py": coopgame}


def best(work: Callable[[], Values]) -> tuple[float, Values]:
    """The least time of some runs, and the answer; a first run that compiles or imports is followed by another."""
    begun = time.perf_counter()
    values = work()
    least = time.perf_counter() - begun
    if least > PATIENCE / 4:
        return least, values
    started = time.perf_counter()
    while True:
        begun = time.perf_counter()
        values = work()
        least = min(least, time.perf_counter() - begun)
        if time.perf_counter() - started > ENOUGH:
            return least, values


def patiently(peer: str, weights: Sequence[int], quota: int, index: str) -> tuple[float, Values] | str:
    """A peer in a process of its own, which is ended when it takes too long."""
    if index not in ("banzhaf", "shapley"):
        return ""
    pipe, far = multiprocessing.Pipe()
    child = multiprocessing.Process(target=_answer, args=(far, peer, weights, quota, index))
    child.start()
    far.close()
    try:
        return pipe.recv() if pipe.poll(PATIENCE) else f"no answer in {PATIENCE:.0f} s"
    except EOFError:
        return "ended without an answer"
    finally:
        child.kill()
        child.join()


def _answer(pipe: Any, peer: str, weights: Sequence[int], quota: int, index: str) -> None:
    try:
        pipe.send(best(lambda: PEERS[peer](weights, quota, index)))
    except ModuleNotFoundError:
        pipe.send("")
    except KeyError:
        pipe.send("")
    except Exception as error:  # noqa: BLE001 - whatever a peer raises is its answer
        pipe.send(f"{type(error).__name__}: {error}"[:60])


def main(only: str) -> None:
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; milliseconds, the best of several runs")
    for name, weights, quota, index, ways in WORKLOADS:
        if only not in f"{name} {index}":
            continue
        made = game(list(weights), quota)
        ways_of_ours = {way: best(partial(work, made)) for way, work in ways.items()}
        print(f"\n{name}, {index}")
        for way, (seconds, _) in ways_of_ours.items():
            print(f"  whipcount {way:<16} {seconds * 1e3:12.3f}")
        fastest, values = min(ways_of_ours.values(), key=lambda each: each[0])
        for peer in PEERS:
            said = patiently(peer, weights, made.rule.quota, index)
            if said:
                print(f"  {peer:<26} {_told(said, fastest, values)}")


def _told(said: tuple[float, Values] | str, fastest: float, values: Values) -> str:
    if isinstance(said, str):
        return f"{said:>12}"
    seconds, theirs = said
    apart = max(abs(ours - other) for ours, other in zip(values, theirs, strict=True))
    if not apart < 1e-6:
        return f"{seconds * 1e3:12.3f}   wrong by {apart:.2g}"
    return f"{seconds * 1e3:12.3f}   {seconds / fastest:8.1f} times our fastest"


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
