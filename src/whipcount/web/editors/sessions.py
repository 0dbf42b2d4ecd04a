"""Who is signed in: a number nobody can guess in the browser's cookie, and all else here."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

IDLE = timedelta(hours=12)  # after which an editor who did nothing has to sign in again: a night
LONGEST = timedelta(days=7)  # after which everybody has to
_EACH = 20  # sessions of one editor; the one used longest ago ends


@dataclass(slots=True)
class Session:
    """One sign-in. kept: the hash of the password by which it began; it ends when that is no longer the editor's."""

    name: str
    kept: str = field(repr=False)
    token: str = field(repr=False)
    begun: datetime
    used: datetime


class Sessions:
    """The sessions of a site, in memory: when the server starts anew, everybody signs in anew.

    What is kept here of the number in the cookie is its hash, and it is by that that it is looked up.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._sessions: dict[bytes, Session] = {}

    def begin(self, name: str, kept: str) -> str:
        """A new session, by the number for its cookie."""
        number, now = secrets.token_urlsafe(32), self._now()
        self._sessions = {key: each for key, each in self._sessions.items() if not _over(each, now)}
        own = sorted((each.used, key) for key, each in self._sessions.items() if each.name == name)
        for _, key in own[: max(0, len(own) - _EACH + 1)]:
            del self._sessions[key]
        self._sessions[_key(number)] = Session(name, kept, secrets.token_urlsafe(32), now, now)
        return number

    def of(self, number: str) -> Session | None:
        """The session of a cookie, which is used by being asked for; None when there is none or it is over."""
        session, now = self._sessions.get(_key(number)), self._now()
        if session is None or _over(session, now):
            self.end(number)
            return None
        session.used = now
        return session

    def end(self, number: str) -> None:
        self._sessions.pop(_key(number), None)


def _over(session: Session, now: datetime) -> bool:
    return now - session.used > IDLE or now - session.begun > LONGEST


def _key(number: str) -> bytes:
    return hashlib.sha256(number.encode("utf-8", "replace")).digest()
