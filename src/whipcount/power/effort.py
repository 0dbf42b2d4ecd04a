"""How much room and work a question takes, measured before it is begun: what would take minutes is refused."""

from __future__ import annotations

from whipcount.model import Problem, Unusable

LARGEST = 1 << 33  # bits: a polynomial of one gigabyte, and it is held about three times
MOST = 1 << 39  # bits to be written in all; some seconds to half a minute, by the shape of the work
SEARCH, TABLE = 2000, 1300  # bits that take as long as one search among halves, and as one coalition in a table
SOON = 1 << 28  # bits: some milliseconds, less than it takes to load numpy
MOST_FLOATS = 5 * 10**10  # numbers to be written in all; half a minute


def affordable(bits: int, what: str) -> None:
    """Unusable when counting would write more than MOST bits; `what` says in a few words what is so much."""
    if bits > MOST:
        found = f"{what} take {bits / 8e9:,.0f} gigabytes of arithmetic"
        do = "Give weights of fewer digits, leave players of small weight out, or ask for another index."
        raise Unusable(Problem(None, found, f"at most {MOST / 8e9:,.0f}", do))


def affordable_in_floats(numbers: int, what: str) -> None:
    """Unusable when floats would write more than MOST_FLOATS numbers."""
    if numbers > MOST_FLOATS:
        found = f"{what} take {numbers / 1e9:,.0f} thousand million additions"
        raise Unusable(Problem(None, found, f"at most {MOST_FLOATS / 1e9:,.0f}", "Give weights of fewer digits."))
