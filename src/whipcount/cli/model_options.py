"""The options of `whipcount read` for a second reader, a language model behind an address of the user's."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from whipcount.model import Chamber, Report
    from whipcount.reading import Reading
    from whipcount.reading.proposing import Server

    Reader = Callable[[Report, Chamber | None], Reading]

Command = Callable[..., Any]
_LONGEST_KEY = 4096


@dataclass(frozen=True)
class Model:
    """What was said of a model; `name` is None when none was asked for."""

    name: str | None
    address: str | None = None
    key_file: str | None = None
    cache: str | None = None
    log: str | None = None
    seconds: float = 120.0

    def reader(self) -> Reader:
        """What reads a report: the phrases, and with a model the model after them. Unusable when it cannot be had."""
        from whipcount.reading import read  # noqa: PLC0415 - --help needs none of it

        if self.name is None:
            return read
        from whipcount.reading.proposing import Memory, ModelReader  # noqa: PLC0415 - only with --model

        server = _server(self.name, self)
        memory = Memory(Path(self.cache)) if self.cache else None
        return ModelReader(server.model, server.ask, memory, LogFile.begun(self.log) if self.log else None).read


@dataclass(frozen=True)
class LogFile:
    """A file that gets one line of JSON for each proposal, as it is judged; several processes may write to it."""

    path: str

    @classmethod
    def begun(cls, path: str) -> LogFile:
        """An empty file, so that a log is of one run; Unusable when its place cannot be written."""
        from whipcount.cli.output import write  # noqa: PLC0415 - only with --model-log

        write(path, b"")
        return cls(path)

    def __call__(self, entry: dict[str, Any]) -> None:
        """Add a line, in one write."""
        line = (json.dumps(entry, ensure_ascii=False) + "\n").encode("utf-8", "replace")
        try:
            with open(self.path, "ab", buffering=0) as log:  # noqa: PTH123 - a name taken exactly as given
                log.write(line)
        except OSError as error:
            found = f"{self.path} cannot be written ({error.strerror})"
            raise _problem(found, "room for the log", "Name another file with --model-log.") from None


def model(command: Command) -> Command:
    """The options for a model; given as one `model`."""

    @wraps(command)
    def gathered(**rest: Any) -> Any:
        given = {name: rest.pop(f"model_{name}") for name in ("url", "key_file", "cache", "log", "seconds")}
        name = rest.pop("model")
        unused = [each for each, value in given.items() if value and each != "seconds"]
        if name is None and unused:
            raise click.UsageError(f"--model-{unused[0].replace('_', '-')} needs --model.")
        seconds = given["seconds"]
        said = Model(name, given["url"], given["key_file"], given["cache"], given["log"], seconds)
        return command(model=said, **rest)

    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered


def _server(name: str, said: Model) -> Server:
    """The server at the address given, with the model named or the only one that it has."""
    from whipcount.reading.proposing import Server  # noqa: PLC0415 - only with --model
    from whipcount.reading.proposing.address import checked_address, is_address  # noqa: PLC0415 - the same

    named = not is_address(name)
    given, where = (said.address, "--model-url") if named else (name, "--model")
    address = given or os.environ.get("OPENAI_BASE_URL")
    if not address:
        raise _problem(
            "no address of a model server", "one such as http://127.0.0.1:8000/v1", "Give it with --model-url."
        )
    base = checked_address(address, where if given else "OPENAI_BASE_URL", given=bool(given))
    server = Server(base, name if named else "", _key(said.key_file), said.seconds)
    if not named:
        server.model = _only_model(server)
    return server


def _only_model(server: Server) -> str:
    names = server.models()
    if len(names) == 1:
        return names[0]
    found = f"{len(names)} models on the server" + (f" ({', '.join(names)[:200]})" if names else "")
    raise _problem(found, "one", "Name one with --model and give the address with --model-url.")


def _key(file: str | None) -> str | None:
    """The key, from a file or the environment. No message ever has it."""
    where = file or "OPENAI_API_KEY"
    try:
        key = Path(file).read_bytes()[: _LONGEST_KEY + 1].decode() if file else os.environ.get("OPENAI_API_KEY", "")
    except (OSError, ValueError):
        raise _problem(f"no key can be read from {where}", "a text file with one line", "Check the file.") from None
    key = key.strip()
    if len(key) > _LONGEST_KEY or not key.isascii() or not key.isprintable() or " " in key:
        raise _problem(f"what {where} holds is no key", "one word of plain letters and digits", "Mend it.")
    if file and not key:
        raise _problem(f"{where} is empty", "a key", "Write the key into it.")
    return key or None


def _problem(found: str, expected: str, do: str) -> Exception:
    from whipcount.model import Problem, Unusable  # noqa: PLC0415 - only when something is wrong

    return Unusable(Problem(None, found, expected, do))


_OPTIONS = (
    click.option(
        "--model",
        metavar="NAME|URL",
        help="Let a language model propose more claims; each must pass the checks. The name of a model, or the address "
        "of a server that has only one.  [default: no model]",
    ),
    click.option(
        "--model-url",
        metavar="URL",
        help="The server's address, such as http://127.0.0.1:8000/v1; its operator sees the reports.  "
        "[default: OPENAI_BASE_URL]",
    ),
    click.option("--model-key-file", metavar="FILE", help="A file with the key.  [default: OPENAI_API_KEY, if set]"),
    click.option("--model-cache", metavar="DIR", help="Keep replies here, and use those that are kept."),
    click.option("--model-log", metavar="FILE", help="Write what became of each proposal, and why, as JSON lines."),
    click.option(
        "--model-seconds",
        type=click.FloatRange(1, 3600),
        default=120,
        show_default=True,
        help="How long to wait for one answer, all tries together.",
    ),
)
