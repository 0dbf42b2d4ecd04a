"""The connection to a site: made to the very address that was judged, and ended when the time is over.

Names are resolved here, once for each connection, and the connection goes to what was resolved. Were the name
resolved again on the way, its owner could answer with a public address for the judge and a private one for the
connection. The site still hears its own name, in the Host line and in the TLS greeting.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import httpcore

from whipcount.model import Place, Problem, Unusable
from whipcount.reports.address import IP, is_public
from whipcount.reports.sources import shown

# One address that does not answer must not use up the time of the others.
_CONNECT_SECONDS = 10.0


def by_name(host: str, port: int) -> list[IP]:
    """All addresses that the system knows for a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(ip_address(str(each[4][0])) for each in found))


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be asked, and for how long. The defaults are those of the open web.

    seconds: for everything, from the first name to the last byte. redirects: how often a site may send us on.
    allowed: whether a connection to an address may be made. resolve: a host and a port to addresses.
    """

    seconds: float = 30.0
    redirects: int = 5
    ports: Container[int] = (80, 443)
    allowed: Callable[[IP], bool] = is_public
    resolve: Callable[[str, int], list[IP]] = by_name


OPEN_WEB = Rules()


class Stopwatch:
    """The time that is left of what was granted. It measures how long, and never asks which day it is."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds, more than none; TimeoutError when they are over."""
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds


class Wire(httpcore.NetworkBackend):
    """Connections under the rules; `path` is the name that the person gave, for messages."""

    def __init__(self, path: str, rules: Rules, watch: Stopwatch) -> None:
        self._path, self._rules, self._watch = path, rules, watch

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the stopwatch stands above it
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the name that answers, if all its addresses may be asked."""
        fault: Exception = OSError("the name has no address")
        for ip in self._judged(host, port):
            seconds = min(_CONNECT_SECONDS, self._watch.left())
            try:
                stream = httpcore.SyncBackend().connect_tcp(str(ip), port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
            else:
                return _Timed(stream, self._watch)
        raise fault

    def _judged(self, host: str, port: int) -> list[IP]:
        addresses = self._resolved(host, port)
        for ip in addresses:
            if not self._rules.allowed(ip):
                raise Unusable(_closed_net(self._path, host, ip))
        return addresses

    def _resolved(self, host: str, port: int) -> list[IP]:
        """Asked in a thread of its own, because the system's answer may take minutes and cannot be called off."""
        answers: SimpleQueue[list[IP] | None] = SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._rules.resolve(host, port))
            except (OSError, ValueError):
                answers.put(None)

        Thread(target=ask, daemon=True).start()
        try:
            found = answers.get(timeout=self._watch.left())
        except Empty:
            raise TimeoutError from None
        if not found:
            raise Unusable(_unknown(self._path, host))
        return found


class _Timed(httpcore.NetworkStream):
    """A connection whose every step has only the time that is left, so that a drip of bytes ends too."""

    def __init__(self, stream: httpcore.NetworkStream, watch: Stopwatch) -> None:
        self._stream, self._watch = stream, watch

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the stopwatch stands above it
        return self._stream.read(max_bytes, self._watch.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the same
        self._stream.write(buffer, self._watch.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the same
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._watch.left()), self._watch)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _closed_net(path: str, host: str, ip: IP) -> Problem:
    found = f"{host} is not on the open web" if host == str(ip) else f"{host} is {ip}, which is not on the open web"
    do = "Save the page first, then name the file."
    return Problem(Place(shown(path)), found, "an address that everybody may open", do)


def _unknown(path: str, host: str) -> Problem:
    do = "Check the address and your connection."
    return Problem(Place(shown(path)), f"the name {host} leads nowhere", "a site that can be found", do)
