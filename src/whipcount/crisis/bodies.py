"""What stands in the body of an entry of the ledger: a chamber, a report with what was unread in it, a claim."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from whipcount.model import Chamber, Claim, Place, Quote, Report
from whipcount.model.claims import Reader
from whipcount.model.count import Unread
from whipcount.model.entry import Action, Draft, Entry

if TYPE_CHECKING:
    from whipcount.ledger import Standing
    from whipcount.reading import Reading

CHAMBER = "chamber"  # the subject of the entry that names it


def naming(chamber: Chamber, since: date) -> Draft:
    """The entry that names a chamber: by its id, and with the file of one that a person brought."""
    from whipcount.rulebook import own_file  # noqa: PLC0415 - importing whipcount stays cheap

    body, file = {"chamber": chamber.id}, own_file(chamber)
    if file:
        body |= {"path": file.path, "text": file.text}
    return Draft(Action.NAMED, CHAMBER, "", since, packed(body))


def named(body: dict[str, Any]) -> Chamber:
    """The chamber that a body names. Unusable when this version knows none of the id, or cannot read its file."""
    from whipcount.rulebook import find, own_chamber  # noqa: PLC0415 - importing whipcount stays cheap

    return own_chamber(body["path"], body["text"]) if "text" in body else find(body["chamber"])


def drafts(reading: Reading) -> Iterator[Draft]:
    """The entries of a report and of what was read in it."""
    from whipcount.exchange import report_to_json  # noqa: PLC0415 - importing whipcount stays cheap

    report = reading.report
    unread = [[each.quote.start, each.quote.end, each.why] for each in reading.unread]
    yield Draft(
        Action.RECEIVED, report.id, report.id, report.published, packed(report_to_json(report) | {"unread": unread})
    )
    for claim in reading.claims:
        yield Draft(Action.FOUND, claim.id, report.id, claim.holds_on, packed(claim_body(claim)))


def claim_body(claim: Claim) -> dict[str, Any]:
    from whipcount.exchange import claim_to_json  # noqa: PLC0415 - importing whipcount stays cheap

    return {name: value for name, value in claim_to_json(claim).items() if name != "path"}


def packed(body: object) -> str:
    from whipcount.ledger.exchange import packed as as_text  # noqa: PLC0415 - importing whipcount stays cheap

    return as_text(body)


def body_of(each: Standing) -> dict[str, Any]:
    return body_in(each.content)


def body_in(entry: Entry) -> dict[str, Any]:
    data = json.loads(entry.body)
    return data if isinstance(data, dict) else {}


def report_of(body: dict[str, Any], ledger: str) -> Report:
    """The report that was received; `ledger`: where to say that it is wrong, if it is."""
    from whipcount.exchange import report_from_json  # noqa: PLC0415 - importing whipcount stays cheap

    return report_from_json(body, Place(ledger))


def unread_of(body: dict[str, Any], report: Report) -> tuple[Unread, ...]:
    spans = body.get("unread") or []
    return tuple(Unread(Quote(report.id, start, end, report.text[start:end]), why) for start, end, why in spans)


def claim_of(body: dict[str, Any], ledger: str) -> Claim:
    from whipcount.exchange import claim_from_json  # noqa: PLC0415 - importing whipcount stays cheap

    return claim_from_json(body, Place(ledger))


def same(one: Claim, other: Claim) -> bool:
    """Whether two claims say the same of the same words, whatever read them."""
    return replace(one, reader=Reader.PHRASES).id == replace(other, reader=Reader.PHRASES).id
