"""The address of a model server as a person gives it."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from whipcount.model.problem import Problem, Unusable


def is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def is_here(address: str) -> bool:
    """Whether an address is this machine's own."""
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def checked_address(text: str, where: str, *, given: bool) -> str:
    """The base address of a server, or Unusable.

    where: what it was read from, for the message. given: whether a person named it in this very command; an address
    of the environment may use plain http on this machine only, since the report would go over the wire in clear.
    """
    try:
        parts = urlsplit(text)
        usable = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not is_address(text) or not usable or not text.isascii() or not text.isprintable() or " " in text:
        raise Unusable(_no_address(text, where))
    if parts.username or parts.password or parts.query or parts.fragment:
        raise Unusable(_more_than_a_base(where))
    if parts.scheme.lower() == "http" and not given and not is_here(text):
        raise Unusable(_in_clear(text, where))
    return text.rstrip("/")


def _no_address(text: str, where: str) -> Problem:
    found = f"{text[:80]!r} in {where} is no address of a server"
    return Problem(None, found, "one such as http://127.0.0.1:8000/v1", "Mend the address.")


def _more_than_a_base(where: str) -> Problem:
    found = f"the address in {where} holds a name, a password, a query or a fragment"
    return Problem(None, found, "a base such as http://127.0.0.1:8000/v1", "Give a key with OPENAI_API_KEY.")


def _in_clear(text: str, where: str) -> Problem:
    found = f"{text[:80]} in {where} is plain http to another machine"
    return Problem(None, found, "https, or this machine", "Give it with --model-url if you mean it.")
