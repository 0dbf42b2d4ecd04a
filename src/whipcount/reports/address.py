"""Web addresses that may be asked for a report, and those that may not.

A page may send a reader on to any address, also to one inside the reader's own network: a router, a neighbour's
machine, a cloud's secrets. So every address is judged before a connection is made, and every hop anew.
"""

from __future__ import annotations

from collections.abc import Container
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import TYPE_CHECKING

from whipcount.model import Place, Problem, Unusable
from whipcount.reports.sources import shown

if TYPE_CHECKING:
    import httpx

IP = IPv4Address | IPv6Address

# What is given out for use on the open net; everything else of IPv6 is local, reserved or a way to write IPv4.
_GLOBAL = IPv6Network("2000::/3")
_WRITES_IPV4 = IPv6Network("64:ff9b::/96")
# Documentation and 6to4, a tunnel to an IPv4 address that the text of the address chooses; Python 3.11 passes them.
_NOT_OPEN = (IPv6Network("3fff::/20"), IPv6Network("2002::/16"), IPv4Network("192.88.99.0/24"))


def is_public(ip: IP) -> bool:
    """Whether an address belongs to the open net: not private, local, reserved, shared or for many at once."""
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(ip.ipv4_mapped)
        if ip in _WRITES_IPV4:  # how a network without IPv4 reaches it
            return is_public(IPv4Address(int(ip) & 0xFFFFFFFF))
        if ip not in _GLOBAL:
            return False
    closed = ip.is_multicast or ip.is_reserved or ip.is_private or ip.is_loopback or ip.is_link_local
    return ip.is_global and not closed and not any(ip in net for net in _NOT_OPEN)


def parsed(address: str, path: str, ports: Container[int]) -> httpx.URL:
    """The parts of an address that may be asked; Unusable when it is malformed or goes elsewhere than to the web.

    address: the one to ask. path: the name that the person gave, for messages. Its #fragment is left out.
    """
    import httpx  # noqa: PLC0415 - a tenth of a second that only addresses need

    try:
        url = httpx.URL(address).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise Unusable(_malformed(path, address, str(error))) from None
    if url.scheme not in ("http", "https") or not url.host:
        raise Unusable(_malformed(path, address, "it does not begin with https:// and a site"))
    if url.userinfo:
        raise Unusable(_secret(path))
    if port(url) not in ports:
        raise Unusable(_other_port(path, port(url)))
    return url


def port(url: httpx.URL) -> int:
    """The port that an address means."""
    return url.port or (443 if url.scheme == "https" else 80)


def _malformed(path: str, address: str, why: str) -> Problem:
    found = f"{address[:200]!r} is no web address ({why})"
    return Problem(Place(shown(path)), found, "one such as https://www.daily.example/page", "Correct the address.")


def _secret(path: str) -> Problem:
    found, do = "the address holds a user name or a password", "Save the page first, then name the file."
    return Problem(Place(shown(path)), found, "an address that everybody may open", do)


def _other_port(path: str, number: int) -> Problem:
    do = "Save the page first, then name the file."
    return Problem(Place(shown(path)), f"the address goes to port {number}", "port 443 or 80, as the web has", do)
