"""The ledger beside the slow way: every entry kept in a list, and each question answered by going through it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whipcount.ledger import Ledger
from whipcount.ledger.exchange import lines, packed, read
from whipcount.model.entry import Act, Action, Draft, Entry

pytestmark = pytest.mark.slow
NOON = datetime(2022, 3, 30, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAYS = [date(2022, 3, 28), date(2022, 3, 30), date(2022, 4, 1)]
CRISES = count(1)
SAYING = (Action.FOUND, Action.ADDED, Action.CORRECTED, Action.REOPENED)
words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
drafts = st.builds(
    lambda action, subject, day, number: Draft(
        action, subject, "r", day, packed({"n": number}) if action in SAYING else ""
    ),
    st.sampled_from([*SAYING, Action.FOUND, Action.ACCEPTED, Action.WITHDRAWN]),
    st.sampled_from(["c1", "c2", "c3"]),
    st.sampled_from(DAYS),
    st.integers(0, 2),
)
acts = st.lists(st.tuples(st.lists(drafts, max_size=4), st.integers(0, 3), words), max_size=6)


def written(ledger: Ledger, crisis: str, made: list[tuple[list[Draft], int, str]]) -> None:
    """Each act some minutes after the one before, in a ledger whose other crises are some minutes old."""
    last = max((entry.recorded for entry in ledger.entries()), default=NOON)
    for several, minutes, why in made:
        last += minutes * MINUTE
        ledger.append(crisis, several, Act("Ann", last, because=why))


def gone_through(entries: list[Entry], as_of: date | None, known_at: datetime | None) -> dict[str, tuple[Entry, Entry]]:
    """For each subject its last entry and its last one with a body, of those recorded by then."""
    found: dict[str, tuple[Entry, Entry]] = {}
    for entry in entries:
        if known_at is None or entry.recorded <= known_at:
            before = found.get(entry.subject)
            found[entry.subject] = (entry, entry if entry.body or before is None else before[1])
    known = {subject: pair for subject, pair in found.items() if pair[1].body}
    return {subject: pair for subject, pair in known.items() if as_of is None or pair[1].valid <= as_of}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=acts, as_of=st.sampled_from([None, *DAYS]), minutes=st.none() | st.integers(0, 12))
def test_every_question_is_answered_as_by_going_through_all_entries(
    address: str, made: list[tuple[list[Draft], int, str]], as_of: date | None, minutes: int | None
) -> None:
    crisis = f"crisis {next(CRISES)}"
    with Ledger(address) as ledger:
        began = max((entry.recorded for entry in ledger.entries()), default=NOON)
        written(ledger, crisis, made)
        entries = [entry for entry in ledger.entries() if entry.crisis == crisis]
        known_at = None if minutes is None else began + minutes * MINUTE
        kept = ledger.standing(crisis, as_of=as_of, known_at=known_at)

        assert {each.last.subject: (each.last, each.content) for each in kept} == gone_through(entries, as_of, known_at)
        assert list(ledger.entries(crisis, known_at=known_at)) == [
            entry for entry in entries if known_at is None or entry.recorded <= known_at
        ]
        assert ledger.verify() is None


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=acts, second=acts)
def test_what_was_written_is_the_beginning_of_all_that_is_written_later(
    address: str, first: list[tuple[list[Draft], int, str]], second: list[tuple[list[Draft], int, str]]
) -> None:
    crisis = f"crisis {next(CRISES)}"
    with Ledger(address) as ledger:
        written(ledger, crisis, first)
        before, head = list(ledger.entries()), ledger.head()
        written(ledger, crisis, second)

        assert list(ledger.entries())[: head.count] == before
        assert ledger.verify(head) is None


@pytest.mark.parametrize("from_file", [False, True])
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=acts, name=words, author=words)
def test_an_export_is_the_same_to_the_byte_after_an_import(  # noqa: PLR0917 - two databases, two ways and a crisis
    addresses: Callable[[], str],
    tmp_path: Path,
    from_file: bool,
    made: list[tuple[list[Draft], int, str]],
    name: str,
    author: str,
) -> None:
    file, here = str(tmp_path / f"other{next(CRISES)}.ledger"), addresses()
    with Ledger(file if from_file else here) as ledger, Ledger(here if from_file else file) as copy:
        ledger.append(name, [Draft(Action.FOUND, "c", "r", DAYS[0], packed({"w": author}))], Act(author, NOON))
        written(ledger, "other", made)
        exported = "".join(lines(ledger.entries()))
        copy.bring(list(read(exported.split("\n"), "export.jsonl")))

        assert ("".join(lines(copy.entries())), copy.verify(ledger.head())) == (exported, None)
