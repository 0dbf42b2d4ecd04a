"""`whipcount editors`: who may write through the pages of `whipcount serve`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whipcount.cli import options
from whipcount.cli.output import Target

if TYPE_CHECKING:
    from whipcount.web.editors import Editor

_EXAMPLE = """
\b
Examples:
  whipcount editors add "Ann Ash" editors.yaml
  whipcount editors list editors.yaml
  whipcount editors remove "Ann Ash" editors.yaml
  whipcount serve pakistan.ledger --editors editors.yaml
"""
_NAME = click.argument("name", metavar="NAME")
_FILE = click.argument("file", metavar="FILE", type=click.Path(path_type=Path))


@click.group("editors", epilog=_EXAMPLE, no_args_is_help=False)
def command() -> None:
    """Keep the file that names the editors of a site, with the hash of each one's password.

    A server that was started with --editors FILE sees at once what changes in it: whoever is added may sign in, and
    whoever is removed or gets a new password is signed out. The file is for its owner alone.
    """


@command.command("add")
@_NAME
@_FILE
@click.option("--replace", is_flag=True, help="Give somebody who is there already a new password.")
@click.option("--password-stdin", "piped", is_flag=True, help="Take the first line of standard input as the password.")
@options.target("table", "json", piped="table")
def add(name: str, file: Path, target: Target, *, replace: bool, piped: bool) -> None:
    """Add an editor. FILE is made on first use.

    NAME will stand in the ledger as the author. The password is asked for twice, on the terminal; it has at least 12
    letters. It is never an argument, for those can be seen by others on the machine and stay in the shell's history.
    """
    from whipcount.web.editors import file as kept  # noqa: PLC0415 - --help needs no server
    from whipcount.web.editors.passwords import hashed  # noqa: PLC0415 - the same

    named = _named(name)
    hashes = dict(kept.read(file)) if file.exists() else {}
    _refuse_taken(named, list(hashes), file, replace=replace)
    hashes[named.name] = hashed(_password(piped=piped))
    kept.write(file, hashes)
    said = "has a new password" if replace else "may write now"
    _tell(target, f"{named.name} {said}", list(hashes), file)


@command.command("remove")
@_NAME
@_FILE
@options.target("table", "json", piped="table")
def remove(name: str, file: Path, target: Target) -> None:
    """Remove an editor. What they wrote stays in the ledger under their name."""
    from whipcount.model import Place, Problem, Unusable  # noqa: PLC0415 - --help needs no model
    from whipcount.web.editors import file as kept  # noqa: PLC0415 - the same

    named = _named(name)
    hashes = dict(kept.read(file))
    if hashes.pop(named.name, None) is None:
        expected = ", ".join(hashes) or "somebody, but there is nobody in this file"
        raise Unusable(
            Problem(Place(str(file)), f"no editor called '{name}'", expected, "Write the name as it stands.")
        )
    kept.write(file, hashes)
    _tell(target, f"{named.name} may not write any more", list(hashes), file)


@command.command("list")
@_FILE
@options.target("table", "json", piped="table")
def names(file: Path, target: Target) -> None:
    """Say who the editors are, a name a line."""
    from whipcount.web.editors import file as kept  # noqa: PLC0415 - --help needs no server

    found = list(kept.read(file))
    if target.form == "json":
        target.json({"file": str(file), "editors": found})
    else:
        target.text("".join(f"{each}\n" for each in found))


def _named(name: str) -> Editor:
    from whipcount.web.editors.editor import LONGEST, editor  # noqa: PLC0415 - --help needs no server

    named = editor(name)
    if named is None:
        words = f"{name[:80]!r} is no name of at most {LONGEST} letters that can all be seen."
        raise click.BadParameter(words, param_hint="'NAME'")
    return named


def _refuse_taken(named: Editor, there: Sequence[str], file: Path, *, replace: bool) -> None:
    """A name that stands in the file already, or looks like one that does, is not given to another by oversight."""
    from whipcount.model import Place, Problem, Unusable  # noqa: PLC0415 - --help needs no model

    place = Place(str(file))
    if named.name in there and not replace:
        do = "Write --replace to give them a new password."
        raise Unusable(Problem(place, f"{named.name} is there already", "another name", do))
    if named.name not in there and replace:
        expected = ", ".join(there) or "an editor who is there"
        raise Unusable(Problem(place, f"no editor called '{named.name}'", expected, "Leave --replace out."))
    alike = [each for each in there if each.casefold() == named.name.casefold() and each != named.name]
    if alike:
        found = f"'{named.name}' differs from {alike[0]} by capital letters only"
        raise Unusable(Problem(place, found, "a name that nobody takes for another's", "Write another name."))


def _password(*, piped: bool) -> str:
    from whipcount.web.editors.passwords import LONGEST, SHORTEST  # noqa: PLC0415 - --help needs no server

    if piped:
        line = sys.stdin.buffer.readline(4 * LONGEST + 2)
        password = line.decode("utf-8", "replace").rstrip("\r\n")
    elif sys.stdin.isatty():
        password = str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    else:
        raise click.UsageError("There is no terminal to ask for the password on: pipe it in, with --password-stdin.")
    if not SHORTEST <= len(password) <= LONGEST:
        raise click.UsageError(f"A password has {SHORTEST} to {LONGEST} letters; this one has {len(password)}.")
    return password


def _tell(target: Target, said: str, there: Sequence[str], file: Path) -> None:
    if target.form == "json":
        target.json({"file": str(file), "editors": there})
    else:
        many = "1 editor" if len(there) == 1 else f"{len(there)} editors"
        target.text(f"{said}. {file}: {many}.\n")
