"""The picture of what may happen next: where a motion stands on the left, each step with its days on the right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from whipcount.charts.hemicycle import WIDTH, Chart, frame
from whipcount.charts.lettering import INK, PALE, Text, fit, width, wrap
from whipcount.charts.marks import PAPER

_MARGIN, _TOP, _GAP = 20, 90, 12
_HEAD, _LINE, _LOW, _SMALL, _MOST = 28, 15, 32, 11.5, 4  # of a box: its first line, the others, the low one
_LEFT, _BOX = 150, 205  # where the boxes of the steps begin, and where the column of the standing ends
_OPEN, _BARRED, _UNKNOWN = "#2166ac", "#b2182b", "#84939e"
_WIDE = WIDTH - _MARGIN - _BOX
_TITLE, _NO_DAY, _NOT_KNOWN = "What may happen next", "no day is set", "no rule known"


class Branch(NamedTuple):
    """A step as it is drawn: its name, its days or its law in words, its article, whether it is barred or not known."""

    name: str
    note: str
    article: str
    barred: bool = False
    unknown: bool = False

    @property
    def title(self) -> str:
        return f"barred: {self.name}" if self.barred else self.name

    @property
    def beside(self) -> str:
        """What stands at the right of the name: the article, if there is room for both."""
        words = _NOT_KNOWN if self.unknown else self.article
        room = _WIDE - 28 - width(self.title, 15, bold=True)
        return words if width(words, _SMALL) <= room or self.unknown else ""

    @property
    def lines(self) -> list[str]:
        """The note broken into lines; a step of which no law is known has none, and its box is low."""
        if self.unknown:
            return []
        under = [] if self.beside else [fit(self.article, _SMALL, _WIDE - 16)]
        return [*filter(None, under), *wrap(self.note or _NO_DAY, _SMALL, _WIDE - 16, lines=_MOST)]

    @property
    def height(self) -> float:
        return _LOW if self.unknown else _HEAD + _LINE * len(self.lines) + 8


def branches(about: str, stands: str, steps: Sequence[Branch], sentence: str) -> Chart:
    """A box for the standing and a line from it to a box for each step: solid if open, broken if barred, dotted if the
    law on it is not known. Form, colour and words say the same."""
    tops = list(accumulate((step.height + _GAP for step in steps), initial=float(_TOP)))
    height = round(max(tops[-1], _TOP + _HEAD + _GAP * 2) + 10)
    middle = (_TOP + height - 10 - _GAP) / 2
    head = Text(_TITLE, _MARGIN, 38, 20, bold=True).svg()
    head += Text(fit(about, 13, WIDTH - 2 * _MARGIN), _MARGIN, 62, 13, ink=PALE).svg()
    origin = (
        _box(_MARGIN, middle - 25, _LEFT - _MARGIN, 50, INK, "")
        + Text(fit(stands, 15, _LEFT - _MARGIN - 16, bold=True), _MARGIN + 8, middle + 5, 15, bold=True).svg()
    )
    rows = "".join(_row(step, top, middle) for step, top in zip(steps, tops, strict=False))
    return Chart(frame(_TITLE, sentence, head + origin + rows, height), sentence)


def _row(step: Branch, top: float, middle: float) -> str:
    ink = _BARRED if step.barred else _UNKNOWN if step.unknown else _OPEN
    dash = "8 5" if step.barred else "2 4" if step.unknown else ""
    centre = top + step.height / 2
    line = (
        f'<path d="M{_LEFT} {middle:.1f} C{_LEFT + 40} {middle:.1f} {_BOX - 40} {centre:.1f} {_BOX} {centre:.1f}" '
        f'fill="none" stroke="{ink}" stroke-width="2"{_dashed(dash)}/>'
    )
    room = _WIDE - 16 - (width(step.beside, _SMALL) + 12 if step.beside else 0)
    size = 15 if width(step.title, 15, bold=True) <= room else 13
    name = Text(fit(step.title, size, room, bold=True), _BOX + 8, top + 20, size, bold=True)
    where = Text(step.beside, WIDTH - _MARGIN - 8, top + 20, _SMALL, "end", ink=PALE)
    note = "".join(
        Text(words, _BOX + 8, top + _HEAD + _LINE * place + 10, _SMALL, ink=PALE).svg()
        for place, words in enumerate(step.lines)
    )
    return line + _box(_BOX, top, _WIDE, step.height, ink, dash) + name.svg() + note + where.svg()


def _box(left: float, top: float, wide: float, high: float, ink: str, dash: str) -> str:  # noqa: PLR0913, PLR0917
    return (
        f'<rect x="{left}" y="{top:.1f}" width="{wide}" height="{high:g}" rx="6" fill="{PAPER}" stroke="{ink}" '
        f'stroke-width="2"{_dashed(dash)}/>'
    )


def _dashed(dash: str) -> str:
    return f' stroke-dasharray="{dash}"' if dash else ""
