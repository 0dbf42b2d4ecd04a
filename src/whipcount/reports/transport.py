"""httpx over our own wire: requests and answers pass unchanged, and nothing is followed, kept or tried again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

import httpcore
import httpx

from whipcount.reports.wire import Rules, Stopwatch, Wire


class Transport(httpx.BaseTransport):
    """The transport of one client for one address. secure: it is an https:// one, whose site must prove its name."""

    def __init__(self, path: str, rules: Rules, watch: Stopwatch, *, secure: bool) -> None:
        trusted = httpx.create_ssl_context() if secure else None  # all the authorities: a fortieth of a second
        self._pool = httpcore.ConnectionPool(ssl_context=trusted, network_backend=Wire(path, rules, watch))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer of the site, its body still to come."""
        url = request.url
        asked = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
        )
        answer = self._pool.handle_request(asked)
        body = cast("Iterable[bytes]", answer.stream)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(body), extensions=answer.extensions)

    def close(self) -> None:
        """End every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, parts: Iterable[bytes]) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[bytes]:
        yield from self._parts

    def close(self) -> None:
        if hasattr(self._parts, "close"):
            self._parts.close()
