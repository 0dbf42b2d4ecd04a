"""The seats of a house that move: what a programme of several stretches must know of it to count the moves.

A seat that changes its place between two stretches without a flow is an unexplained move, counted where it
arrives: one for the new place, and one more for a new party, because members change sides more often than parties.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from whipcount.count.places import BENCHES

ACROSS = 2  # what it costs to arrive on a bench of another party
WITHIN = 1  # what it costs to arrive on another bench of one's party, or nowhere

Move = tuple[int, int, int]  # the stretch into which it leads, the numbers of the cells it comes from and goes to


class Way(NamedTuple):
    """Seats that a flow may take in the change into a stretch: a column, and the numbers of two cells."""

    column: int
    stretch: int
    origin: int
    target: int


@dataclass
class Moves:
    """Cells are numbered: the benches of each bloc in turn, and the vacant seats last.

    The columns of a programme begin with the seats of each cell in stretch 0, 1, …, `last`.
    seats: of the house. counter: the column of the unexplained moves. ways: the flows.
    """

    seats: int
    blocs: int
    last: int
    counter: int
    ways: list[Way] = field(default_factory=list)

    @cached_property
    def cells(self) -> int:
        return self.blocs * len(BENCHES) + 1

    @cached_property
    def places(self) -> int:
        return self.cells * (self.last + 1)

    @cached_property
    def _ways(self) -> Any:
        """The flows as four arrays: columns, stretches, origins and targets."""
        import numpy as np  # noqa: PLC0415 - a tenth of a second that other commands need not pay

        return np.array(self.ways, dtype=int).reshape(-1, 4).T

    def costs(self) -> Any:
        """What a move costs from each cell to each other."""
        import numpy as np  # noqa: PLC0415 - a tenth of a second that other commands need not pay

        bloc = np.append(np.repeat(np.arange(self.blocs), len(BENCHES)), -1)
        costs = np.where(bloc[:, None] == bloc[None, :], WITHIN, ACROSS)
        costs[:, -1] = WITHIN
        return costs

    def unexplained(self, solution: Any) -> int:
        """How many moves a solution has that no flow explains, straight from the definition."""
        import numpy as np  # noqa: PLC0415

        gained = self._gained(solution)
        joined = gained[:, :-1].reshape(self.last, self.blocs, len(BENCHES)).sum(axis=2)
        return int(np.maximum(gained, 0).sum() + np.maximum(joined, 0).sum())

    def made(self, solution: Any) -> Iterator[Move]:
        """The unexplained moves of a solution, each once.

        Whoever comes to a party comes from within it, as far as that goes.
        """
        gained = self._gained(solution)
        for change in gained.any(axis=1).nonzero()[0].tolist():
            left = gained[change].tolist()
            for alike in (True, False):
                for origin, target in self._pairs(left, alike=alike):
                    seats = min(-left[origin], left[target])
                    left[origin], left[target] = left[origin] + seats, left[target] - seats
                    if seats > 0:
                        yield change + 1, origin, target

    def _pairs(self, gained: list[int], *, alike: bool) -> list[tuple[int, int]]:
        """Cells that lose and cells that gain, of one party or of two."""
        losing = [cell for cell, seats in enumerate(gained) if seats < 0]
        gaining = [cell for cell, seats in enumerate(gained) if seats > 0]
        return [(a, b) for a in losing for b in gaining if (a // len(BENCHES) == b // len(BENCHES)) is alike]

    def _gained(self, solution: Any) -> Any:
        """What each cell gains in each change beyond what flows bring."""
        import numpy as np  # noqa: PLC0415

        solution = np.asarray(solution)
        seats = solution[: self.places].reshape(self.last + 1, self.cells)
        gained = np.diff(seats, axis=0)
        if self.ways:
            columns, stretches, origins, targets = self._ways
            np.add.at(gained, (stretches - 1, targets), -solution[columns])
            np.add.at(gained, (stretches - 1, origins), solution[columns])
        return gained
