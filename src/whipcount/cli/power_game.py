"""The game that `whipcount power` is asked about: from a file, a count or the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import click

from whipcount.cli.power_file import VOTES, Written, is_game, written
from whipcount.model import Place, Problem, Unusable
from whipcount.power.game import Game, game
from whipcount.power.opening import Given, given
from whipcount.power.wording import ruled


def asked_for(asked: dict[str, Any]) -> Game:
    """The game that the file and the options describe; an option goes before what the file says."""
    if not asked["paths"] and asked["weights"] is None:
        raise click.MissingParameter(param_hint="'FILE' or '--weights'", param_type="argument")
    if asked["paths"] and asked["weights"] is not None:
        raise click.UsageError("Name a file or give --weights, one of the two.")
    if len(asked["paths"]) > 1:
        raise click.UsageError("Name one file of names and weights; several reports go with --over-time.")
    if asked["names"] is not None and asked["weights"] is None:
        raise click.UsageError("--names go with --weights; a file has its own.")
    if asked["rule"] is not None and asked["quota"] is not None:
        raise click.UsageError("--rule says the quota too; leave --quota out.")
    written = _file(asked["paths"][0]) if asked["paths"] else _weights(asked)
    given = written.given
    if asked["base"] is not None:
        given = replace(given, base=asked["base"])
    if asked["vacant"] is not None:
        given = replace(given, vacant=_number(asked["vacant"], "--vacant"))
    made = _ruled(asked, replace(written, given=given))
    made = made.united(*written.unions, *map(_list, asked["unions"]))
    made = made.coming_together(*written.together, *map(_list, asked["together"]))
    return made.refusing(*map(_pair, [*written.refusals, *map(_list, asked["refusals"])]))


def _ruled(asked: dict[str, Any], written: Written) -> Game:
    """The players under the rule that is asked for, else that of their file, else a quota or more than half."""
    given = written.given
    text = asked["rule"] if asked["rule"] is not None else written.rule if asked["quota"] is None else None
    if text is None:
        quota = _number(asked["quota"], "--quota") if asked["quota"] is not None else _known(asked, written)
        if written.several:
            raise click.UsageError(f"The players have {', '.join(written.several)}. Say with a rule how they win.")
        made = game(given.weights, quota, base=given.base, vacant=given.vacant)
        return replace(made, rules=replace(made.rule, unit=next(iter(given.columns), "votes")))
    columns = given.columns or {VOTES: tuple(given.weights.values())}
    place = getattr(text, "place", None)
    return ruled(text, tuple(given.weights), columns, base=given.base, vacant=given.vacant, place=place)


def _known(asked: dict[str, Any], written: Written) -> Any:
    """The quota that a file or a count says; None for more than half, which a count never means unsaid."""
    given = written.given
    if given.counted and given.quota is None:
        raise click.UsageError("The count does not say how many votes are needed. Say it with --quota.")
    if given.counted and asked["base"] is not None:
        raise click.UsageError(f"The count's {given.quota} are of another base. Say with --quota what --base needs.")
    return given.quota if written.quota is None else written.quota


def _weights(asked: dict[str, Any]) -> Written:
    weights = [_number(each, "--weights") for each in _list(asked["weights"])]
    names = [str(place) for place in range(1, len(weights) + 1)] if asked["names"] is None else _list(asked["names"])
    if len(names) != len(weights) or len(set(names)) != len(names):
        raise click.UsageError(f"{len(weights)} weights need as many different names, not {len(set(names))}.")
    return Written(Given(dict(zip(names, weights, strict=True))))


def _file(file: str) -> Written:
    try:
        data: bytes = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        text = data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is no UTF-8 text"
        do = (
            "Count reports first (`whipcount count --json`), or ask --over-time."
            if Path(file).is_dir()
            else "Name another file."
        )
        problem = Problem(Place(file), f"it cannot be read ({reason})", "names and weights", do)
        raise Unusable(problem) from None
    return written(text, file) if is_game(text, file) else Written(given(text, file))


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _pair(names: Sequence[str]) -> tuple[str, str]:
    if len(names) != 2:
        raise click.UsageError(f"--refuse takes two names, not '{','.join(names)}'.")
    return names[0], names[1]


def _number(text: str, option: str) -> Any:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise click.BadParameter(f"'{text}' is no number.", param_hint=f"'{option}'") from None
