"""How the room says no: a page for a reader, problem+json (RFC 9457) for a program, never a traceback."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from whipcount.model import Problem, Unusable
from whipcount.web.asked import LANGUAGES, Asked, preferred
from whipcount.web.counting import Busy, Underway, Unknown
from whipcount.web.editors import Refused
from whipcount.web.rendering import HTML, page
from whipcount.web.site import Site

PROBLEM = "application/problem+json"
_TITLES = {
    400: "This cannot be answered.",
    401: "This is for editors who are signed in.",
    403: "This may not be done so.",
    404: "There is nothing at this address.",
    405: "This address cannot be used in this way.",
    408: "This took too long to come.",
    413: "This is too large.",
    415: "This is no form.",
    422: "The question is not one that can be asked.",
    429: "Too many tries.",
    501: "Only JSON is given.",
    500: "Something went wrong on our side.",
    503: "So much is being counted that this would wait too long.",
}
_UNDERWAY = "It is being counted."
_AGAIN = 3  # seconds until it is worth asking again
_PAGES = (400, 401, 403, 404, 405, 408, 413, 415, 429, 500, 503)


def install(app: FastAPI, site: Site) -> None:
    """Every way in which a request can fail, as an answer."""

    async def unusable(request: Request, error: Exception) -> Response:
        problems = error.problems if isinstance(error, Unusable) else ()
        return refusal(request, await site.seen_by(request), 400, problems)

    async def busy(request: Request, _: Exception) -> Response:
        return refusal(request, await site.seen_by(request), 503, (), {"Retry-After": "10"})

    async def underway(request: Request, error: Exception) -> Response:
        found = error if isinstance(error, Underway) else Underway((), 0)
        return waiting(request, await site.seen_by(request), found)

    async def unknown(request: Request, _: Exception) -> Response:
        return refusal(request, await site.seen_by(request), 404, ())

    async def refused(request: Request, error: Exception) -> Response:
        found = error if isinstance(error, Refused) else Refused(403)
        return refusal(request, await site.seen_by(request), found.status, found.problems, found.headers)

    async def http(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
        return refusal(request, await site.seen_by(request), status, (), headers)

    async def invalid(request: Request, error: Exception) -> Response:
        return refusal(request, site, 422, list(_invalid(error)))

    async def broken(request: Request, _: Exception) -> Response:
        return refusal(request, site, 500, ())

    app.add_exception_handler(Unusable, unusable)
    app.add_exception_handler(Busy, busy)
    app.add_exception_handler(Underway, underway)
    app.add_exception_handler(Unknown, unknown)
    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(Exception, broken)


def refusal(
    request: Request, site: Site, status: int, problems: Sequence[Problem], headers: dict[str, str] | None = None
) -> Response:
    """The refusal in the form in which the answer was asked for."""
    given = {"Cache-Control": "no-store", **(headers or {})}
    if _wants_data(request):
        body = problem(request, status, problems)
        return Response(json.dumps(body, ensure_ascii=False), status, given, PROBLEM)
    shown = {"status": status if status in _PAGES else 400, "problems": problems}
    return Response(_shown(request, site, "frame/refused.html", shown), status, given, HTML)


def waiting(request: Request, site: Site, underway: Underway) -> Response:
    """How far the counting is, on a page that asks again by itself, and for a program with Retry-After."""
    headers = {"Cache-Control": "no-store", "Retry-After": str(_AGAIN)}
    if _wants_data(request):
        body = problem(request, 503, ()) | {"title": _UNDERWAY, "detail": f"{underway}."}
        return Response(json.dumps(body | {"done": underway.done, "whole": underway.whole}), 503, headers, PROBLEM)
    shown = _shown(request, site, "frame/underway.html", {"underway": underway})
    return Response(shown, 503, headers | {"Refresh": str(_AGAIN)}, HTML)


def _shown(request: Request, site: Site, template: str, shown: dict[str, Any]) -> str:
    """A page that is about no crisis, in the language of the address or of the browser."""
    named = request.query_params.get("lang")
    language = named if named in LANGUAGES else preferred(request.headers.get("accept-language", ""))
    frame = site.frame(Asked("", language=language), lambda other: site.addresses.home(other.language))
    if request.method == "GET":  # where whoever signs in goes on
        query = request.scope.get("query_string", b"").decode("latin-1")
        frame["here"] = request.scope.get("raw_path", b"/").decode("latin-1") + (f"?{query}" if query else "")
    return page(template, language, **shown, **frame)


def problem(request: Request, status: int, problems: Sequence[Problem]) -> dict[str, object]:
    """A refusal as an object: type, title, status and detail of RFC 9457, and each problem with what to do."""
    title = _TITLES.get(status, "This cannot be answered.")
    listed = [{"found": each.found, "expected": each.expected, "do": each.do} for each in problems]
    detail = " ".join(str(each) for each in problems) or title
    about = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return about | {"instance": request.url.path} | ({"problems": listed} if listed else {})


def _wants_data(request: Request) -> bool:
    path = request.url.path
    return path.startswith(("/v1", "/oembed")) or path.rpartition("/")[2].rpartition(".")[2] in (
        "json",
        "csv",
        "svg",
        "png",
        "ics",
        "atom",
    )


def _invalid(error: Exception) -> list[Problem]:
    if not isinstance(error, RequestValidationError):
        return []
    return [
        Problem(None, f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}", "as the OpenAPI says", "Mend it.")
        for each in error.errors()
    ]
