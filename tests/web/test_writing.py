"""What a request has to bring before it may change anything, against an application of one address that writes."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from ipaddress import ip_network
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Message

from whipcount.web.editors import ByProxy, Nobody, Refused
from whipcount.web.editors.editor import LONGEST, Editors, editor
from whipcount.web.editors.writing import read, writing

HERE = "http://count.example"
PROXY = ByProxy("X-Remote-User", [ip_network("127.0.0.0/8"), ip_network("2001:db8::/32")])
ANN = {"x-remote-user": "Ann Ash"}
OWN = {"origin": HERE, "sec-fetch-site": "same-origin"}


def writes(editors: Editors, public: str | None = None, largest: int = 1000) -> Starlette:
    """An application that says who writes what; GET gives the token."""

    async def page(request: Request) -> Response:
        signed = await editors.signed(request)
        return JSONResponse({"token": signed.token if signed else None})

    async def write(request: Request) -> Response:
        try:
            done = await writing(request, await editors.signed(request), public, largest)
        except Refused as refused:
            return JSONResponse([str(each) for each in refused.problems], refused.status, refused.headers)
        fields = [each for each in done.form.fields.multi_items() if each[0] != "token"]
        files = [(sent.of, sent.name, sent.content.decode()) for sent in done.form.files]
        return JSONResponse({"by": done.editor.name, "form": fields, "files": files})

    return Starlette(routes=[Route("/", page), Route("/", write, methods=["POST"])])


def ask(app: Starlette, headers: Mapping[str, str], peer: str = "127.0.0.1", **sent: Any) -> tuple[int, Any]:
    """Status and answer of a POST by whoever connects from `peer`."""

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app, client=(peer, 1))
        async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
            return await client.post("/", headers=dict(headers), **sent)

    answer = asyncio.run(asked())
    return answer.status_code, answer.json()


def token(app: Starlette, headers: Mapping[str, str] = ANN, peer: str = "127.0.0.1") -> str | None:
    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app, client=(peer, 1))
        async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
            return await client.get("/", headers=dict(headers))

    found = asyncio.run(asked()).json()["token"]
    return found if isinstance(found, str) else None


def test_an_editor_writes_with_the_token_of_a_page() -> None:
    app = writes(PROXY)

    done = {"by": "Ann Ash", "form": [["a", "1"], ["a", "2"]], "files": []}
    assert (200, done) == ask(app, ANN | OWN, data={"a": ["1", "2"], "token": token(app)})


def test_a_form_with_files_is_read_too() -> None:
    app = writes(PROXY)
    sent = {"a": (None, "1"), "b": ("b.txt", "text"), "token": (None, token(app))}

    done = {"by": "Ann Ash", "form": [["a", "1"]], "files": [["b", "b.txt", "text"]]}
    assert (200, done) == ask(app, ANN | OWN, files=sent)


def test_nobody_writes_where_there_are_no_editors() -> None:
    status, said = ask(writes(Nobody()), ANN | OWN, data={"token": ""})

    assert (401, True) == (status, "nobody is signed in" in said[0])


FOREIGN = [
    {},
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://count.example.evil.example"},
    {"origin": "http://count.example:8080"},
    {"origin": "https://count.example"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"origin": HERE, "sec-fetch-site": "cross-site"},
    {"origin": "https://evil.example", "sec-fetch-site": "same-origin"},
    {"origin": "http://[", "sec-fetch-site": "same-origin"},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_page_of_somebody_else_writes_nothing_even_with_the_token(headers: dict[str, str]) -> None:
    app = writes(PROXY)
    status, said = ask(app, ANN | headers, data={"token": token(app)})

    assert 403 == status
    assert re.search("does not say which page|comes from a page of", said[0])


@pytest.mark.parametrize("headers", [{"origin": HERE}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}])
def test_one_word_of_the_browser_is_enough(headers: dict[str, str]) -> None:
    app = writes(PROXY)

    assert 200 == ask(app, ANN | headers, data={"token": token(app)})[0]


def test_where_the_address_was_said_no_other_name_counts() -> None:
    app = writes(PROXY, "https://count.example:443/")
    sent = {"token": token(app)}

    assert 403 == ask(app, ANN | OWN, data=sent)[0]
    assert 200 == ask(app, ANN | {"origin": "https://count.example"}, data=sent)[0]


@given(st.text(max_size=80))
def test_no_other_token_will_do(guess: str) -> None:
    app = writes(PROXY)
    other = token(app, {"x-remote-user": "Ben Birch"})

    assert 403 == ask(app, ANN | OWN, data={"token": guess})[0]
    assert 403 == ask(app, ANN | OWN, data={"token": other})[0]
    assert 403 == ask(app, ANN | OWN, files={"token": ("t", token(app))})[0]


@pytest.mark.parametrize("peer", ["203.0.113.9", "2001:db9::1", "::ffff:203.0.113.9", "testclient"])
def test_a_name_from_elsewhere_than_the_proxy_is_no_name(peer: str) -> None:
    assert token(writes(PROXY), ANN, peer) is None


@pytest.mark.parametrize("peer", ["127.0.0.7", "::ffff:127.0.0.1", "2001:db8::1"])
def test_the_proxy_is_known_however_its_address_is_written(peer: str) -> None:
    assert token(writes(PROXY), ANN, peer)


def test_a_header_that_stands_twice_names_nobody() -> None:
    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(writes(PROXY), client=("127.0.0.1", 1))
        async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
            return await client.get("/", headers=[("X-Remote-User", "Ann Ash"), ("X-Remote-User", "Ben Birch")])

    assert {"token": None} == asyncio.run(asked()).json()


def test_a_name_in_utf_8_is_read_as_such() -> None:
    app = writes(PROXY)

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app, client=("127.0.0.1", 1))
        async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
            headers = [(b"X-Remote-User", "Zoë Zürn".encode()), (b"Origin", HERE.encode())]
            found = (await client.get("/", headers=headers)).json()["token"]
            return await client.post("/", headers=headers, data={"token": found})

    assert "Zoë Zürn" == asyncio.run(asked()).json()["by"]


@pytest.mark.parametrize("declared", [True, False])
def test_a_form_that_is_too_large_is_refused_before_all_of_it_is_taken(declared: bool) -> None:
    taken = []

    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(100):
            taken.append(1)
            yield b"a=" + b"x" * 198 + b"&"

    kind = {"content-type": "application/x-www-form-urlencoded"} | ({"content-length": "20100"} if declared else {})
    status, said = ask(writes(PROXY), ANN | OWN | kind, content=chunks())

    assert (413, True) == (status, "at most 1,000 bytes" in said[0])


def test_a_form_that_does_not_come_to_its_end_is_given_up() -> None:
    """Whoever is connected says that there is more, and never sends it."""
    sent = iter([{"type": "http.request", "body": b"a=1&", "more_body": True}])
    headers = [(b"content-type", b"application/x-www-form-urlencoded")]

    async def receive() -> Message:
        for message in sent:
            return message
        await asyncio.Event().wait()
        raise AssertionError

    async def asked() -> int:
        request = Request({"type": "http", "method": "POST", "headers": headers}, receive)
        with pytest.raises(Refused) as refused:
            await read(request, seconds=0.05)
        return refused.value.status

    assert 408 == asyncio.run(asked())


@pytest.mark.parametrize("kind", ["application/json", "text/plain", ""])
def test_what_is_no_form_is_refused(kind: str) -> None:
    assert 415 == ask(writes(PROXY), ANN | OWN | {"content-type": kind}, content=b"token=1")[0]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=a", b"--b\r\n"),
        ("application/x-www-form-urlencoded", b"a&" * 400),
        ("application/x-www-form-urlencoded", b"token=%ff%zz"),
    ],
)
def test_a_broken_form_is_refused(kind: str, body: bytes) -> None:
    assert ask(writes(PROXY), ANN | OWN | {"content-type": kind}, content=body)[0] in (400, 403)


@given(st.text(max_size=LONGEST + 5))
def test_what_is_a_name_stays_one(name: str) -> None:
    named = editor(name)

    assert named is None or named == editor(named.name)


@pytest.mark.parametrize("name", ["", " ", " Ann", "Ann\n", "A\u202enn", "A\x00", "a" * 61, "\ud800"])
def test_what_is_no_name_names_nobody(name: str) -> None:
    assert editor(name) is None
