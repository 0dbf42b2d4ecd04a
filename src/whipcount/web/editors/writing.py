"""What a request has to bring before it may change anything.

A page of somebody else can make an editor's browser send us a form, with the editor's cookie or past the editor's
proxy. So a write needs three things that such a page cannot bring: the browser's word that the form stands on our own
page (Sec-Fetch-Site, Origin), the token that only our own pages have, and of course an editor.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.datastructures import ImmutableMultiDict
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive

from whipcount.model import Problem
from whipcount.sentences import worded
from whipcount.web.editors.editor import Editor, Signed

LARGEST = 10_000_000  # bytes of a form
_LONGEST = 60  # seconds that a form may take to come
_FILES, _FIELDS = 20, 1000
_KINDS = ("application/x-www-form-urlencoded", "multipart/form-data")


class Refused(Exception):  # noqa: N818 - what whoever asks is told
    """A request that is not let through. status: 401, 403, 408, 413, 415, 429 or 503."""

    def __init__(self, status: int, problem: Problem | None = None, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, problem)
        self.status = status
        self.problems = (problem,) if problem else ()
        self.headers = dict(headers or {})


@dataclass(frozen=True, slots=True)
class Sent:
    """A file of a form. of: the name of its field. name: what the file is called where it comes from."""

    of: str
    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Form:
    """What a form has: a field may stand there more than once; a file that was not chosen is one without a name."""

    fields: ImmutableMultiDict[str, str]
    files: tuple[Sent, ...] = ()


@dataclass(frozen=True, slots=True)
class Writing:
    """A write that may be done."""

    editor: Editor
    form: Form = field(repr=False)


async def writing(request: Request, signed: Signed | None, public: str | None, largest: int = LARGEST) -> Writing:
    """The editor and the form of a write; Refused if anything is not in order. What costs least is looked at first."""
    if signed is None:
        problem = Problem(None, worded("form.nobody"), worded("form.nobody.expected"), worded("form.nobody.again"))
        raise Refused(401, problem, {"WWW-Authenticate": 'Cookie realm="whipcount"'})
    refuse_foreign(request, public)
    form = await read(request, largest)
    token = form.fields.get("token", "")
    if not hmac.compare_digest(token.encode("utf-8", "replace"), signed.token.encode()):
        raise Refused(403, Problem(None, worded("form.token"), worded("form.token.expected"), worded("form.token.do")))
    return Writing(signed.editor, form)


def refuse_foreign(request: Request, public: str | None) -> None:
    """Refused unless the browser says that the request comes from a page of this very site.

    public: the address of the site where a person said it; without it the name by which the request calls us counts.
    """
    found = _foreign(request, public)
    if found:
        page = _origin(public) if public else ""
        own = worded("form.foreign.expected.of", page=page) if page else worded("form.foreign.expected")
        raise Refused(403, Problem(None, found, own, worded("form.foreign.do")))


def _foreign(request: Request, public: str | None) -> str | None:
    """What is wrong with where the request comes from."""
    fetched, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if fetched is None and origin is None:
        return worded("form.foreign.silent")
    if fetched not in (None, "same-origin", "none"):
        return worded("form.foreign.site", site=fetched[:20])
    if origin is not None and _origin(origin) != _origin(public or str(request.base_url)):
        return worded("form.foreign.page", page=origin[:200])
    return None


def _origin(address: str) -> str:
    """Scheme, name and port of an address, as browsers write them; the port only where it is not the usual one."""
    try:
        parts = urlsplit(address)
        name, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    shown = f"[{name}]" if ":" in name else name
    return f"{parts.scheme}://{shown}" + (f":{port}" if port not in (None, usual) else "")


async def read(request: Request, largest: int = LARGEST, seconds: float = _LONGEST) -> Form:
    """The form of a request. Refused when it is too large, before all of it has been taken, or too slow."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in _KINDS:
        raise Refused(415, Problem(None, "no form", " or ".join(_KINDS), "Send it as a form."))
    if (length := request.headers.get("content-length", "0")).isdigit() and int(length[:20]) > largest:
        raise _too_large(largest)
    taken = Request(request.scope, _at_most(largest, request.receive))
    try:
        async with asyncio.timeout(seconds):
            return await _form(taken, largest)
    except TimeoutError:
        found, expected = worded("form.slow"), worded("form.slow.expected", seconds=seconds)
        raise Refused(408, Problem(None, found, expected, worded("form.again"))) from None
    except HTTPException as error:
        raise Refused(400, Problem(None, str(error.detail), "a form that can be read", worded("form.again"))) from None


async def _form(request: Request, largest: int) -> Form:
    """Fields and files in memory, for all of it is not large, so that no file has to be closed by whoever reads it."""
    async with request.form(max_files=_FILES, max_fields=_FIELDS, max_part_size=largest) as form:
        items = form.multi_items()
        fields = ImmutableMultiDict([(name, value) for name, value in items if isinstance(value, str)])
        files = [
            Sent(name, file.filename or "", await file.read()) for name, file in items if not isinstance(file, str)
        ]
    return Form(fields, tuple(files))


def _at_most(largest: int, receive: Receive) -> Receive:
    """What comes, as long as it is not too much: the length that a request states may be missing or wrong."""
    come = 0

    async def counted() -> Message:
        nonlocal come
        message = await receive()
        come += len(message.get("body", b""))
        if come > largest:
            raise _too_large(largest)
        return message

    return counted


def _too_large(largest: int) -> Refused:
    found, expected = worded("form.large", largest=largest), worded("form.large.expected", largest=largest)
    return Refused(413, Problem(None, found, expected, worded("form.large.do")))
