"""`whipcount serve`: the count in a browser."""

from __future__ import annotations

from urllib.parse import urlsplit

import click

from whipcount.cli import options
from whipcount.cli.clock import now, today

_EXAMPLE = """
\b
Examples:
  whipcount serve reports/
  whipcount serve pakistan.ledger --port 8080
  whipcount serve postgresql://newsroom/ledger --host 0.0.0.0 --address https://count.example.org
"""
_LOCAL = ("127.0.0.1", "localhost", "::1")
_NAMES = ("127.0.0.1", "localhost", "[::1]")


@click.command("serve", epilog=_EXAMPLE)
@click.argument("paths", metavar="[LEDGER|PATH...]", nargs=-1, required=True, shell_complete=options.complete_paths)
@click.option("--chamber", metavar="NAME", help="The chamber by id, country or name.  [default: recognised]")
@click.option(
    "--host", metavar="NAME", default="127.0.0.1", show_default=True, help="The network address to listen at."
)
@click.option(
    "--port", metavar="NUMBER", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port."
)
@click.option("--address", metavar="URL", help="How the site is reached from outside, such as https://count.example.")
def command(paths: tuple[str, ...], chamber: str | None, host: str, port: int, address: str | None) -> None:
    """Serve the count of a ledger, or of reports, as pages and as data under the same addresses.

    A ledger may grow meanwhile: pages show it at the next look. Files are read once, at the start. Without --address a
    server on this machine answers to this machine's own name only, and pages of other sites cannot read it. Nothing can
    be changed through the pages.
    """
    import uvicorn  # noqa: PLC0415 - --help needs no server

    from whipcount.web import application, served  # noqa: PLC0415 - the same

    name = _name(address)
    hosts = {*_NAMES, *([name] if name else [])} if host in _LOCAL else None
    shared = address is not None or host not in _LOCAL
    app = application(served(paths, chamber), now=now, today=today, hosts=hosts, public=address, shared=shared)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"The count is at {address or f'http://{shown}:{port}/'}  (stop with Ctrl+C)", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, ws="none")


def _name(address: str | None) -> str | None:
    if address is None:
        return None
    try:
        parts = urlsplit(address)
        name = parts.hostname
    except ValueError:
        name = None
    if not name or parts.scheme not in ("http", "https"):
        raise click.BadParameter("Write it as https://count.example.org.", param_hint="'--address'")
    return f"[{name}]" if ":" in name else name
