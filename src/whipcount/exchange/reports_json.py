"""A report as one JSON object with its whole text, and back: what a ledger keeps of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from whipcount.model import Place, Problem, Report, Unusable


def known_of_report(report: Report) -> dict[str, Any]:
    """What is known of a report; its text stays where it is, and the id is the text's sha256."""
    return {
        "id": report.id,
        "path": report.path,
        "published": report.published.isoformat(),
        "publisher": report.publisher,
        "address": report.address,
        "title": report.title,
    }


def report_to_json(report: Report) -> dict[str, Any]:
    """The report with its text; `report_from_json` has the way back."""
    return known_of_report(report) | {"body": report.body, "text": report.text}


def report_from_json(data: Mapping[str, Any], place: Place | None = None) -> Report:
    """The report that an object says; Unusable when it says none, or its text is not the one its id names."""
    try:
        report = Report(
            id=str(data["id"]),
            path=str(data["path"]),
            text=str(data["text"]),
            published=date.fromisoformat(data["published"]),
            publisher=data["publisher"],
            address=data["address"],
            title=data["title"],
            body=int(data["body"]),
        )
    except (KeyError, TypeError, ValueError):
        expected = "an object with id, path, published, publisher, address, title, body and text"
        raise Unusable(Problem(place, "no report", expected, "Add the report again.")) from None
    if hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest() != report.id:
        found = f"the text of {report.path} is not the one its id names"
        raise Unusable(Problem(place, found, "the text as it was received", "Add the report again."))
    return report
