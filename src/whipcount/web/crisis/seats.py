"""The picture of the house whose seats open to what stands behind them, and the bars of the three bands."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from markupsafe import Markup

from whipcount.charts.drawn import drawn, shape_of
from whipcount.charts.seating import Block
from whipcount.model import Count
from whipcount.model.count import Band
from whipcount.model.words import Bench, By, Shape
from whipcount.sentences import Language

DOUBT, VACANT, UNNAMED = "in-doubt", "vacant", "party-not-known"


def anchors(count: Count) -> dict[str, str]:
    """For each party the id of its place on the page: its name in letters and digits, and apart from all others."""
    found: dict[str, str] = {}
    for party in count.parties:
        name = "party-" + ("-".join(re.findall(r"\w+", party.party)) or "unnamed")
        taken = set(found.values()) | {UNNAMED}
        again = 2
        while name in taken:
            name, again = f"{name.rstrip('0123456789')}{again}", again + 1
        found[party.party] = name
    return found


def house(
    count: Count, asked: Shape | None, into: Language, page: str = "", moved: Container[int] = ()
) -> Markup | None:
    """The house with every block a link to its place on a page; None when the size of the house is not known.

    asked: the shape that the address names. moved: places with a ring.
    into: the language of the page.
    """
    places = anchors(count)
    try:
        made = drawn(count, shape_of(count, asked), lambda block: f"{page}#{place(block, places)}", moved, into)
    except ValueError:
        return None
    return Markup(made)  # noqa: S704 - our own drawing, which escapes every name in it


def place(block: Block, places: Mapping[str, str]) -> str:
    if block.bench is None:
        return DOUBT
    if block.bench is Bench.VACANT:
        return VACANT
    return places.get(block.party or "", UNNAMED)


def bar(count: Count, bench: Bench, band: Band) -> Markup:
    """A band as a bar along the house: possible pale, plausible solid, each reported figure a stroke.

    The votes needed are a stroke too, on the bench that has to find them.
    """
    whole = max(1, count.seats or 1)
    votes = count.threshold.votes if count.threshold and _finds(count.threshold.by) is bench else None

    def part(name: str, low: int, high: int) -> Markup:
        return Markup('<rect class="{}" x="{}" y="0" width="{}" height="12"/>').format(
            name, _at(low, whole), max(0.0, round(_at(high, whole) - _at(low, whole), 2))
        )

    strokes = [each.quantity.exact for each in band.reported]
    drawn = [part("base", 0, band.plausible.low), part("possible", band.possible.low, band.possible.high)]
    drawn += [part("plausible", band.plausible.low, band.plausible.high)]
    drawn += [_stroke("reported", at, whole) for at in dict.fromkeys(strokes) if at is not None and at <= whole]
    drawn += [_stroke("votes", votes, whole)] if votes and votes <= whole else []
    return Markup(
        '<svg class="bar" data-bench="{}" viewBox="0 0 200 12" preserveAspectRatio="none" aria-hidden="true">{}</svg>'
    ).format(bench.value, Markup("").join(drawn))


def _stroke(name: str, at: int, whole: int) -> Markup:
    return Markup('<rect class="{}" x="{}" y="0" width="1.2" height="12"/>').format(
        name, max(0.0, _at(at, whole) - 0.6)
    )


def _finds(by: By | None) -> Bench | None:
    """The bench that has to find the votes."""
    return None if by is None else Bench.GOVERNMENT if by is By.GOVERNMENT else Bench.OPPOSITION


def _at(number: int, whole: int) -> float:
    return round(200 * number / whole, 2)
