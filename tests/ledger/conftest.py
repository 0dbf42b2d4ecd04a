"""Every test of the ledger runs twice: on a file, and on a real PostgreSQL that is started for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

_NUMBERS = count(1)


def _programs() -> Path | None:
    found = shutil.which("initdb")
    places = [
        *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True),
        *([Path(found).parent] if found else []),
    ]
    return next((place for place in places if (place / "initdb").exists()), None)


class Server:
    """A PostgreSQL of our own in a folder of its own, which listens on a socket there and nowhere else.

    It does not wait for its disk (fsync off): tests kill those who write to it, and never the machine that it runs on.
    """

    def __init__(self, programs: Path) -> None:
        self.programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="wc-pg-"))  # a socket's path must be short
        self.as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self.user = "postgres" if self.as_user else os.environ.get("USER", "postgres")
        if self.as_user:
            shutil.chown(self.folder, "postgres", "postgres")

    def run(self, program: str, *words: str) -> None:
        command = [*self.as_user, str(self.programs / program), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")

    def start(self) -> None:
        data = str(self.folder / "data")
        self.run("initdb", "-D", data, "-A", "trust", "-U", self.user, "-E", "UTF8", "--locale=C", "--no-sync")
        how = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c max_connections=60 -c fsync=off"
        self.run("pg_ctl", "-D", data, "-w", "-l", str(self.folder / "log"), "-o", how, "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def ledger(self) -> str:
        """The address of a schema of its own: a database for each test would be three hundred files."""
        name, database = f"ledger{next(_NUMBERS)}", f"postgresql://{self.user}@/postgres?host={self.folder}"
        with psycopg.connect(database, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"{database}&options=-csearch_path%3D{name}"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    programs = _programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("there is no PostgreSQL on this machine; .ci/run installs it")
        pytest.skip("there is no PostgreSQL on this machine")
    found = Server(programs)
    found.start()
    yield found
    found.stop()


@pytest.fixture(params=["file", "postgresql"])
def addresses(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Addresses of ledgers that are not there yet, as many as are asked for."""
    if request.param == "file":
        return lambda: str(tmp_path / f"crisis{next(_NUMBERS)}.ledger")
    server: Server = request.getfixturevalue("server")
    return server.ledger


@pytest.fixture
def address(addresses: Callable[[], str]) -> str:
    """The address of a ledger that is not there yet."""
    return addresses()
