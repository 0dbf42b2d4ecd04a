"""What stands at the door: who may ask, and the headers that every answer carries.

Reports are other people's texts. They are escaped, and behind that stands a policy under which a browser runs no
script and loads nothing but our own files. A server on one's own machine answers only to names of that machine, so
that a page elsewhere cannot point its own name at it and read an unpublished count.
"""

from __future__ import annotations

from collections.abc import Container

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_DATA = (".json", ".csv", ".svg", ".png", ".ics", ".atom")
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}


class Guard:
    """Around the application. hosts: the names it answers to; None for any."""

    def __init__(self, app: ASGIApp, hosts: Container[str] | None = None) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        host = Headers(scope=scope).get("host", "")
        if self._hosts is not None and _bare(host) not in self._hosts:
            words = "This name is not served. If it should be, say it with: whipcount serve --address http://NAME\n"
            await PlainTextResponse(words, 421)(scope, receive, guarded)
            return
        await self._app(scope, receive, guarded)


class Shared:
    """Around the application: lets scripts of any other site read the data, never with a reader's credentials."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        exposed = ["ETag", "Link", "Retry-After"]
        self._open = CORSMiddleware(app, allow_origins=["*"], allow_methods=["GET"], expose_headers=exposed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        data = scope["type"] == "http" and (
            scope["path"].startswith(("/v1/", "/oembed")) or scope["path"].endswith(_DATA)
        )
        await (self._open if data else self._app)(scope, receive, send)


def _bare(host: str) -> str:
    """A host without its port: "localhost", "[::1]"."""
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return name.lower()
