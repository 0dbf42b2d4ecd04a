"""What the tests of the page are made of: the example, a small house whose reports try to be markup, a server."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from whipcount.web import Served, application

EXAMPLE = Path(__file__).parents[2] / "examples" / "pakistan-2022"
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOSTILE = (
    '<script>document.title="run"</script>',
    "<img src=x onerror=\"document.title='run'\">",
    '"><svg onload=document.title="run">',
    "'--><iframe srcdoc='<script>parent.document.title=1</script>'>",
    "{{ 7*7 }}{% for a in b %}",
    "</details></main><style>*{display:none}</style>",
    "javascript:document.title='run'",
    "\u202emoc.live\u202c <a href=javascript:run()>go</a>",
    "</title><script>document.title='run'</script>",
    "&lt;script&gt; &amp;amp; \x0b\ud7ff",
)


def hostile_folder(folder: Path) -> Path:
    """Reports of a finished crisis in a house without a law here, whose names, titles and texts try to be markup."""
    for number, words in enumerate(HOSTILE):
        text = (
            f"publisher: Evil {words} Post\ndate: 2020-03-{number + 1:02}\ntitle: {words}\naddress: {HOSTILE[6]}\n\n"
            f"The 101-member Assembly of Ruritania {words} will vote on the motion of no confidence. "
            f"The Blue {words} League has 44 seats. The opposition has 5{number % 3} members, {words} says.\n"
        )
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


@contextmanager
def running(served: Served, **said: Any) -> Iterator[str]:
    """A server over a place that crises are opened from, at an address of this machine."""
    app = application(served, **{"now": lambda: NOW, "today": lambda: TODAY, "hosts": {"127.0.0.1"}, **said})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def reading(served: Served, **said: Any) -> Iterator[httpx.Client]:
    """Whoever asks such a server."""
    with (
        running(served, **said) as address,
        httpx.Client(base_url=address, follow_redirects=True, timeout=120) as client,
    ):
        yield client


def wait(asked: Callable[[], httpx.Response]) -> httpx.Response:
    """The answer, asked for again while it is being counted."""
    until = time.monotonic() + 90
    while (answer := asked()).status_code == 503 and time.monotonic() < until:
        time.sleep(0.1)
    return answer
