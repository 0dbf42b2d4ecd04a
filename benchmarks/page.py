"""The page under readers: 50 at once for some seconds, and how long 720 seats take to draw.

.venv/bin/python benchmarks/page.py [--seconds 10] [--readers 50]

A server of its own is started on the example as files, and on a ledger of it. Every answer has been counted before the
clock runs, as on the day of a vote. Readers ask one after another without a pause, each over a connection of its own,
compressed. Goals: a page under 150 kB compressed, 100 ms at the median, 720 seats drawn in 50 ms.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from whipcount.charts.drawn import drawn
from whipcount.model.count import Band, Count, PartyCount, Verdict
from whipcount.model.quantity import Range
from whipcount.model.words import Bench, Outcome, Shape

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "pakistan-2022"
REPORTS = "/compare?first=2022-03-08&second=2022-03-25"  # has the reports read
WHIPCOUNT = str(Path(sys.executable).with_name("whipcount"))
PAGES = ("", "?as_of=2022-03-30", "?as_of=2022-03-28&lang=de", "/what-if?as_of=2022-03-30", ".json")


def main() -> None:
    """Print what was measured."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--seconds", type=float, default=10)
    asked.add_argument("--readers", type=int, default=50)
    options = asked.parse_args()
    for shape in Shape:
        print(f"720 seats drawn as {shape}: {_drawn(720, shape):.1f} ms at the median of 20")
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder) / "pakistan.ledger")
        subprocess.run([WHIPCOUNT, "add", "--ledger", ledger, "--crisis", EXAMPLE.name, EXAMPLE], check=True)
        for place in (str(EXAMPLE), ledger):
            print(f"whipcount serve {Path(place).name}")
            _serve(place, options.readers, options.seconds)


def _serve(place: str, readers: int, seconds: float) -> None:
    """Start the server on a place, let them read, stop it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([WHIPCOUNT, "serve", place, "--port", str(port)], stderr=subprocess.DEVNULL)
    try:
        asyncio.run(_read(port, readers, seconds))
    finally:
        server.terminate()
        server.wait()


def _drawn(seats: int, shape: Shape) -> float:
    """Milliseconds for the house of a page, at the median."""
    count = _count(seats)
    times = []
    for _ in range(20):
        began = time.perf_counter()
        drawn(count, shape, lambda block: f"#{block.party}")
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


def _count(seats: int) -> Count:
    """A house of ten parties on two benches, all of it known."""

    def band(number: int) -> Band:
        return Band((), Range(number, number), Range(number, number))

    sides = (Bench.GOVERNMENT, Bench.OPPOSITION)
    parties = tuple(PartyCount(f"P{n}", band(seats // 10), {sides[n % 2]: band(seats // 10)}) for n in range(10))
    return Count(
        chamber=None, as_of=date(2022, 3, 30), seats=seats, benches={side: band(seats // 2) for side in sides},
        threshold=None, verdict=Verdict(Outcome.OPEN, "open", None, ""), claims=(), parties=parties, motion=None,
        agreements=(), statements=(), findings=(), next_question=None, reports=(),
    )  # fmt: skip


async def _read(port: int, readers: int, seconds: float) -> None:
    while True:
        try:
            await _ask(*await asyncio.open_connection("127.0.0.1", port), REPORTS)
            break
        except OSError:
            await asyncio.sleep(0.25)
    for page in (".atom", "/course"):
        began = time.perf_counter()
        await _ask(*await asyncio.open_connection("127.0.0.1", port), page)
        print(f"first answer of {page}: {time.perf_counter() - began:.1f} s")
    connection = await asyncio.open_connection("127.0.0.1", port)
    for page in PAGES:
        body = await _ask(*connection, page)
        print(f"{len(body) / 1000:6.1f} kB compressed, {len(gzip.decompress(body)) / 1000:6.1f} kB: {page or '/'}")
    times: list[float] = []
    until = time.perf_counter() + seconds

    async def reader(number: int) -> None:
        own = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < until:
            began = time.perf_counter()
            await _ask(*own, PAGES[number % len(PAGES)])
            times.append(1000 * (time.perf_counter() - began))
            number += 1

    await asyncio.gather(*(reader(number) for number in range(readers)))
    times.sort()
    at = {share: times[int(len(times) * share)] for share in (0.5, 0.95, 0.99)}
    print(
        f"{readers} readers, {seconds:.0f} s: {len(times):,} answers, {len(times) / seconds:.0f} a second; "
        f"median {at[0.5]:.0f} ms, 95% {at[0.95]:.0f} ms, 99% {at[0.99]:.0f} ms"
    )


async def _ask(receive: asyncio.StreamReader, send: asyncio.StreamWriter, page: str) -> bytes:
    """One answer over an open connection, by hand: a client library takes as long as the server does."""
    words = f"GET /crisis/pakistan-2022{page} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n"
    send.write(words.encode())
    head = (await receive.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    if head.startswith("http/1.1 503"):  # it is being counted
        await receive.readexactly(int(head.split("content-length: ")[1].split("\r\n")[0]))
        await asyncio.sleep(0.2)
        return await _ask(receive, send, page)
    if not head.startswith("http/1.1 200"):
        raise RuntimeError(head)
    return await receive.readexactly(int(head.split("content-length: ")[1].split("\r\n")[0]))


if __name__ == "__main__":
    main()
