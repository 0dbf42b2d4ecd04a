"""What editors have handed over and not yet put in: kept here between the form, the preview and the last word.

The bytes stay as they came, for a text that goes through a browser's form once more may come back with other line ends,
and would then be another report. They are forgotten when the server stops, and the oldest when there are too many.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field

from whipcount.crisis.receiving import Preview
from whipcount.model import Report
from whipcount.reports.handed import handed
from whipcount.reports.received import Given, Received, report_of

_MOST = 40
_BYTES = 100_000_000


@dataclass(frozen=True)
class Draft:
    """What an editor handed over. data: as it came. name: of the file, or the address. received: from an address."""

    editor: str
    data: bytes = field(repr=False)
    name: str
    received: Received | None = field(default=None, repr=False)

    @property
    def key(self) -> str:
        """What names it in a form: the same bytes of the same editor are one draft."""
        seed = f"{self.editor}\0{self.name}\0".encode("utf-8", "replace") + self.data
        return hashlib.sha256(seed).hexdigest()[:32]

    def reports(self, given: Given) -> tuple[Report, ...]:
        """The reports in it, with what the editor says of them; Unusable when it holds none."""
        return (report_of(self.received, given),) if self.received else handed(self.data, self.name, given)


class Drafts:
    """The drafts of a site, and what was read in them when they were last looked at."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Draft] = OrderedDict()
        self._read: dict[str, tuple[tuple[str, ...], Preview]] = {}

    def keep(self, draft: Draft) -> str:
        """Keep it, and say under which key."""
        self._kept[draft.key] = draft
        self._kept.move_to_end(draft.key)
        while len(self._kept) > _MOST or sum(len(each.data) for each in self._kept.values()) > _BYTES:
            self.forget(next(iter(self._kept)))
        return draft.key

    def of(self, key: str, editor: str) -> Draft | None:
        """The draft of that key, for the editor who handed it over."""
        found = self._kept.get(key)
        return found if found and found.editor == editor else None

    def looked_at(self, key: str, about: tuple[str, ...], preview: Preview) -> None:
        """What the editor is shown, and what goes in when they say so. about: what they say of the report."""
        if key in self._kept:
            self._read[key] = (about, preview)

    def preview(self, key: str, editor: str, about: tuple[str, ...]) -> Preview | None:
        """What its editor saw of a draft; None when they have not, or now say something else of it."""
        said, seen = self._read.get(key, ((), None))
        return seen if self.of(key, editor) and said == about else None

    def forget(self, key: str) -> None:
        self._kept.pop(key, None)
        self._read.pop(key, None)
