"""The application: the pages, the files of the frame, and the door around them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Any

from fastapi import FastAPI, HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from whipcount import __version__
from whipcount.reports.fetching import fetch as fetched
from whipcount.reports.stream import Fetch
from whipcount.web import refusing
from whipcount.web.addresses import Addresses
from whipcount.web.answering import respond
from whipcount.web.compare import page as compare
from whipcount.web.counting import Counts
from whipcount.web.course import page as course
from whipcount.web.crises import page as crises
from whipcount.web.crisis import page as crisis
from whipcount.web.editors import Editors, Nobody
from whipcount.web.editors import page as signing
from whipcount.web.embed import page as embed
from whipcount.web.feed import page as feed
from whipcount.web.guarding import Guard, Shared
from whipcount.web.quotes import page as quotes
from whipcount.web.rendering import files
from whipcount.web.report import page as report
from whipcount.web.review import page as review
from whipcount.web.served import Served
from whipcount.web.site import Site
from whipcount.web.v1 import page as v1
from whipcount.web.v1 import shapes
from whipcount.web.what_if import page as what_if

PAGES = (crises, feed, review, crisis, course, report, quotes, compare, what_if, embed, signing, v1)
_FOR_EVER = "public, max-age=31536000, immutable"


def application(  # noqa: PLR0913 - what a person may say of a site, once each
    served: Served,
    *,
    now: Callable[[], datetime],
    today: Callable[[], date],
    hosts: Collection[str] | None = None,
    public: str | None = None,
    shared: bool = False,
    editors: Editors | None = None,
    fetch: Fetch = fetched,
) -> ASGIApp:
    """The site over a place that crises are opened from, as an ASGI application.

    now: the time in UTC. today: the latest date that it is anywhere on earth. hosts: the names the site answers to,
    None for any. public: the address of the site
    as it is known outside. shared: whether pages of other sites may read the data. editors: who may write; None for
    nobody. fetch: gets a report that an editor names by its address.
    """
    counts = Counts(served)
    site = Site(counts, Addresses(), now, today, public and public.rstrip("/"), editors or Nobody(), fetch=fetch)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        counts.close()

    app = FastAPI(
        title="whipcount",
        version=__version__,
        lifespan=life,
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
    )
    refusing.install(app, site)
    for each in PAGES:
        app.include_router(each.routes(site))
    app.add_api_route("/frame/{version}/{name}", _file, include_in_schema=False)
    app.openapi = lambda: _described(app)  # type: ignore[method-assign] # FastAPI's own way to add to it
    return Guard(Shared(app) if shared else app, hosts)


def _described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI, with the shape of a refusal, which no address gives as its answer."""
    if app.openapi_schema is None:
        made = FastAPI.openapi(app)
        made["components"]["schemas"] |= {
            shape.__name__: shape.model_json_schema(ref_template="#/components/schemas/{model}")
            for shape in (shapes.Said, shapes.Problem)
        }
        made["components"]["schemas"]["Problem"].pop("$defs", None)
        app.openapi_schema = made
    return app.openapi_schema


async def _file(request: Request, version: str, name: str) -> Response:  # noqa: ARG001 - any version is answered with ours
    """A file of the frame. Its address changes with its content, so that a browser may keep it for ever."""
    if name not in files():
        raise HTTPException(404)
    return respond(request, files()[name], _FOR_EVER)
