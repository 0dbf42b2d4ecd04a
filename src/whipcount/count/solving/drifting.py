"""Who may have moved unseen since the newest news: an account with moves to spare, led as far as they go.

On a day of which nothing is said, whoever has moves left may spend them there, and no row forbids it. The best that an
account can do for one end of a range is then plain: first those of a party who stand on the other benches, a seat at
one move; then whoever is left, at two. What comes out is a proposal, checked like every other.
"""

from __future__ import annotations

from typing import Any

from whipcount.count.places import BENCHES
from whipcount.count.solving.moves import ACROSS, WITHIN


def drifted(seats: Any, wanted: Any, spare: int, empty: int) -> Any:
    """The seats of the cells of a day, with as many brought into the wanted cells as so many moves bring.

    seats, wanted: for each cell, the benches of each bloc in turn and the vacant seats last. empty: how many seats may
    be vacant at most.
    """
    made = seats.copy()
    each = len(BENCHES)
    for first in range(0, len(made) - 1, each):
        bloc = range(first, first + each)
        inside = [cell for cell in bloc if wanted[cell]]
        for cell in bloc if inside else ():
            if not wanted[cell]:
                spare -= WITHIN * _bring(made, cell, inside[0], spare // WITHIN)
    last = len(made) - 1
    for cell in range(last):
        if wanted[last] and not wanted[cell]:
            spare -= WITHIN * _bring(made, cell, last, min(spare // WITHIN, empty - made[last]))
    target = next((cell for cell in range(last) if wanted[cell]), None)
    for cell in range(last, -1, -1):
        if target is not None and not wanted[cell]:
            spare -= ACROSS * _bring(made, cell, target, spare // ACROSS)
    return made


def _bring(seats: Any, origin: int, target: int, most: int) -> int:
    """Bring seats from one cell to another; how many there were to bring."""
    brought = max(0, min(int(seats[origin]), most))
    seats[origin] -= brought
    seats[target] += brought
    return brought
