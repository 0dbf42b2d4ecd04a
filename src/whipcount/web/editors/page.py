"""`/sign-in` and `/sign-out`, where editors sign in with a password."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from whipcount.web.editors.by_password import ByPassword
from whipcount.web.editors.editor import editor
from whipcount.web.editors.writing import Refused, read, refuse_foreign, writing
from whipcount.web.rendering import HTML, page
from whipcount.web.site import Site

_SMALL = 20_000  # bytes of these forms


def routes(site: Site) -> APIRouter:
    """No routes where nobody can sign in here."""
    router = APIRouter()
    editors = site.editors
    if not isinstance(editors, ByPassword):
        return router

    async def form(request: Request) -> Response:
        return _page(await site.seen_by(request), request, request.query_params.get("next", ""))

    async def sign_in(request: Request) -> Response:
        refuse_foreign(request, site.public)
        fields = (await read(request, _SMALL)).fields
        named, following = editor(fields.get("name", "").strip()), fields.get("next", "")
        name = named.name if named else ""
        try:
            number = await editors.sign_in(request, name, fields.get("password", ""))
        except Refused as refused:
            return _page(site, request, following, name, refused)
        if number is None:
            return _page(site, request, following, name, Refused(403))
        response = RedirectResponse(own(following), 303, {"Cache-Control": "no-store"})
        editors.give(response, number)
        return response

    async def sign_out(request: Request) -> Response:
        refuse_foreign(request, site.public)  # also where nobody is signed in: the answer takes a cookie away
        signed = await editors.signed(request)
        following = ""
        if signed is not None:
            following = (await writing(request, signed, site.public, _SMALL)).form.fields.get("next", "")
            editors.sign_out(request)
        response = RedirectResponse(own(following), 303, {"Cache-Control": "no-store"})
        editors.take(response)
        return response

    router.add_api_route("/sign-in", form, include_in_schema=False)
    router.add_api_route("/sign-in", sign_in, methods=["POST"], include_in_schema=False)
    router.add_api_route("/sign-out", sign_out, methods=["POST"], include_in_schema=False)
    return router


def own(following: str) -> str:
    """Where to go on: a place of this very site, else its beginning.

    A browser takes "//", and a backslash for a stroke, as the beginning of another host's name, and it leaves tabs and
    ends of lines out.
    """
    plain = all("!" <= letter <= "~" and letter != "\\" for letter in following)
    return following if plain and following.startswith("/") and not following.startswith(("//", "/sign-")) else "/"


def _page(site: Site, request: Request, following: str, name: str = "", refused: Refused | None = None) -> Response:
    question = site.asked(request, "")
    following = own(following)
    frame = site.frame(question, lambda other: site.addresses.sign_in(following, other.language))
    language = site.language(request, question)
    wait = refused.headers.get("Retry-After") if refused and refused.status == 429 else None
    said = {"name": name, "following": following, "refused": refused, "wait": wait and int(wait)}
    body = page("editors/sign_in.html", language, **said, **frame)
    headers = {"Cache-Control": "no-store", **(refused.headers if refused else {})}
    return Response(body, refused.status if refused else 200, headers, HTML)
