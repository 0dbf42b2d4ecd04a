"""`/crisis/NAME/embed`, `/crisis/NAME/share`, `/oembed` and `/embed.js`."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Annotated
from urllib.parse import parse_qsl, unquote, urlsplit

from fastapi import APIRouter, HTTPException, Query
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from whipcount.model import Problem, Unusable
from whipcount.web.addresses import Addresses
from whipcount.web.answering import Answer, respond
from whipcount.web.asked import Asked, asked
from whipcount.web.counting import State
from whipcount.web.crisis.told import Told
from whipcount.web.guarding import POLICY
from whipcount.web.rendering import HERE, answer
from whipcount.web.site import Site
from whipcount.web.words import words

HEIGHT = 640  # until the frame has said its own
_WIDEST = 720
_ANYWHERE = {
    "Content-Security-Policy": POLICY.replace("frame-ancestors 'none'", "frame-ancestors *"),
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_PAGE = re.compile(r"/crisis/(?P<name>[^/]+?)/?")
_HOUR = "public, max-age=3600"


def routes(site: Site) -> APIRouter:
    router = APIRouter()
    script = Answer.of((HERE / "embed" / "host.js").read_bytes(), "text/javascript; charset=utf-8", _ANYWHERE)

    async def embed(request: Request, name: str) -> Response:
        question = site.asked(request, name)
        return await site.answer(request, question, "embed", lambda state, lang: _frame(site, question, state, lang))

    async def share(request: Request, name: str) -> Response:
        question, base = site.asked(request, name), site.base(request)
        here = await site.seen_by(request)

        def make(state: State, language: str) -> Answer:
            return _share(here, question, state, language, Addresses(base))

        return await here.answer(request, question, f"share {base}", make)

    async def oembed(
        request: Request,
        url: Annotated[str, Query(max_length=2000)],
        maxwidth: Annotated[int, Query(ge=1)] = _WIDEST,
        maxheight: Annotated[int, Query(ge=1)] = HEIGHT,
        format: str = "json",  # noqa: A002 - oEmbed's own name
    ) -> Response:
        if format != "json":
            raise HTTPException(501)
        question, base = _page(site, url), site.base(request)

        def make(state: State, language: str) -> Answer:
            count = site.counts.count(state)
            title = Told(count, question, site.addresses, words(language), ()).title
            sizes = {"width": min(_WIDEST, maxwidth), "height": min(HEIGHT, maxheight)}
            rich = {"version": "1.0", "type": "rich", "provider_name": "whipcount", "provider_url": f"{base}/"}
            html = {"title": title, "html": snippet(Addresses(base), question, sizes["height"]), "cache_age": 300}
            return Answer.of(json.dumps(rich | sizes | html, ensure_ascii=False), "application/json")

        return await site.answer(request, question, f"oembed {base} {maxwidth} {maxheight}", make)

    async def host(request: Request) -> Response:
        return respond(request, script, _HOUR)

    router.add_api_route("/crisis/{name}/embed", embed, include_in_schema=False)
    router.add_api_route("/crisis/{name}/share", share, include_in_schema=False)
    router.add_api_route("/oembed", oembed, include_in_schema=False)
    router.add_api_route("/embed.js", host, include_in_schema=False)
    return router


def _share(site: Site, question: Asked, state: State, language: str, outside: Addresses) -> Answer:
    """The addresses under which a count is found from outside; nothing is counted for it."""
    chamber, days = site.counts.crisis(state).chamber, site.counts.days(state)
    title = f"{chamber.name}, {chamber.country}" if chamber else None
    day = state.as_of or days[-1]
    links = {"fixed": question.on(day), "newest": replace(question.on(None), known_at=None), "outside": outside}
    frame = site.frame(question, lambda other: site.addresses.part(other, "share"))
    shown = {"snippet": snippet(outside, question), "asked": question, "title": title, "day": day}
    return answer("embed/share.html", language, **shown, **links, **frame)


def snippet(addresses: Addresses, question: Asked, height: int = HEIGHT) -> str:
    """What a page that embeds the count has in its HTML; the script gives the frame the height that it asks for."""
    frame = Markup(
        '<iframe data-whipcount src="{}" title="{}" width="100%" height="{}" loading="lazy" style="border:0"></iframe>'
    ).format(addresses.part(question, "embed"), f"whipcount: {question.crisis}", height)
    return str(frame + Markup('<script async src="{}"></script>').format(f"{addresses.base}/embed.js"))


def _page(site: Site, url: str) -> Asked:
    """The question that an address of a crisis page puts, whoever's host it names."""
    parts = urlsplit(url)
    found = _PAGE.fullmatch(parts.path)
    if found is None:
        problem = f"'{url[:200]}' is no page of a crisis"
        raise Unusable(
            Problem(None, problem, "an address that ends in /crisis/NAME", "Give the address of such a page.")
        )
    return asked(unquote(found["name"]), dict(parse_qsl(parts.query)), site.now(), site.today())


def _frame(site: Site, question: Asked, state: State, language: str) -> Answer:
    told = Told(site.counts.count(state), question, site.addresses, words(language), ())
    frame = site.frame(question, lambda other: site.addresses.part(other, "embed"))
    made = answer("embed/embed.html", language, told=told, asked=question, **frame)
    return Answer.of(made.body, made.kind, {**made.headers, **_ANYWHERE})
