"""A number as a report gives it: exact, bounded or hedged, never averaged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """Whole members from `low` to `high`, both included; `high` None means no upper bound was given.

    "164" is (164, 164); "at least 172" is (172, None); "25 to 40" is (25, 40). A hedge ("about",
    "nearly") is already turned into bounds by whoever made the value, and `hedged` says so.
    """

    low: int
    high: int | None
    hedged: bool = False

    def __post_init__(self) -> None:
        if self.low < 0:
            raise ValueError(f"a quantity of members cannot be negative: {self.low}")
        if self.high is not None and self.high < self.low:
            raise ValueError(f"a quantity runs from low to high, not {self.low} to {self.high}")

    @classmethod
    def exactly(cls, number: int) -> Quantity:
        return cls(number, number)

    @property
    def exact(self) -> int | None:
        """The number when there is only one, else None."""
        return self.low if self.high == self.low else None

    def __str__(self) -> str:
        if self.high is None:
            return f"at least {self.low}"
        if self.high == self.low:
            return str(self.low)
        if self.low == 0:
            return f"at most {self.high}"
        return f"{self.low} to {self.high}"


@dataclass(frozen=True, slots=True)
class Range:
    """The whole numbers from `low` to `high`, both included: what a count allows."""

    low: int
    high: int

    def __contains__(self, number: int) -> bool:
        return self.low <= number <= self.high

    @property
    def width(self) -> int:
        return self.high - self.low

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"
