"""Editors whom a proxy in front of the site has asked already, as newsrooms with a sign-in of their own have it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import ClassVar

from starlette.requests import Request

from whipcount.web.editors.editor import Editor, Signed, editor

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network


class ByProxy:
    """The name in a header, believed only of whoever connects from one of the networks.

    header: such as X-Remote-User. networks: where the proxy connects from. The proxy has to take the header out of what
    comes to it from outside. A header that stands twice names nobody, for one of the two may be a stranger's.
    """

    way: ClassVar[str] = "proxy"

    def __init__(self, header: str, networks: Iterable[Network]) -> None:
        self.header = header
        self._networks = tuple(networks)
        self._secret = secrets.token_bytes(32)

    @property
    def vary(self) -> str | None:
        return self.header

    async def signed(self, request: Request) -> Signed | None:
        names = request.headers.getlist(self.header)
        if len(names) != 1 or not trusted(request, self._networks):
            return None
        named = editor(_text(names[0]))
        return None if named is None else Signed(named, self._token(named))

    def _token(self, named: Editor) -> str:
        """The same for all pages of an editor until the server starts anew: there is no session to keep another in."""
        return hmac.new(self._secret, named.name.encode(), hashlib.sha256).hexdigest()


def trusted(request: Request, networks: Iterable[Network]) -> bool:
    """Whether whoever is connected to us is in one of the networks."""
    peer = address_of(request.client.host) if request.client else None
    return peer is not None and any(peer in network for network in networks)


def address_of(host: str) -> Address | None:
    """A network address; one of IPv4 that is written as IPv6 is what it is. None for what is none."""
    try:
        address = ip_address(host)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _text(header: str) -> str:
    """A header as UTF-8, which is how proxies write names; the server read it as Latin-1."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return header
