"""Ranges over all accounts within reach: how few and how many seats can stand in some cells on the day of the count.

A range is sought when it is first asked for, and kept. Whoever wants both sides only does not pay for every party.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from whipcount.count.rows import Cell
from whipcount.count.solving.accounts import Accounts
from whipcount.count.solving.lately import Before, Quiet, of_news
from whipcount.count.solving.programme import Solution
from whipcount.model.quantity import Range

Asked = tuple[Cell, ...]


class Ranges:
    """The ranges of one set of accounts in one stretch.

    made: the accounts, built when the first range is asked for. within: ranges that hold these in any case; they
    are asked where a search was cut short, which only widens. widen: what is added to a range that was found. quiet:
    what is known of the stretch where nothing is said of it.
    """

    def __init__(
        self,
        made: Callable[[], Accounts],
        stretch: int,
        *,
        within: Ranges | None = None,
        widen: Callable[[Asked, Range], Range] = lambda _, span: span,
        quiet: Callable[[], Quiet | None] = lambda: None,
    ) -> None:
        self._made, self._stretch, self._within, self._widen = made, stretch, within, widen
        self._quiet = cache(quiet)
        self._found: dict[Asked, Range] = {}

    @property
    def first(self) -> Ranges:
        """These: of several sets of accounts those of which nothing is in doubt."""
        return self

    @property
    def quiet(self) -> Quiet | None:
        """The day, if nothing is said of it and something was asked of it."""
        return self._quiet() if self._found else None

    @property
    def telling(self) -> list[Solution]:
        """Accounts at the ends of the ranges that were asked for."""
        if not self._found:
            return []
        return self.quiet.telling() if self.quiet else self._made().telling()

    @property
    def known(self) -> Before | None:
        """What the next day may know of these."""
        if not self._found:
            return None
        return self.quiet.known if self.quiet else of_news(self._made())

    def __getitem__(self, cells: Asked) -> Range:
        if cells not in self._found:
            self._found[cells] = self._widen(cells, self._range(cells))
        return self._found[cells]

    def _range(self, cells: Asked) -> Range:
        quiet = self._quiet()
        found, sure = quiet.range(cells, self._made) if quiet else self._made().range(cells, self._stretch)
        if sure or self._within is None:
            return found
        outer = self._within[cells]
        return Range(max(found.low, outer.low), min(found.high, outer.high))
