"""Where a ledger is: a file by default, a PostgreSQL database by its address."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from whipcount.model import Place, Problem, Unusable

_SERVERS = ("postgresql", "postgres", "postgresql+psycopg")
_CUT_SHORT = ("postgresql:", "postgres:")


def url(address: str) -> URL:
    """The database behind what a person named: `crisis.ledger`, `postgresql://newsroom/ledger`."""
    if address.startswith(_CUT_SHORT) and "://" not in address:  # and no file of that name is made
        raise Unusable(_unknown(address.partition(":")[0] + ":"))
    if "://" not in address:
        return URL.create("sqlite", database=str(Path(address)))
    try:
        found = make_url(address)
    except ArgumentError:
        raise Unusable(_unknown(address.partition("://")[0] + "://")) from None
    except ValueError:  # a port that is no number; the address is not repeated, for it may hold a password
        expected = "an address such as postgresql://user@host:5432/database"
        do = "Write user, host, port and database so."
        raise Unusable(Problem(Place("--ledger"), "an address that cannot be read", expected, do)) from None
    if found.drivername not in _SERVERS:
        raise Unusable(_unknown(found.drivername + "://"))
    return found.set(drivername="postgresql+psycopg")


def shown(address: str) -> str:
    """An address for messages: without its password."""
    if "://" not in address:
        return address
    found = url(address).set(drivername="postgresql")
    if "password" in found.query:
        found = found.update_query_dict({"password": "***"})
    return found.render_as_string(hide_password=True)


def _unknown(beginning: str) -> Problem:
    expected = "a file, or an address that begins with postgresql://"
    return Problem(Place("--ledger"), f"the address begins with {beginning}", expected, "Name a file or such a server.")
