"""`whipcount serve`: the count in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from whipcount.cli import options, serve_editors
from whipcount.cli.clock import now, today
from whipcount.cli.kept import LEDGER, places
from whipcount.cli.serve_editors import LOCAL, Place

if TYPE_CHECKING:
    from whipcount.web import Served

_EXAMPLE = """
\b
Examples:
  whipcount serve reports/
  whipcount serve --ledger pakistan.ledger --port 8080
  whipcount serve postgresql://newsroom/ledger --host 0.0.0.0 --address https://count.example.org
  whipcount serve pakistan.ledger --editors editors.yaml
"""
_NAMES = ("127.0.0.1", "localhost", "[::1]")


@click.command("serve", epilog=_EXAMPLE)
@click.argument("paths", metavar="[LEDGER|PATH...]", nargs=-1, shell_complete=options.complete_paths)
@LEDGER
@click.option("--chamber", metavar="NAME", help="The chamber by id, country or name.  [default: recognised]")
@click.option(
    "--host", metavar="NAME", default="127.0.0.1", show_default=True, help="The network address to listen at."
)
@click.option(
    "--port", metavar="NUMBER", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port."
)
@click.option("--address", metavar="URL", help="How the site is reached from outside, such as https://count.example.")
@serve_editors.options
def command(  # noqa: PLR0913, PLR0917 - each is an option of its own
    paths: tuple[str, ...],
    ledger: str | None,
    chamber: str | None,
    host: str,
    port: int,
    address: str | None,
    editors: str | None,
    header: str | None,
    proxies: tuple[str, ...],
) -> None:
    """Serve the count of a ledger, or of reports, as pages and as data under the same addresses.

    A ledger may grow meanwhile: pages show it at the next look. Files are read again when they change.
    Without --address a server on this machine answers to this machine's own name only, and pages of other sites
    cannot read it.

    The pages are for reading only, and nothing can be changed through them, unless you name editors: with --editors
    those of a file sign in with a password, and with --editors-by-header a proxy of yours says who asks.
    """
    asked = places(paths, ledger)
    if not asked:
        raise click.MissingParameter(param_hint="'LEDGER|PATH...'", param_type="argument")
    import uvicorn  # noqa: PLC0415 - --help needs no server

    from whipcount.web import application, served  # noqa: PLC0415 - the same

    place = Place(host, address)
    name = place.name
    writers = serve_editors.of(place, editors, header, proxies)
    source = served(asked, chamber)
    if writers is not None:
        _refuse_files(source)
    hosts = {*_NAMES, *([name] if name else [])} if host in LOCAL else None
    shared = address is not None or host not in LOCAL
    app = application(source, now=now, today=today, hosts=hosts, public=address, shared=shared, editors=writers)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"The count is at {address or f'http://{shown}:{port}/'}  (stop with Ctrl+C)", err=True)
    # Where somebody can sign in, whose word is taken for who asks is said with --proxy and not by a default.
    trusting = writers is None
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, ws="none", proxy_headers=trusting)


def _refuse_files(source: Served) -> None:
    from whipcount.model import Problem, Unusable  # noqa: PLC0415 - only when something is wrong
    from whipcount.web import OfLedger  # noqa: PLC0415 - --help needs no server

    if not isinstance(source, OfLedger):
        do = "Put the reports into one with `whipcount add --ledger FILE`, and serve that."
        raise Unusable(Problem(None, "editors, and reports from files, which nobody can write into", "a ledger", do))
