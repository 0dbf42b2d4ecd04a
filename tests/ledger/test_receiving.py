"""Reports looked at before they go into a ledger: what was read, what is there already, what is the same text."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from whipcount.crisis.kept import KeptCrisis
from whipcount.crisis.receiving import preview
from whipcount.ledger import Ledger
from whipcount.model import Report, Unusable
from whipcount.model.entry import Act, Draft
from whipcount.reports.handed import MOST, handed
from whipcount.reports.received import Given
from whipcount.rulebook import find

DAY = date(2022, 3, 30)
GIVEN = Given(DAY, "Town Post")
WIRE = (
    b"The opposition in the National Assembly of Pakistan says that it has 196 members on its side and that it will "
    b"vote on the motion of no confidence on Sunday, its leader told the agency in the capital.\n"
)


def report(text: bytes = WIRE, name: str = "wire.txt") -> Report:
    (found,) = handed(text, name, GIVEN)
    return found


def test_a_preview_is_what_goes_in_and_writes_nothing(address: str) -> None:
    with Ledger(address) as ledger:
        kept = KeptCrisis(ledger, "pakistan")
        seen = preview(kept, [report()])
        head = ledger.head().count
        kept.add(seen.readings, Act("Ann", datetime(2022, 3, 30, 12, tzinfo=UTC)))

        assert (0, "pk-na") == (head, seen.chamber and seen.chamber.id)
        assert seen.readings[0].claims == kept.open().claims != ()
        assert ([report()], ()) == ([*preview(kept, [report()]).known], preview(kept, [report()]).readings)


def test_what_somebody_else_adds_at_the_same_moment_is_not_told_to_be_ours(address: str) -> None:
    class Slow(Ledger):
        """A ledger to which somebody else writes between our look and our turn."""

        def append(self, crisis: str, drafts: Iterable[Draft], act: Act, **more: Any) -> list[int]:
            with Ledger(address) as theirs:
                other = KeptCrisis(theirs, "pakistan")
                other.add(preview(other, [report()]).readings, act)
            return super().append(crisis, drafts, act, **more)

    own, act = (
        report(b"The house rose early today. PTI has 155 seats."),
        Act("Ann", datetime(2022, 3, 30, 12, tzinfo=UTC)),
    )
    with Slow(address) as ledger:
        kept = KeptCrisis(ledger, "pakistan")
        readings = preview(kept, [report(), own]).readings
        told = kept.add(readings, act)

    assert (told.new, told.claims) == ((own,), sum(len(each.claims) for each in readings if each.report == own))


def test_the_same_text_by_another_is_named(address: str) -> None:
    copy = replace(report(b"Ours. " + WIRE, "copy.txt"), publisher="Harbour Post")
    with Ledger(address) as ledger:
        kept = KeptCrisis(ledger, "pakistan")
        kept.add(preview(kept, [report()]).readings, Act("Ann", datetime(2022, 3, 30, 12, tzinfo=UTC)))

        assert {copy.id: report()} == preview(kept, [copy]).alike
        assert {} == preview(kept, [report(b"The house rose early today.")]).alike


def test_a_chamber_that_a_person_names_is_the_one_it_is_read_under(address: str) -> None:
    house = find("gb-commons")
    with Ledger(address) as ledger:
        assert house == preview(KeptCrisis(ledger, "town"), [report()], house).chamber


def test_what_a_person_says_of_a_file_stands_above_what_it_says_itself() -> None:
    text = b"---\ntitle: Its own\npublisher: Own\ndate: 2022-03-01\n---\nThe opposition has 196 members.\n"
    given = Given(DAY, "Town Post", "Another", "https://town.example/1")

    (found,) = handed(text, "C:\\news\\../a.md", given)
    (own,) = handed(text, "a.md", Given())

    assert ("a.md", DAY, "Town Post", "Another", "https://town.example/1") == (
        (found.path, found.published, found.publisher, found.title, found.address)
    )
    assert (date(2022, 3, 1), "Own", "Its own", found.id) == (own.published, own.publisher, own.title, own.id)


@pytest.mark.parametrize("name", ["a.jsonl", "a.JSONL.gz"])
def test_an_archive_is_its_articles(name: str) -> None:
    lines = [json.dumps({"text": f"The opposition has {n} members.", "date": "2022-03-30"}) for n in (1, 2, 1)]
    data = "\n".join(lines).encode()

    found = handed(gzip.compress(data) if name.endswith("gz") else data, name, Given())

    assert [f"{name}:1", f"{name}:2"] == [each.path for each in found]


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"  ", "a.txt", "a.txt: it holds no words"),
        (b"words", "a.txt", "does not say when it was published"),
        (b"%PDF-1.4 broken", "a.pdf", "a.pdf"),
        (b"{]\n", "a.jsonl", "a.jsonl:1"),
        (b"none", "a.parquet", "a.parquet"),
        (b'{"text": "a"}\n' * 2, "a.jsonl", "a.jsonl:1: "),
        (b"".join(b'{"text": "a %d", "date": "2022-03-30"}\n' % n for n in range(MOST + 1)), "a.jsonl", "more than 50"),
    ],
)
def test_what_is_wrong_with_a_file_names_it_as_its_owner_does(data: bytes, name: str, told: str) -> None:
    with pytest.raises(Unusable) as error:
        handed(data, name, Given())

    assert told in str(error.value)
    assert "handed" not in str(error.value)
