"""The picture of what may happen next: where a motion stands on the left, each step with its days on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from whipcount.charts.hemicycle import WIDTH, Chart, frame
from whipcount.charts.lettering import INK, PALE, Text, fit
from whipcount.charts.marks import PAPER

_MARGIN, _ROW, _TOP = 20, 64, 90
_LEFT, _BOX = 150, 205  # where the boxes of the steps begin, and where the column of the standing ends
_OPEN, _BARRED, _UNKNOWN = "#2166ac", "#b2182b", "#84939e"
_TITLE = "What may happen next"
_SIGNS = {_OPEN: "", _BARRED: "barred: ", _UNKNOWN: ""}


class Branch(NamedTuple):
    """A step as it is drawn: its name, its days in words, its article, and whether it is barred or not known."""

    name: str
    days: str
    article: str
    barred: bool = False
    unknown: bool = False


def branches(about: str, stands: str, steps: Sequence[Branch], sentence: str) -> Chart:
    """A box for the standing and a line from it to a box for each step: solid if open, broken if barred, dotted if the
    law on it is not known. Form, colour and words say the same."""
    height = _TOP + _ROW * max(1, len(steps)) + 10
    middle = _TOP + (_ROW * max(1, len(steps)) - 14) / 2
    head = Text(_TITLE, _MARGIN, 38, 20, bold=True).svg()
    head += Text(fit(about, 13, WIDTH - 2 * _MARGIN), _MARGIN, 62, 13, ink=PALE).svg()
    origin = (
        _box(_MARGIN, middle - 25, _LEFT - _MARGIN, INK, "")
        + Text(fit(stands, 15, _LEFT - _MARGIN - 16, bold=True), _MARGIN + 8, middle + 5, 15, bold=True).svg()
    )
    rows = "".join(_row(step, _TOP + _ROW * place, middle) for place, step in enumerate(steps))
    return Chart(frame(_TITLE, sentence, head + origin + rows, height), sentence)


def _row(step: Branch, top: float, middle: float) -> str:
    ink = _BARRED if step.barred else _UNKNOWN if step.unknown else _OPEN
    dash = "8 5" if step.barred else "2 4" if step.unknown else ""
    wide = WIDTH - _MARGIN - _BOX
    line = (
        f'<path d="M{_LEFT} {middle:.1f} C{_LEFT + 40} {middle:.1f} {_BOX - 40} {top + 25:.1f} {_BOX} {top + 25:.1f}" '
        f'fill="none" stroke="{ink}" stroke-width="2"{_dashed(dash)}/>'
    )
    name = Text(fit(_SIGNS[ink] + step.name, 15, wide * 0.6, bold=True), _BOX + 8, top + 20, 15, bold=True)
    under = step.days or ("no provision known here" if step.unknown else "no day is set")
    when = Text(fit(under, 11.5, wide - 16), _BOX + 8, top + 40, 11.5, ink=PALE)
    where = Text(fit(step.article, 12, wide / 2), WIDTH - _MARGIN - 8, top + 20, 12, "end", ink=PALE)
    return line + _box(_BOX, top, wide, ink, dash) + name.svg() + when.svg() + where.svg()


def _box(left: float, top: float, wide: float, ink: str, dash: str) -> str:
    return (
        f'<rect x="{left}" y="{top:.1f}" width="{wide}" height="50" rx="6" fill="{PAPER}" stroke="{ink}" '
        f'stroke-width="2"{_dashed(dash)}/>'
    )


def _dashed(dash: str) -> str:
    return f' stroke-dasharray="{dash}"' if dash else ""
