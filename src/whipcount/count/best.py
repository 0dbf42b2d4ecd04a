"""Sixth pass: the cheapest accounts. First the least price set aside, then the fewest unexplained moves at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whipcount.count.flows import Flow
from whipcount.count.quarrels.wayout import way_out
from whipcount.count.readings import Ledger
from whipcount.count.rows import Frame, Row
from whipcount.count.solving.accounts import Accounts
from whipcount.count.solving.drafting import accounts
from whipcount.count.solving.engine import SolverError


@dataclass(frozen=True)
class Best:
    """The cheapest accounts: their price and moves, and what one of them does with each contested row."""

    price: int
    moves: int
    given: dict[Row, int | None]

    def aside(self) -> tuple[Row, ...]:
        return tuple(row for row, reading in self.given.items() if reading is None)

    def older(self) -> dict[Row, int]:
        """Rows read as an older count, with the stretch they are read of."""
        read = ((row, reading) for row, reading in self.given.items() if reading is not None)
        return {row: reading for row, reading in read if reading != row.own and not row.flexible}


def cheapest(frame: Frame, ledger: Ledger, flows: Sequence[Flow]) -> tuple[Accounts, Best]:
    """The least price first, for which it does not matter who moves; then the fewest moves at that price.

    The moves of one cheapest account are a start: what cannot do with fewer need not be looked into.
    """
    price, readings = way_out(ledger.choices, frame.house, ledger.conflicts)
    given = [read for choice, read in zip(ledger.choices, readings, strict=True) if len(choice.readings) > 1]
    made = accounts(frame.house, ledger.choices, flows, conflicts=ledger.conflicts)
    made.expect(ledger.moved)
    made.limit(price=price)
    with made.decided(given):
        most = made.least_moves()
    if most is None:
        raise SolverError("the cheapest account has gone")
    made.tighten(most)
    made.limit(price=price, moves=most)
    fewer = made.least_moves(below=most)
    moves = most if fewer is None else fewer
    made.limit(price=price, moves=moves)
    taken = zip((choice.row for choice in ledger.open), made.readings(made.seen[-1]), strict=True)
    return made, Best(price, moves, dict(taken))
