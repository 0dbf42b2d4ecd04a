"""Finished answers: bytes with their kind and an ETag, compressed once and kept by whoever made them."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

_WORTH = 600  # bytes below which compressing gains nothing
_PRESSED = ("text/", "application/json", "application/problem+json", "image/svg+xml")
_CACHE = "no-cache"  # keep it, but ask whether it still holds: a ledger may have grown
_NEVER = "no-store, private"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that is done.

    tag: the same only for the same bytes. packed: compressed, None where that gains nothing.
    """

    body: bytes = field(repr=False)
    kind: str
    tag: str
    packed: bytes | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, body: str | bytes, kind: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer with its tag, which follows from its bytes."""
        data = body.encode("utf-8", "replace") if isinstance(body, str) else body
        tag = hashlib.sha256(kind.encode() + b"\0" + data).hexdigest()[:24]
        pressed = len(data) > _WORTH and kind.startswith(_PRESSED)
        packed = gzip.compress(data, 6, mtime=0) if pressed else None
        return cls(data, kind, tag, packed, headers or {})


def respond(
    request: Request, answer: Answer, cache: str = _CACHE, *, vary: str | None = None, private: bool = False
) -> Response:
    """The answer for this request: whole, compressed, or only the word that what the reader has still holds.

    vary: a header by which answers at this address differ. private: for this request alone, so that nobody keeps it.
    """
    told = {"Cache-Control": _NEVER} if private else {"ETag": f'W/"{answer.tag}"', "Cache-Control": cache}
    headers = {**told, **answer.headers}
    headers["Vary"] = ", ".join(each for each in ("Accept-Encoding", headers.get("Vary"), vary) if each)
    if not private and _has(request.headers.get("if-none-match", ""), answer.tag):
        return Response(status_code=304, headers=headers)
    body = answer.body
    # What is private has an editor's token in it, and the size of something packed tells of what it is made of.
    if not private and answer.packed is not None and _takes_gzip(request.headers.get("accept-encoding", "")):
        body = answer.packed
        headers["Content-Encoding"] = "gzip"
    return Response(body, media_type=answer.kind, headers=headers)


def _has(kept: str, tag: str) -> bool:
    tags = [each.strip().removeprefix("W/").strip('"') for each in kept.split(",")]
    return tag in tags or "*" in tags


def _takes_gzip(accepted: str) -> bool:
    parts = [part.strip().replace(" ", "") for part in accepted.lower().split(",")]
    return any(part in ("gzip", "*") or (part.startswith("gzip;q=") and not part.endswith("=0")) for part in parts)
