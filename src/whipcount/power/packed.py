"""Polynomials with whole coefficients, each kept in one big integer: adding a player is a shift and an addition.

The coefficient of x^k stands in field k, `width` bytes wide, and counts coalitions of weight k. One more player of
weight w doubles the coalitions: those without it stay, those with it move up by w, and that is `p + (p << w fields)`.
Python adds integers of a megabyte in a fraction of a millisecond and never overflows.

A field may itself hold a small polynomial, in the sizes of coalitions or in the weights of other rules: `code` says
how far inside the field a player moves things.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import accumulate
from struct import unpack

Step = tuple[int, int]
_CODES = {1: "B", 2: "H", 4: "I", 8: "Q"}  # bytes of a machine's numbers, as `struct` calls them
_WIDE = 8 * 1024  # bits of a field
LONG = 300_000  # counts times players, from where numpy pays
_LONGEST = 1 << 26  # limbs: numpy takes four times half a gigabyte for them
_SLACK = 8  # truncating costs a pass over the integer, so it waits until an eighth of it is of no use


def product(steps: Iterable[Step], width: int, fields: int) -> int:
    """The coalitions of these players by weight, up to `fields - 1`: the product of all (1 + y^code x^weight).

    steps: (weight, code in bits) of each player; lightest first is fastest. width: bits of a field.
    """
    room = width * fields
    most = room + room // _SLACK
    value = 1
    for weight, code in steps:
        if weight < fields:
            value += value << (weight * width + code)
            if value.bit_length() > most:
                value &= (1 << room) - 1
    return value & ((1 << room) - 1)


def split(value: int, width: int, fields: int) -> list[int]:
    """The fields of a packed polynomial, lowest first; `width` in bits is a multiple of eight."""
    size = width // 8
    data = value.to_bytes(size * fields, "little")
    if size in _CODES:
        return list(unpack(f"<{fields}{_CODES[size]}", data))
    return slices(data, size)


def bits_for(largest: int) -> int:
    """How wide a count up to `largest` is kept: whole bytes, and a machine's number where one holds it."""
    size = -(-largest.bit_length() // 8)
    return 8 * next((length for length in _CODES if size <= length), size)


def by_weight(players: Sequence[Step], bits: int, span: int, fields: int) -> list[int]:
    """How many coalitions weigh 0, 1, ... up to `fields - 1`, by whichever way suits the shape; all agree.

    players: weight and code of each; a code is how many counts of `bits` bits further inside a field of `span` counts
    the player moves things. Long rows go through numpy where it is installed, fields of a kilobyte and more are added
    one by one and stay near the processor; everything else is one integer.
    """
    number, counts = len(players), span * fields
    rising = sorted(players)
    if number * counts > LONG and (number // 48 + 1) * counts < _LONGEST:
        with suppress(ImportError):
            from whipcount.power import limbs  # noqa: PLC0415 - small games need no numpy

            return limbs.fields([weight * span + code for weight, code in rising], counts, bits // 8, span)
    steps = [(weight, code * bits) for weight, code in rising]
    if bits * span > _WIDE:
        return _rows(steps, fields)
    return split(product(steps, bits * span, fields), bits * span, fields)


def cumulated(players: Sequence[Step], bits: int, span: int, fields: int) -> list[int]:
    """How many coalitions weigh k or less, for k from 0."""
    return list(accumulate(by_weight(players, bits, span, fields)))


def _rows(steps: Iterable[Step], fields: int) -> list[int]:
    rows = [1]
    for weight, code in steps:
        top = min(fields, len(rows) + weight)
        moved = [row << code for row in rows[: max(top - weight, 0)]]
        rows += [0] * (top - len(rows))
        rows[weight:] = [row + more for row, more in zip(rows[weight:], moved, strict=True)]
    return rows + [0] * (fields - len(rows))


def without(upto: Sequence[int], last: int, weight: int, code: int) -> int:
    """How many coalitions of the *other* players weigh `last` or less, from the counts of all players' coalitions.

    Those with the player are those without it, moved up; so N'(k) = N(k) - N'(k - w), and the sum alternates
    down to the bottom in steps of w. `upto` is `cumulated` of all; the cost is last / weight.
    """
    if last < 0:
        return 0
    if weight == 0:
        return upto[last] // (1 + (1 << code))  # exact: the counts are a multiple of 1 + y^code
    if code == 0:
        lower = sum(upto[last - weight :: -2 * weight]) if last >= weight else 0
        return sum(upto[last :: -2 * weight]) - lower
    rest = 0
    for count in upto[last % weight : last + 1 : weight]:
        rest = count - (rest << code)
    return rest


def between(upto: Sequence[int], last: int, weight: int, code: int) -> int:
    """How many coalitions of the others weigh so much, up to `last`, that the player lifts them above `last`.

    They are the others' up to `last` less those up to last - w; and by the same rule as above one walk gives both.
    """
    lower = without(upto, last - weight, weight, code)
    return upto[last] - (lower << code) - lower


def slices(data: bytes, size: int) -> list[int]:
    """The numbers of `size` bytes that stand in a row."""
    read = int.from_bytes
    return [read(data[start : start + size], "little") for start in range(0, len(data), size)]
