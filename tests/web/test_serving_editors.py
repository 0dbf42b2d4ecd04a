"""`whipcount serve` with editors as a process: who gets in by the command, the file and the header."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.web.editors import PASSWORDS, editors_file

from whipcount.web import OfLedger

pytestmark = pytest.mark.slow
WHIPCOUNT = [sys.executable, "-c", "from whipcount.cli import main; main(prog_name='whipcount')"]


@contextmanager
def serving(*arguments: str) -> Iterator[httpx.Client]:
    """Whoever asks a server that was started by the command."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([*WHIPCOUNT, "serve", *arguments, "--port", str(port)], stderr=subprocess.DEVNULL)  # noqa: S603 - our own
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            for _ in range(600):
                try:
                    client.get("/nowhere")
                except httpx.ConnectError:
                    time.sleep(0.1)
                else:
                    break
            yield client
    finally:
        server.terminate()
        server.wait(30)


def greeted(client: httpx.Client, **headers: str) -> str | None:
    found = re.search(r'class="who">.*?<bdi>(.*?)</bdi>', client.get("/nowhere", headers=headers).text, re.DOTALL)
    return found[1] if found else None


def test_an_editor_of_the_file_signs_in_until_the_command_removes_them(of_ledger: OfLedger, tmp_path: Path) -> None:
    file = str(editors_file(tmp_path))
    with serving("--ledger", of_ledger.address, "--editors", file) as client:
        fields = {"name": "Ann Ash", "password": PASSWORDS["Ann Ash"]}
        origin = {"origin": str(client.base_url).rstrip("/")}
        answer = client.post("/sign-in", data=fields, headers=origin)
        signed = greeted(client)
        subprocess.run([*WHIPCOUNT, "editors", "remove", "Ann Ash", file], check=True, capture_output=True)  # noqa: S603
        after = greeted(client)
        again = client.post("/sign-in", data=fields, headers=origin)

    assert [303, "Ann Ash", None, 403] == [answer.status_code, signed, after, again.status_code]


def test_the_header_is_believed_of_the_proxy_and_nobody_can_pretend_to_be_it(of_ledger: OfLedger) -> None:
    options = (of_ledger.address, "--editors-by-header", "X-Remote-User", "--address", "https://count.example")
    ann = {"x-remote-user": "Ann Ash", "host": "count.example"}
    with serving(*options, "--proxy", "127.0.0.1") as client:
        by_proxy = [greeted(client, **ann), greeted(client, host="count.example")]
        foreign = client.get("/nowhere", headers=ann | {"host": "evil.example"}).status_code
    with serving(*options, "--proxy", "192.0.2.1") as client:
        pretended = [greeted(client, **ann, **{"x-forwarded-for": "192.0.2.1", "x-forwarded-proto": "https"})]

    assert ["Ann Ash", None] == by_proxy
    assert 421 == foreign
    assert [None] == pretended
