"""Any data frame in and out: a table of names and weights becomes a game, and an answer a table of the same kind.

pandas, polars, pyarrow and whatever else narwhals knows; none of them is needed by this package. Data frames have no
fractions, so each index fills two columns: the nearest float, and beside it the exact value as text, such as 11/35.
That text comes back without loss through `Fraction`, and `game_of` reads it as a weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import isnan
from numbers import Real
from typing import TYPE_CHECKING, Any

from whipcount.model import Problem, Unusable
from whipcount.model.words import Base
from whipcount.power.chances import Chances
from whipcount.power.coalitions import Coalition
from whipcount.power.game import Game, game
from whipcount.power.power import Power, weight
from whipcount.power.rules import Number
from whipcount.power.wording import ruled

if TYPE_CHECKING:
    import narwhals as nw

Filled = tuple[str, list[Any]]  # of which kind the values are, and the values
Column = tuple[str, Filled]
Columns = dict[str, Filled]
_LONGEST = 2**63  # whole numbers of a data frame are of 64 bits


def game_of(  # noqa: PLR0913 - each option by its name, and most calls need none
    frame: Any,
    quota: Number | None = None,
    *,
    names: str | None = None,
    weights: str | None = None,
    rule: str | None = None,
    base: Base = Base.MEMBERS,
    vacant: Number = 0,
) -> Game:
    """A game from a data frame with one row a player; more than half wins unless a quota or a rule is given.

    frame: of any library that narwhals knows; a lazy one is collected. names, weights: the columns; left out, the
    only column of text and the only one of numbers. rule: in words, on columns of the frame (`wording`). Unusable,
    with the row counted from 1, for a name that is missing or stands there twice and for a weight that is missing or
    no number.
    """
    read = _native(frame)
    named = _column(read, names, "names", text=True)
    seen: dict[str, int] = {}
    for number, name in enumerate(_values(read[named]), 1):
        seen[_name(name, number, named, seen)] = number
    if rule is not None:
        _alone(rule, quota, weights)
        columns = {each: _cells(read, each) for each in read.columns if each != named}
        return ruled(rule, tuple(seen), columns, base=base, vacant=vacant)
    weighed = _column(read, weights, "weights", text=False)
    own = [_weight(value, number, weighed) for number, value in enumerate(_values(read[weighed]), 1)]
    return game(dict(zip(seen, own, strict=True)), quota, base=base, vacant=vacant)


def _alone(rule: str, quota: Number | None, weights: str | None) -> None:
    if quota is not None or weights is not None:
        found = f"the rule '{rule}' beside a quota or a column of weights"
        raise Unusable(Problem(None, found, "one of the two", "Put the quota and the column into the rule."))


def _cells(read: nw.DataFrame[Any], column: str) -> list[Number | Problem]:
    """The weights of a column; a cell that is none is a Problem, for whoever asks for the column."""
    cells: list[Number | Problem] = []
    for number, value in enumerate(_values(read[column]), 1):
        try:
            cells.append(_weight(value, number, column))
        except Unusable as unusable:
            cells += unusable.problems
    return cells


def frame_of(
    answer: Power | Chances | Sequence[Coalition], *, like: Any = None, backend: str | None = None, exact: bool = True
) -> Any:
    """An answer as a data frame of the library of `like`, a frame, or of a named one: "pandas", "polars", "pyarrow".

    Power: one row a player, with its weight and each index. Chances: one row a player, with the chance that its vote
    decides and the one that the motion passes. Coalitions: one row for each member of each, so that nothing need be
    taken apart again. Indices are floats; with `exact` a column such as shapley_shubik_exact has the fraction as
    text. What is undefined is null.
    """
    import narwhals as nw  # noqa: PLC0415 - only frames need it

    if (like is None) == (backend is None):
        found = "both a frame and the name of a library" if backend else "neither a frame nor the name of a library"
        raise Unusable(Problem(None, found, "one of the two", 'Give like=frame, or backend="polars".'))
    columns = _columns(answer, exact=exact)
    kinds = {"text": nw.String(), "number": nw.Float64(), "whole": nw.Int64(), "truth": nw.Boolean()}
    where: Any = backend if like is None else _native(like).implementation
    try:
        data = {name: values for name, (_, values) in columns.items()}
        schema = {name: kinds[kind] for name, (kind, _) in columns.items()}
        return nw.from_dict(data, schema, backend=where).to_native()
    except (ImportError, ValueError, TypeError) as error:
        found = f"no data frame can be made by {where} ({str(error).splitlines()[0]})"
        do = 'Name one that is installed, such as "pandas".'
        raise Unusable(Problem(None, found, "pandas, polars, pyarrow or another that narwhals knows", do)) from None


def _native(frame: Any) -> nw.DataFrame[Any]:
    """The frame as narwhals reads it, collected where it was lazy."""
    import narwhals as nw  # noqa: PLC0415 - only frames need it

    try:
        read = nw.from_native(frame)
    except TypeError:
        found = f"{type(frame).__name__} is no data frame that is known"
        do = "Give one of pandas, polars, pyarrow or another that narwhals knows, or a dict of names and weights."
        raise Unusable(Problem(None, found, "a data frame", do)) from None
    return read.collect() if isinstance(read, nw.LazyFrame) else read


def _column(read: nw.DataFrame[Any], named: str | None, what: str, *, text: bool) -> str:
    """The column that was named, or the only one of its kind."""
    if named is not None:
        if named not in read.columns:
            raise Unusable(_no_column(f"there is no column '{named}'", read, what))
        return named
    fitting = [name for name in read.columns if _numeric(read[name]) is not text]
    if len(fitting) != 1:
        kind = "text" if text else "numbers"
        raise Unusable(_no_column(f"{len(fitting)} columns of {kind} ({', '.join(fitting) or 'none'})", read, what))
    return fitting[0]


def _values(column: nw.Series[Any]) -> list[Any]:
    """The values; what is missing is None, by whatever sign the library knows it."""
    return [None if null else value for value, null in zip(column.to_list(), column.is_null().to_list(), strict=True)]


def _numeric(column: nw.Series[Any]) -> bool:
    """Whether it holds numbers; pandas keeps decimals and fractions in columns of no type, so the values tell."""
    first = next((value for value in _values(column) if not _missing(value)), None)
    return column.dtype.is_numeric() or (isinstance(first, Real | Decimal) and not isinstance(first, bool))


def _no_column(found: str, read: nw.DataFrame[Any], what: str) -> Problem:
    return Problem(None, found, f"one of {', '.join(read.columns)}", f"Name the column of {what}: {what}=...")


def _name(name: Any, row: int, column: str, seen: dict[str, int]) -> str:
    player = "" if _missing(name) else str(name).strip()
    if not player:
        raise Unusable(Problem(None, f"row {row} of '{column}' has no name", "a name for each player", "Complete it."))
    if player in seen:
        found = f"'{player}' stands in rows {seen[player]} and {row} of '{column}'"
        raise Unusable(Problem(None, found, "each player once", "Give each a name of its own."))
    return player


def _weight(value: Any, row: int, column: str) -> Number:
    """A weight without loss: whole numbers, decimals and fractions as they are, text such as 5/3 as it reads."""
    if isinstance(value, bool) or _missing(value):
        raise Unusable(_no_weight(value, row, column))
    try:
        if isinstance(value, (Decimal, Fraction, float)):
            return value
        return Fraction(value.strip()) if isinstance(value, str) else Fraction(int(value))
    except (TypeError, ValueError, ZeroDivisionError):
        raise Unusable(_no_weight(value, row, column)) from None


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and isnan(value))


def _no_weight(value: Any, row: int, column: str) -> Problem:
    return Problem(None, f"row {row} of '{column}' is {value!r}", "a number for each player", "Correct it.")


def _columns(answer: Power | Chances | Sequence[Coalition], *, exact: bool) -> Columns:
    if isinstance(answer, Power):
        return dict(_of_power(answer, exact=exact))
    if isinstance(answer, Chances):
        return dict(_of_chances(answer, exact=exact))
    return dict(_of_coalitions(answer))


def _of_power(answer: Power, *, exact: bool) -> Iterator[Column]:
    yield "player", ("text", list(answer.game.players))
    weights = [weight(answer.game, place) for place in range(len(answer.game.players))]
    if None not in weights:
        yield from _numbers("weight", weights, exact=exact)
    for index, values in answer.values.items():
        yield from _indices(index, values or [None] * len(weights), exact=exact and answer.bound is None)


def _of_chances(answer: Chances, *, exact: bool) -> Iterator[Column]:
    yield "player", ("text", list(answer.decides))
    yield from _indices("decides", answer.decides.values(), exact=exact)
    yield from _indices("passes", [answer.passes] * len(answer.decides), exact=exact)


def _of_coalitions(coalitions: Sequence[Coalition]) -> Iterator[Column]:
    rows = [(number, each, name) for number, each in enumerate(coalitions, 1) for name in each.members]
    needed = {(number, name) for number, each in enumerate(coalitions, 1) for name in each.pivotal}
    yield "coalition", ("whole", [number for number, _, _ in rows])
    yield "member", ("text", [name for _, _, name in rows])
    yield "pivotal", ("truth", [(number, name) in needed for number, _, name in rows])
    yield from _numbers("votes", [_exact(each.votes) for _, each, _ in rows], exact=True)
    yield from _numbers("surplus", [_exact(each.surplus) for _, each, _ in rows], exact=True)


def _exact(votes: int | Fraction | None) -> Fraction | None:
    return None if votes is None else Fraction(votes)


def _numbers(name: str, values: Sequence[Fraction | None], *, exact: bool) -> Iterator[Column]:
    """A column of whole numbers where they are, else as an index."""
    whole = [int(value) for value in values if value is not None and value.denominator == 1 and value < _LONGEST]
    if len(whole) == len(values):
        yield name, ("whole", whole)
    else:
        yield from _indices(name, values, exact=exact)


def _indices(name: str, values: Iterable[Fraction | float | None], *, exact: bool) -> Iterator[Column]:
    """A column of floats, and one of the exact values as text."""
    kept = list(values)
    yield name, ("number", [None if value is None else float(value) for value in kept])
    if exact:
        yield f"{name}_exact", ("text", [None if value is None else str(value) for value in kept])
