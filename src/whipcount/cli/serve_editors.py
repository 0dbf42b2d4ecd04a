"""Who may write through the pages of `whipcount serve`: the options that say it, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from whipcount.cli.clock import now

if TYPE_CHECKING:
    from whipcount.web.editors import Editors
    from whipcount.web.editors.by_proxy import Network

LOCAL = ("127.0.0.1", "localhost", "::1")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,99}")
_HTTPS = (
    "With --editors passwords would cross the network for all to read: put a server that speaks https in front, and "
    "say its address, such as --address https://count.example."
)
_PROXY = (
    "--editors-by-header needs --proxy: else whoever reaches this server could send the header, and write in anybody's "
    "name."
)
_ADDRESS = "--editors-by-header needs --address, where editors reach the proxy: forms are taken from pages there only."


@dataclass(frozen=True)
class Place:
    """Where a site listens, and how it is reached from outside where that was said."""

    host: str
    address: str | None

    @property
    def name(self) -> str | None:
        """The name in the address; a usage error for an address that is none."""
        return None if self.address is None else _name(self.address)

    @property
    def https(self) -> bool:
        return self.address is not None and self.address.lower().startswith("https:")

    @property
    def clear(self) -> bool:
        """Whether what readers send crosses a network for all to read."""
        name = (self.name or self.host).strip("[]")
        return not self.https and not {self.host, name} <= set(LOCAL)


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Given as `editors`, `header` and `proxies`."""
    by_file = "Let the editors of this file write, who sign in with a password."
    by_header = "Let whom the proxy names in this header write."
    for option in (
        click.option("--proxy", "proxies", metavar="IP", multiple=True, help="Where a proxy of yours connects from."),
        click.option("--editors-by-header", "header", metavar="NAME", help=by_header),
        click.option("--editors", metavar="FILE", help=by_file),
    ):
        command = option(command)
    return command


def of(place: Place, file: str | None, header: str | None, proxies: tuple[str, ...]) -> Editors | None:
    """Who may write, as it was said; None for nobody. What would let in whom nobody meant to is refused."""
    if file and header:
        raise click.UsageError("Name --editors or --editors-by-header: a site has one way of telling who asks.")
    if not file and not header:
        if proxies:
            raise click.UsageError("--proxy is for sites with editors: add --editors or --editors-by-header.")
        return None
    networks = [_network(each) for each in proxies]
    if file:
        return _by_password(place, file, networks)
    if not networks:
        raise click.UsageError(_PROXY)
    if not place.address:
        raise click.UsageError(_ADDRESS)
    if not header or not _HEADER.fullmatch(header):
        words = "Write the name of a header, such as X-Remote-User."
        raise click.BadParameter(words, param_hint="'--editors-by-header'")
    from whipcount.web.editors import ByProxy  # noqa: PLC0415 - --help needs no server

    return ByProxy(header, networks)


def _by_password(place: Place, file: str, networks: list[Network]) -> Editors:
    from whipcount.web.editors import ByPassword  # noqa: PLC0415 - --help needs no server

    if place.clear:
        raise click.UsageError(_HTTPS)
    return ByPassword(file, now, https=place.https, networks=networks)


def _network(written: str) -> Network:
    from ipaddress import ip_network  # noqa: PLC0415 - only sites with editors need it

    try:
        return ip_network(written)
    except ValueError:
        words = f"'{written}' is no network address. Write one such as 127.0.0.1 or 10.1.0.0/16."
        raise click.BadParameter(words, param_hint="'--proxy'") from None


def _name(address: str) -> str:
    try:
        parts = urlsplit(address)
        name = parts.hostname
    except ValueError:
        name = None
    if not name or parts.scheme not in ("http", "https"):
        raise click.BadParameter("Write it as https://count.example.org.", param_hint="'--address'")
    return f"[{name}]" if ":" in name else name
