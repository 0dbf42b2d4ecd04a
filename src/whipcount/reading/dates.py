"""Days as reports write them, read from the day of publication and the tense around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from whipcount.reading.alternatives import alternatives
from whipcount.reading.cues import Cue
from whipcount.reading.language import Language
from whipcount.reading.marks import Mark, Slot

_LONG_AGO = 90  # days; news of a day without its year is nearer
_NEAR = 400
_VERB_CHAIN = 14  # characters between "will" and its participle: " be formally "


def days(folded: str, start: int, end: int, published: date, language: Language) -> Iterator[Mark]:
    """Marks of every day that a sentence names; impossible days ("30 February") make none."""
    for match in day_pattern(language).finditer(folded, start, end):
        if mark := day_mark(match, folded, (start, end), published, language):
            yield mark


def day_mark(
    match: re.Match[str], folded: str, sentence: tuple[int, int], published: date, language: Language
) -> Mark | None:
    """The mark of one match of the day pattern inside a sentence, or None for a day that no calendar has."""
    day = _day(match, folded, sentence, published, language)
    return Mark(Slot.DAY, match.start(), match.end(), day) if day else None


@cache
def small_day_pattern(language: Language) -> re.Pattern[str]:
    """The same for a text in small letters."""
    return Cue(day_pattern(language)).small


@cache
def day_pattern(language: Language) -> re.Pattern[str]:
    """Every form of a day: 2022-03-31, March 31, the 31st of March, Monday next week, tomorrow."""
    months, weekdays, relative = map(
        alternatives, (language.days.months, language.days.weekdays, language.days.relative)
    )
    day = rf"(?P<@>\d{{1,2}}){language.days.ordinal}"
    year = r"(?P<@>(?:19|20)\d\d)(?!\d)"
    first, second = day.replace("@", "dom"), day.replace("@", "dom2")
    return re.compile(
        rf"(?<!\w)(?:(?P<lead>{alternatives(language.days.leads)}) )?"
        rf"(?:(?:{weekdays})(?: {alternatives(language.days.next_week)})?,? (?:{language.days.article} )?)?(?:"
        r"(?P<iso>\d{4}-\d{2}-\d{2})"
        rf"|(?P<figures>{language.days.figures})"
        rf"|(?P<month>{months})\.? {first}(?!\d|[.,]\d|-\w)(?:,? {year.replace('@', 'year')})?"
        rf"|{second} (?:{language.days.joiner} )?(?P<month2>{months})(?:,? {year.replace('@', 'year2')})?"
        rf"|(?P<weekday>{weekdays})(?: (?P<next>{alternatives(language.days.next_week)}))?"
        rf"|(?P<relative>{relative}))(?!\w)",
        re.IGNORECASE,
    )


def _day(
    match: re.Match[str], folded: str, sentence: tuple[int, int], published: date, language: Language
) -> date | None:
    if match["iso"]:
        return _made(*map(int, match["iso"].split("-")))
    if match["figures"]:
        return _in_figures(match["figures"], published)
    if match["relative"]:
        return published + timedelta(days=language.days.relative[match["relative"].lower()])
    if match["weekday"]:
        lead = language.days.leads.get((match["lead"] or "").lower())
        coming = lead == "next" or (lead != "last" and bool(looks_ahead(folded, sentence, match.span(), language)))
        weekday = language.days.weekdays[match["weekday"].lower()]
        again = lead == "next" and weekday == published.weekday()  # "next Wednesday", said on a Wednesday
        return _weekday(weekday, published, coming, bool(match["next"]) or again)
    month = language.days.months[(match["month"] or match["month2"]).lower()]
    dom = int(match["dom"] or match["dom2"])
    year = match["year"] or match["year2"]
    if year:
        return _made(int(year), month, dom)
    nearest = _nearest(month, dom, published)
    long_ago = nearest is not None and abs(nearest - published).days > _LONG_AGO
    told = _year_before(folded, match.start(), language) if long_ago else None
    return _made(told, month, dom) if told else nearest


def _year_before(folded: str, place: int, language: Language) -> int | None:
    """The year of the last full date shortly before: a text that looks back names it once."""
    before = list(day_pattern(language).finditer(folded, max(0, place - _NEAR), place))
    return next((int(year) for m in reversed(before) if (year := m["year"] or m["year2"])), None)


def looks_ahead(folded: str, sentence: tuple[int, int], day: tuple[int, int], language: Language) -> bool | None:
    """Whether the words nearest to a day look ahead ("will vote on Monday") or back ("voted on Monday").

    Those of the day's own clause count first, before the day then after it; then those of the sentence. None when
    there are none: "the house votes on Monday".
    """
    if any(folded.endswith(f" {word} ", sentence[0], day[0]) for word in language.days.ahead_before):
        return True
    cues = _cues(folded, sentence, language)
    for low, high in (_clause(folded, sentence, day, language), sentence):
        before = [ahead for start, end, ahead in cues if low <= start and end <= day[0]]
        after = [ahead for start, end, ahead in cues if day[1] <= start and end <= high]
        if before or after:
            return before[-1] if before else after[0]
    return None


def _cues(folded: str, sentence: tuple[int, int], language: Language) -> list[tuple[int, int, bool]]:
    """Words that look ahead and verbs of the past, in order; "will be tabled" is no past."""
    ahead = [match.span() for match in language.days.coming.finditer(folded, *sentence)]
    cues = [(start, end, True) for start, end in ahead]
    for match in language.days.gone.finditer(folded, *sentence):
        of_future = any(
            end <= match.start() <= end + _VERB_CHAIN and "," not in folded[end : match.start()] for _, end in ahead
        )
        if not of_future and not any(start < match.end() and match.start() < end for start, end in ahead):
            cues.append((*match.span(), False))
    return sorted(cues)


def _clause(folded: str, sentence: tuple[int, int], day: tuple[int, int], language: Language) -> tuple[int, int]:
    """The stretch around a day up to the next comma or word that begins another clause."""
    starts = [match.end() for match in language.days.clauses.finditer(folded, sentence[0], day[0])]
    ends = [match.start() for match in language.days.clauses.finditer(folded, day[1], sentence[1])]
    return (starts[-1] if starts else sentence[0]), (ends[0] if ends else sentence[1])


def _in_figures(written: str, published: date) -> date | None:
    """ "27.6.2024" or "27.06.": day, month and perhaps the year."""
    dom, month, *year = map(int, re.findall(r"\d+", written))
    return _made(year[0], month, dom) if year else _nearest(month, dom, published)


def _weekday(weekday: int, published: date, coming: bool, next_week: bool) -> date:
    """The next such day when the sentence looks ahead, else the last one; today counts as both."""
    ahead = (weekday - published.weekday()) % 7
    if next_week:
        monday = published + timedelta(days=7 - published.weekday())
        return monday + timedelta(days=weekday)
    return published + timedelta(days=ahead if coming or ahead == 0 else ahead - 7)


def _nearest(month: int, dom: int, published: date) -> date | None:
    """A day without a year is the one nearest to publication: "31 March" in a report of 30 March is tomorrow."""
    made = [_made(published.year + step, month, dom) for step in (-1, 0, 1)]
    return min((day for day in made if day), key=lambda day: abs(day - published), default=None)


def _made(year: int, month: int, dom: int) -> date | None:
    try:
        return date(year, month, dom)
    except ValueError:
        return None
