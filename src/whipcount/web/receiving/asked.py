"""The form of a new report: what an editor hands over and says of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from whipcount.model import Chamber, Place, Problem, Unusable
from whipcount.reports.received import Given, Received
from whipcount.rulebook import names, whole
from whipcount.sentences import listed, worded
from whipcount.web.editors.writing import Form, Sent
from whipcount.web.receiving.drafts import Draft, Drafts

_LONGEST = 300  # letters of a publisher, title or name
_NAME = 80  # letters of the name of a crisis
ABOUT = ("publisher", "date", "title", "where", "crisis", "chamber")
FIELDS = ("text", "address", "kept", *ABOUT)


@dataclass(frozen=True)
class Handed:
    """A form as it was sent. said: what stands in each of FIELDS. file: one that was chosen."""

    said: Mapping[str, str]
    file: Sent | None

    @classmethod
    def of(cls, form: Form) -> Handed:
        chosen = next((sent for sent in form.files if sent.of == "file" and sent.name), None)
        return cls({name: form.fields.get(name, "") for name in FIELDS}, chosen)

    def given(self, today: date) -> Given:
        """What the editor says of the report; Unusable with all that is wrong in it."""
        problems: list[Problem] = []
        published: date | None = None
        if said := self.said["date"].strip():
            try:
                published = date.fromisoformat(said)
            except ValueError:
                found, expected = worded("form.typed", text=said[:40]), worded("form.day.expected")
                problems.append(_wrong("date", found, expected, worded("form.day.do")))
        if published and published > today:
            found = worded("refusal.future", named=published.isoformat())
            expected = worded("refusal.future.day", day=today.isoformat())
            problems.append(_wrong("date", found, expected, worded("form.future.do")))
        words = {name: " ".join(self.said[name].split()) for name in ("publisher", "title", "where")}
        for name, value in words.items():
            if len(value) > _LONGEST:
                found, expected = worded("form.long", letters=len(value)), worded("form.long.expected", most=_LONGEST)
                problems.append(_wrong(name, found, expected, worded("form.long.do")))
        if problems:
            raise Unusable(problems)
        return Given(published, words["publisher"] or None, words["title"] or None, words["where"] or None)

    @property
    def about(self) -> tuple[str, ...]:
        """What bears on how a draft is read and written: where that has changed, it is looked at anew."""
        return tuple(self.said[name].strip() for name in ABOUT)

    def crisis(self, name: str) -> str:
        """The crisis that the report belongs to: the one of the page, else the one that the editor names."""
        plain = name or " ".join(self.said["crisis"].split())
        if not plain or len(plain) > _NAME or not plain.isprintable():
            found = worded("form.typed", text=plain[:40]) if plain else worded("form.crisis")
            expected = worded("form.crisis.expected", most=_NAME)
            raise Unusable(_wrong("crisis", found, expected, worded("form.crisis.do")))
        return plain

    def house(self) -> Chamber | None:
        """The chamber that the editor chooses; None for the one that is named or recognised.

        Only one of those that come with whipcount: a name that is that of a file opens no file here.
        """
        chosen = self.said["chamber"]
        if not chosen:
            return None
        found = next((each for each in names() if each.id == chosen), None)
        if found is None:
            typed, expected = worded("form.typed", text=chosen[:40]), worded("form.chamber.expected")
            raise Unusable(_wrong("chamber", typed, expected, worded("form.chamber.do")))
        return whole(found)

    def draft(self, editor: str, drafts: Drafts, fetch: Callable[[str], Received]) -> Draft:
        """What was handed over: a file, an address, a text, or what is kept of the last time.

        Unusable for nothing, for two things at once, and for an address that cannot be had. An address is fetched only
        here, under the rules of the open web; it is never taken for the name of a file.
        """
        text, address = self.said["text"], self.said["address"].strip()
        ways = [name for name, there in (("file", self.file), ("address", address), ("text", text.strip())) if there]
        if len(ways) > 1:
            found = worded("form.ways", ways=listed(worded(f"form.way.{way}") for way in ways))
            raise Unusable(_wrong(ways[0], found, worded("form.ways.expected"), worded("form.ways.do")))
        if self.file:
            return Draft(editor, self.file.content, self.file.name)
        if address:
            received = fetch(address)
            return Draft(editor, received.data, received.path, received)
        if text.strip():
            data = text.replace("\r\n", "\n").encode("utf-8", "replace")
            return Draft(editor, data, f"pasted-{hashlib.sha256(data).hexdigest()[:8]}")
        kept = drafts.of(self.said["kept"], editor)
        if kept is None:
            found = worded("form.unkept") if self.said["kept"] else worded("form.nothing")
            raise Unusable(_wrong("text", found, worded("form.handed.expected"), worded("form.handed.do")))
        return kept


def undated() -> Problem:
    """The problem of a text that does not say its day, where the editor has not said it either."""
    return _wrong("date", worded("form.undated"), worded("form.undated.expected"), worded("form.undated.do"))


def _wrong(name: str, found: str, expected: str, do: str) -> Problem:
    return Problem(Place(name), found, expected, do)
