"""How dates, ranges and printed figures are worded in the text of a count."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from whipcount.model import Quote
from whipcount.model.count import Band, Reported
from whipcount.model.prose import day_in_words
from whipcount.model.quantity import Quantity, Range
from whipcount.model.words import Bench, MotionKind
from whipcount.publish.order import Answer, reports_in_order

MOTIONS = {
    MotionKind.NO_CONFIDENCE: "No confidence",
    MotionKind.CONFIDENCE: "Confidence",
    MotionKind.CONSTRUCTIVE: "Constructive vote of no confidence",
    MotionKind.CENSURE: "Censure",
    MotionKind.INVESTITURE: "Investiture",
}
BENCHES = {Bench.GOVERNMENT: "gov", Bench.OPPOSITION: "opp", Bench.CROSSBENCH: "cross", Bench.VACANT: "vacant"}


def span(numbers: Range) -> str:
    """A range for a column: "164", "147-155"."""
    return str(numbers.low) if not numbers.width else f"{numbers.low}-{numbers.high}"


def figure(quantity: Quantity) -> str:
    """A printed figure for a column: "177", "161+" for at least, "-104" never: "up to 104"."""
    if quantity.exact is not None:
        return str(quantity.low)
    if quantity.high is None:
        return f"{quantity.low}+"
    return f"up to {quantity.high}" if quantity.low == 0 else f"{quantity.low}-{quantity.high}"


def figures(reported: Iterable[Reported], most: int = 3) -> str:
    """The printed figures, newest first, each once; a dash when nothing is printed for the day."""
    printed = list(dict.fromkeys(figure(each.quantity) for each in reported))
    return ", ".join(printed[:most]) + (", ..." if len(printed) > most else "") or "-"


def stand(bands: dict[Bench, Band]) -> str:
    """Where a party's seats plausibly stand: "gov 153-155, opp 0-2"."""
    parts = [(bench, bands[bench].plausible) for bench in Bench if bench in bands]
    return ", ".join(f"{BENCHES[bench]} {span(seats)}" for bench, seats in parts if seats.high)


def sources(answer: Answer) -> str:
    """How many reports an answer is from, of which days, and the folder they lie in."""
    reports, folder = reports_in_order(answer), _folder(answer)
    many = "1 report" if len(reports) == 1 else f"{len(reports)} reports"
    days = dict.fromkeys(day_in_words(report.published) for report in (reports[0], reports[-1])) if reports else ()
    place = f" in {folder}" if folder else ""
    return f"From {many} of {' to '.join(days)}{place}." if reports else "From no report."


def where(answer: Answer, quote: Quote) -> str:
    """The file and line at which a quote begins; of a page only the file. The folder is named in the heading.

    The stored text of a page is the article in it, so its lines are not those of the file.
    """
    report = next((each for each in answer.reports if each.id == quote.report), None)
    if report is None:
        return f"report {quote.report[:8]}"
    name = report.path.removeprefix(_folder(answer))
    page = name.lower().endswith((".html", ".htm"))
    return name if page else f"{name}:{report.text.count(chr(10), 0, quote.start) + 1}"


def _folder(answer: Answer) -> str:
    """The folders that all reports lie in, with a slash behind each."""
    folders = zip(*(report.path.split("/")[:-1] for report in answer.reports), strict=False)
    return "".join(f"{names[0]}/" for names in takewhile(lambda names: len(set(names)) == 1, folders))
