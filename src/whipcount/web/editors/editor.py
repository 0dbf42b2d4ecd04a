"""An editor, and the ways of telling who asks."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from starlette.requests import Request

LONGEST = 60  # letters of a name


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody who may write. name: as it stands in the ledger, as the author of what is written."""

    name: str


@dataclass(frozen=True, slots=True)
class Signed:
    """An editor who is signed in. token: what every form of theirs has to bring; pages of others cannot know it."""

    editor: Editor
    token: str = field(repr=False)


class Editors(Protocol):
    """A way of telling who asks.

    way: "nobody" (nothing can be written), "password" (there is a page to sign in at) or "proxy". vary: the header
    that tells readers from editors, for caches; None where there are readers only.
    """

    way: ClassVar[str]

    @property
    def vary(self) -> str | None:
        """The header by which an answer may differ."""

    async def signed(self, request: Request) -> Signed | None:
        """Who asks; None for a reader."""


class Nobody:
    """No editors: the site is for readers."""

    way: ClassVar[str] = "nobody"
    vary: str | None = None

    async def signed(self, request: Request) -> Signed | None:  # noqa: ARG002 - whoever asks is a reader
        return None


def editor(name: str) -> Editor | None:
    """The editor of that name, None for what is no name: blank, too long, or with letters that cannot be seen."""
    plain = unicodedata.normalize("NFC", name)
    named = 0 < len(plain) <= LONGEST and plain.isprintable() and plain == plain.strip()
    return Editor(plain) if named else None
