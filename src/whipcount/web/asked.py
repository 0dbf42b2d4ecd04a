"""What an address asks: which crisis, as of which day, as known at which time, in which language and shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from whipcount.crisis.days import day, moment
from whipcount.model import Problem, Unusable
from whipcount.model.words import Shape
from whipcount.sentences import languages, worded

LANGUAGES = languages()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to one crisis.

    as_of: None for the day of the newest report. known_at: None for all that is known now. language: as named in the
    address, None when the reader's browser is to decide. shape: the shape of the house, None for its own.
    """

    crisis: str
    as_of: date | None = None
    known_at: datetime | None = None
    language: str | None = None
    shape: Shape | None = None

    def on(self, as_of: date | None) -> Asked:
        """The same question for another day."""
        return replace(self, as_of=as_of)

    def drawn(self, shape: Shape) -> Asked:
        """The same question with the house drawn in another shape."""
        return replace(self, shape=shape)

    def said(self, language: str) -> Asked:
        """The same question as a page in this language asks it, for addresses whose answers know no browser's wishes.

        English is what they have unless another language is named.
        """
        return replace(self, language=self.language or (None if language == LANGUAGES[0] else language))

    @property
    def query(self) -> dict[str, str]:
        """The question as the fields of an address, without the crisis."""
        known = self.known_at and self.known_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        given = {"as_of": self.as_of and self.as_of.isoformat(), "known_at": known, "lang": self.language}
        given |= {"shape": self.shape and self.shape.value}
        return {name: value for name, value in given.items() if value}


def asked(crisis: str, fields: Mapping[str, str], now: datetime, today: date) -> Asked:
    """The question in the fields of an address; Unusable for a day or time that is none, or has not come."""
    as_of = day(fields["as_of"], worded("refusal.day.address")) if fields.get("as_of") else None
    known_at = moment(fields["known_at"]) if fields.get("known_at") else None
    if as_of and as_of > today:
        raise Unusable(_ahead(str(as_of), worded("refusal.future.day", day=str(today))))
    if known_at and known_at.date() > today:
        raise Unusable(_ahead(fields["known_at"], worded("refusal.future.time", time=f"{now:%Y-%m-%d %H:%M}")))
    if known_at and known_at >= now:
        known_at = None  # the end of today: all that is known
    return Asked(crisis, as_of, known_at, _language(fields.get("lang")), _shape(fields.get("shape")))


def preferred(accepted: str) -> str:
    """The language of ours that a browser likes best, by its Accept-Language; English when it names none of them."""
    ranked: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted[:1000].split(",")):
        name, _, weight = part.strip().partition(";q=")
        try:
            ranked.append((-float(weight or 1), place, name.strip().lower().partition("-")[0]))
        except ValueError:
            continue
    return next((name for weight, _, name in sorted(ranked) if name in LANGUAGES and weight < 0), LANGUAGES[0])


def _language(named: str | None) -> str | None:
    if not named or named in LANGUAGES:
        return named or None
    raise Unusable(_none_of(worded("refusal.language", named=named[:40]), LANGUAGES))


def _shape(named: str | None) -> Shape | None:
    if not named or named in list(Shape):
        return Shape(named) if named else None
    raise Unusable(_none_of(worded("refusal.shape", named=named[:40]), Shape))


def _none_of(found: str, known: Iterable[str]) -> Problem:
    return Problem(None, found, worded("refusal.one_of", names=", ".join(known)), worded("refusal.one_of.do"))


def _ahead(found: str, expected: str) -> Problem:
    return Problem(None, worded("refusal.future", named=found), expected, worded("refusal.future.do"))
