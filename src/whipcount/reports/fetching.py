"""A report fetched from its web address: this module and `wire` are the only ones that use the network.

http:// is asked too, because the sites of some parliaments have nothing else; but a site that began with
https:// may not send us on to http://, where anybody on the way could change the numbers. No cookie, no
password and no proxy of the environment is used, and nothing is sent but the request itself.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from whipcount.model import Place, Problem, Unusable
from whipcount.reports.address import parsed
from whipcount.reports.received import Received
from whipcount.reports.sources import HTML_LIMIT, PDF_LIMIT, TEXT_LIMIT, shown

if TYPE_CHECKING:
    import httpx

    from whipcount.reports.wire import Rules, Stopwatch

_LIMITS = {
    "text/html": HTML_LIMIT,
    "application/xhtml+xml": HTML_LIMIT,
    "text/plain": TEXT_LIMIT,
    "application/pdf": PDF_LIMIT,
}
_CHARSET = re.compile(r"""charset\s*=\s*["']?([a-z0-9_-]+)""")
_SENT_ON = (301, 302, 303, 307, 308)
_SAVE = "Save the page in a browser, then name the file."


def fetch(address: str, rules: Rules | None = None) -> Received:
    """The page, text or PDF at an address; Unusable when it cannot be had under the rules (the open web's)."""
    from whipcount.reports.wire import OPEN_WEB, Stopwatch  # noqa: PLC0415 - only addresses need it

    rules = rules or OPEN_WEB
    watch = Stopwatch(rules.seconds)
    url = parsed(address, address, rules.ports)
    for _ in range(rules.redirects + 1):
        found = _hop(url, address, rules, watch)
        if isinstance(found, Received):
            return found
        onward = parsed(found, address, rules.ports)
        if url.scheme == "https" and onward.scheme == "http":
            raise Unusable(_problem(address, f"it leads on to {onward}, which is not secure", "a page by https", _SAVE))
        url = onward
    found_loop = f"it leads on more than {rules.redirects} times"
    raise Unusable(_problem(address, found_loop, "a page", "Open it in a browser and give the address shown there."))


def _hop(url: httpx.URL, path: str, rules: Rules, watch: Stopwatch) -> Received | str:
    """What one request gives: the report, or the address to which the site sends us on."""
    with _faults_are_problems(path), _asked(url, path, rules, watch) as response:
        if response.status_code in _SENT_ON and "location" in response.headers:
            return str(url.join(response.headers["location"]))
        if response.status_code != 200:
            raise Unusable(_refused(path, response.status_code))
        kind, charset = _kind(response, path)
        data = _body(response, path, _LIMITS[kind])
    return Received(data, shown(path), html=_LIMITS[kind] == HTML_LIMIT, charset=charset, address=str(url))


@contextmanager
def _asked(url: httpx.URL, path: str, rules: Rules, watch: Stopwatch) -> Iterator[httpx.Response]:
    """One request of its own client, so that no cookie goes from one hop to the next."""
    import httpx  # noqa: PLC0415 - a tenth of a second that only addresses need

    from whipcount.reports.transport import Transport  # noqa: PLC0415 - only addresses need it

    headers = {
        "User-Agent": "whipcount",
        "Accept": ", ".join(_LIMITS),
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    transport = Transport(path, rules, watch, secure=url.scheme == "https")
    with (
        httpx.Client(transport=transport, trust_env=False, headers=headers) as client,
        client.stream("GET", url) as response,
    ):
        yield response


@contextmanager
def _faults_are_problems(path: str) -> Iterator[None]:
    import httpcore  # noqa: PLC0415 - only addresses need it
    import httpx  # noqa: PLC0415 - the same

    try:
        yield
    except (TimeoutError, httpcore.TimeoutException):
        do = f"Try again later. {_SAVE}"
        raise Unusable(_problem(path, "the site takes too long", "an answer in time", do)) from None
    except (OSError, httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.ProtocolError) as error:
        # httpcore keeps of the ssl error no more than its words.
        unproved = "CERTIFICATE_VERIFY_FAILED" in str(error)
        raise Unusable(_unproved(path, error) if unproved else _unreached(path, error)) from None


def _kind(response: httpx.Response, path: str) -> tuple[str, str | None]:
    """The type of the content, one that is taken, and the charset that the site names for it."""
    given = response.headers.get("content-type", "").lower()
    kind = given.split(";")[0].strip() or "nothing named"
    if kind not in _LIMITS:
        raise Unusable(_problem(path, f"the content there is {kind}", "a page, plain text or a PDF", _SAVE))
    charset = _CHARSET.search(given)
    return kind, charset[1] if charset else None


def _body(response: httpx.Response, path: str, limit: int) -> bytes:
    """The bytes of the answer, unpacked; never more than one beyond the limit is held."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip"):
        raise Unusable(_problem(path, f"the content is packed with {packing!r}", "gzip or no packing", _SAVE))
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if packing != "identity" else None
    data, received = bytearray(), 0
    try:
        for chunk in response.iter_raw():
            received += len(chunk)
            data += unpack.decompress(chunk, limit + 1 - len(data)) if unpack else chunk
            if max(len(data), received) > limit:
                raise Unusable(_too_large(path, limit))
    except zlib.error:
        raise Unusable(_problem(path, "the content is damaged", "a whole gzip packing", "Try again later.")) from None
    if unpack and not unpack.eof:
        raise Unusable(_problem(path, "the content breaks off", "a whole gzip packing", "Try again later."))
    return bytes(data)


def _problem(path: str, found: str, expected: str, do: str) -> Problem:
    return Problem(Place(shown(path)), found, expected, do)


def _refused(path: str, status: int) -> Problem:
    reasons = {401: "asks for a password", 403: "does not show it", 404: "has no such page", 410: "removed the page"}
    reason = reasons.get(status, "is busy" if status in (429, 503) else "does not answer with a page")
    do = "Check the address." if status in (404, 410) else _SAVE
    return _problem(path, f"the site {reason} (status {status})", "a page (status 200)", do)


def _too_large(path: str, limit: int) -> Problem:
    return _problem(path, f"the content has more than {limit:,} bytes", "a page, a text or a PDF of a report", _SAVE)


def _unproved(path: str, error: Exception) -> Problem:
    do = "Check the address and the clock of this machine."
    return _problem(path, f"the site cannot prove who it is ({_said(error)})", "a valid certificate", do)


def _unreached(path: str, error: Exception) -> Problem:
    do = "Check the address and your connection."
    return _problem(path, f"the site cannot be reached ({_said(error)})", "an answer", do)


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
