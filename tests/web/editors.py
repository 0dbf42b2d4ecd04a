"""Sites with editors, for tests: a file of two, a clock that can be moved, and whoever asks."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import httpx
from starlette.types import ASGIApp

from whipcount.web import Served, application
from whipcount.web.editors.editor import Editors
from whipcount.web.editors.file import write
from whipcount.web.editors.passwords import hashed

HERE = "http://127.0.0.1"
OWN = {"origin": HERE, "sec-fetch-site": "same-origin"}
PASSWORDS = {"Ann Ash": "a mast, a hull, a sail", "Ben Birch": "quite another one"}


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


@cache
def hashes() -> dict[str, str]:
    """By name what is kept of the passwords; it takes half a second, which only some tests need."""
    return {name: hashed(password) for name, password in PASSWORDS.items()}


def editors_file(folder: Path) -> Path:
    """A file of two editors."""
    path = folder / "editors.yaml"
    write(path, hashes())
    return path


class Asking:
    """A browser without pictures: it keeps cookies and says where a form stands. peer: where it connects from."""

    def __init__(self, app: ASGIApp, peer: str = "127.0.0.1") -> None:
        self.app, self.peer = app, peer
        self.cookies: dict[str, str] = {}

    def get(self, address: str, **headers: str) -> httpx.Response:
        return self.ask("GET", address, headers)

    def post(
        self, address: str, fields: Mapping[str, str], sent: Sequence[tuple[str, str]] = (), **headers: str
    ) -> httpx.Response:
        """sent: headers in place of those of our own page, for one that stands twice."""
        return self.ask("POST", address, sent or OWN | headers, data=dict(fields))

    def sign_in(self, name: str = "Ann Ash", password: str | None = None, following: str = "/") -> httpx.Response:
        fields = {"name": name, "password": PASSWORDS.get(name, "") if password is None else password}
        return self.post("/sign-in", fields | {"next": following})

    def ask(
        self, method: str, address: str, headers: Mapping[str, str] | Sequence[tuple[str, str]], **sent: Any
    ) -> httpx.Response:
        every = httpx.Headers(headers).multi_items()
        if self.cookies:
            every.append(("cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items())))

        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, client=(self.peer, 1), raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
                return await client.request(method, address, headers=every, **sent)

        answer = asyncio.run(asked())
        for name, cookie in SimpleCookie(answer.headers.get("set-cookie", "")).items():
            self.cookies.pop(name, None)
            if cookie["max-age"] != "0":
                self.cookies[name] = cookie.value
        return answer


def site_of(served: Served, editors: Editors | None, clock: Clock | None = None, **said: Any) -> ASGIApp:
    clock = clock or Clock()
    return application(served, now=clock, today=lambda: date(2026, 11, 23), editors=editors, **said)
