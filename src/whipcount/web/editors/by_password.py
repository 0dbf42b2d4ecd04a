"""Editors who sign in on a page of the site, with a password."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from ipaddress import IPv6Address, ip_network
from math import ceil
from typing import ClassVar

from starlette.requests import Request
from starlette.responses import Response

from whipcount.model import Problem, Unusable
from whipcount.sentences import worded
from whipcount.web.editors.by_proxy import Address, Network, address_of, trusted
from whipcount.web.editors.editor import Signed, editor
from whipcount.web.editors.file import EditorsFile, Hashes
from whipcount.web.editors.passwords import OF_NOBODY, fits
from whipcount.web.editors.sessions import LONGEST, Sessions
from whipcount.web.editors.slowing import Slowing
from whipcount.web.editors.writing import Refused

_AT_ONCE = 2  # passwords that are tried at once: each takes 32 MB and a core
_WAITING = 16  # being tried or waiting for it; more are told to come back
_log = logging.getLogger(__name__)


class ByPassword:
    """The editors of a file. https: whether the site is reached so. networks: of a proxy that tells who asks.

    What is tried is slowed down for each name and for each address; of IPv6 a household's 64 bits are one address.
    """

    way: ClassVar[str] = "password"
    vary: str | None = "Cookie"

    def __init__(
        self, file: str, now: Callable[[], datetime], *, https: bool = False, networks: Iterable[Network] = ()
    ) -> None:
        """Unusable when the file is not in order."""
        self.https = https
        # A browser lets nobody but this very host set a cookie of that prefix, not even its neighbours.
        self.cookie = "__Host-whipcount" if https else "whipcount"
        self._file = EditorsFile(file)
        self._file.hashes()
        self._networks = tuple(networks)
        self._sessions = Sessions(now)
        self._names, self._addresses = Slowing(now, free=10, longest=60), Slowing(now, free=20, longest=900)
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="password")
        self._trying = 0
        self._said: Unusable | None = None

    async def signed(self, request: Request) -> Signed | None:
        number = request.cookies.get(self.cookie)
        session = self._sessions.of(number) if number else None
        if number is None or session is None:
            return None
        hashes = self._hashes() or {}
        named = editor(session.name)
        if named is None or hashes.get(session.name) != session.kept:
            self._sessions.end(number)
            return None
        return Signed(named, session.token)

    async def sign_in(self, request: Request, name: str, password: str) -> str | None:
        """The number of a new session; None for a wrong name or password, after the same time. Refused: too much."""
        named = editor(name)
        keys = ((self._names, named.name if named else ""), (self._addresses, self._asker(request)))
        wait = max(slowing.wait(key) for slowing, key in keys)
        if wait:
            found, expected = worded("form.tries"), worded("form.tries.expected", seconds=ceil(wait))
            problem = Problem(None, found, expected, worded("form.tries.do"))
            raise Refused(429, problem, {"Retry-After": str(ceil(wait))})
        hashes = self._hashes()
        if hashes is None or self._trying >= _WAITING:
            raise Refused(503, _busy(hashes is None), {"Retry-After": "10"})
        for slowing, key in keys:
            slowing.tried(key)
        kept = hashes.get(named.name) if named else None
        if not await self._fits(password, kept or OF_NOBODY) or named is None or kept is None:
            return None
        for slowing, key in keys:
            slowing.taken_back(key)
        self.sign_out(request)
        return self._sessions.begin(named.name, kept)

    def sign_out(self, request: Request) -> None:
        """End the session that a request belongs to."""
        self._sessions.end(request.cookies.get(self.cookie, ""))

    def give(self, response: Response, number: str) -> None:
        """Put a session into the browser.

        Lax and not strict: whoever follows a link in a message to a page of the site arrives signed in. It is not sent
        with forms of other sites, and writes ask for more than the cookie.
        """
        age = int(LONGEST.total_seconds())
        response.set_cookie(self.cookie, number, age, path="/", secure=self.https, httponly=True, samesite="lax")

    def take(self, response: Response) -> None:
        """Take the session out of the browser."""
        response.delete_cookie(self.cookie, path="/", secure=self.https, httponly=True, samesite="lax")

    async def _fits(self, password: str, kept: str) -> bool:
        self._trying += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, fits, password, kept)
        finally:
            self._trying -= 1

    def _hashes(self) -> Hashes | None:
        """The editors as the file names them now; None, said once, as long as it is not in order: nobody is let in."""
        try:
            return self._file.hashes()
        except Unusable as unusable:
            if unusable is not self._said:
                _log.warning("Nobody can sign in: %s", unusable)
                self._said = unusable
            return None

    def _asker(self, request: Request) -> str:
        """The address that tries: who is connected to us, or whom our own proxy names."""
        host = request.client.host if request.client else ""
        address = address_of(host)
        if trusted(request, self._networks):
            named = ",".join(request.headers.getlist("x-forwarded-for")).split(",")
            # From the right: what stands on the left was sent by whoever asks.
            others = (each for each in map(_forwarded, reversed(named)) if not self._is_proxy(each))
            address = next(others, None) or address
        if isinstance(address, IPv6Address):
            return str(ip_network((address, 64), strict=False))
        return str(address or host[:100])

    def _is_proxy(self, address: Address | None) -> bool:
        return address is not None and any(address in network for network in self._networks)


def _forwarded(written: str) -> Address | None:
    """An address as proxies write it, some with a port: 203.0.113.9, 203.0.113.9:4711, [2001:db8::1]:4711."""
    plain = written.strip()
    if plain.startswith("["):
        return address_of(plain[1:].partition("]")[0])
    return address_of(plain.partition(":")[0] if plain.count(":") == 1 else plain)


def _busy(broken: bool) -> Problem:
    if broken:
        found, do = "the file of the editors is not in order", "Tell whoever runs this server; it says why in its log."
        return Problem(None, found, "a file that can be read", do)
    return Problem(None, worded("form.busy"), worded("form.busy.expected"), worded("form.busy.do"))
