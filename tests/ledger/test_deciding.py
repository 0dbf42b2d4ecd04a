"""What people decide about claims in a ledger: added, taken back, and never over the head of somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from whipcount.crisis import Crisis
from whipcount.crisis.kept import KeptCrisis
from whipcount.crisis.reviewed import ReviewedClaim, State, reviewed
from whipcount.ledger import Ledger, LongPause, Overtaken
from whipcount.model import Claim, Quote, Report, Unusable
from whipcount.model.claims import Reader, Seats, Vacancy
from whipcount.model.entry import Act, Action
from whipcount.model.quantity import Quantity
from whipcount.reports.received import Given, Received, report_of

NOON = datetime(2022, 3, 30, 12, tzinfo=UTC)
DAY = date(2022, 3, 30)
TEXT = b"The Blue League has 44 seats. Nine members of the Red League sit nowhere. Three seats are vacant.\n"
REPORT: Report = report_of(Received(TEXT, "town.txt"), Given(DAY, "Town Post"))


def act(by: str, minutes: int = 0, because: str = "") -> Act:
    return Act(by, NOON + timedelta(minutes=minutes), because)


@pytest.fixture
def kept(address: str) -> Iterator[KeptCrisis]:
    """A ledger with one report, as the command line adds it."""
    with Ledger(address) as ledger:
        crisis = KeptCrisis(ledger, "town")
        crisis.add(Crisis([REPORT], None).readings(), act("Ann"))
        yield crisis


def claims(kept: KeptCrisis) -> list[ReviewedClaim]:
    (report,) = reviewed(kept.ledger, "town")
    return list(report.claims)


def seats(kept: KeptCrisis) -> ReviewedClaim:
    return next(each for each in claims(kept) if isinstance(each.claim, Seats))


def counted(kept: KeptCrisis) -> list[str]:
    return [claim.id for claim in kept.open().claims]


def added(words: str, number: int) -> Claim:
    start = REPORT.text.index(words)
    quote = Quote(REPORT.id, start, start + len(words), words)
    return Seats(quote=quote, holds_on=DAY, party="Red League", as_printed="Red", quantity=Quantity.exactly(number))


def test_a_claim_stands_as_the_last_entry_on_it_says(kept: KeptCrisis) -> None:
    subject, found = seats(kept).subject, []
    for minute, action in enumerate([Action.ACCEPTED, Action.WITHDRAWN, Action.REOPENED], 1):
        kept.decide(subject, action, act("Ben", minute, "so"))
        found.append((seats(kept).state, subject in counted(kept)))

    assert [(State.ACCEPTED, True), (State.WITHDRAWN, False), (State.UNDECIDED, True)] == found
    assert ["accepted", "withdrawn", "reopened"] == [entry.action for entry in seats(kept).decisions]


def test_a_correction_that_is_taken_back_leaves_the_claim_as_it_was_read(kept: KeptCrisis) -> None:
    before = seats(kept)
    kept.decide(before.subject, Action.CORRECTED, act("Ben", 1), corrected=lambda claim, _: forty_five(claim))
    corrected = seats(kept)
    kept.decide(before.subject, Action.REOPENED, act("Ann", 2))

    assert (Quantity.exactly(45), State.CORRECTED) == (corrected.claim.quantity, corrected.state)
    assert (before.claim, before.claim, State.UNDECIDED) == (seats(kept).claim, seats(kept).first, seats(kept).state)


def forty_five(claim: Claim) -> Claim:
    return replace(claim, quantity=Quantity.exactly(45))


def test_what_nobody_decided_cannot_be_taken_back(kept: KeptCrisis) -> None:
    assert kept.decide(seats(kept).subject, Action.REOPENED, act("Ben", 1)).entry is None


def test_a_claim_that_a_person_adds_counts_and_says_who_read_it(kept: KeptCrisis) -> None:
    done = kept.add_claim(added("Nine members of the Red League", 9), act("Ben", 1, "the reader passed over it"))
    found = next(each for each in claims(kept) if each.subject == done.claim)

    assert (State.ADDED, Reader.PERSON, "Ben") == (found.state, found.claim.reader, found.last.author)
    assert done.claim in counted(kept)


def test_an_added_claim_that_is_withdrawn_and_reopened_is_an_added_one(kept: KeptCrisis) -> None:
    done = kept.add_claim(added("Nine members of the Red League", 9), act("Ben", 1))
    kept.decide(done.claim, Action.WITHDRAWN, act("Ben", 2))
    kept.decide(done.claim, Action.REOPENED, act("Ben", 3))

    assert State.ADDED is next(each for each in claims(kept) if each.subject == done.claim).state


def test_a_claim_that_is_there_already_is_not_added_whoever_read_it(kept: KeptCrisis) -> None:
    for there in (seats(kept).claim, added("Nine members of the Red League", 9)):
        if isinstance(there, Seats) and there.party == "Red League":
            kept.add_claim(there, act("Ben", 1))
        with pytest.raises(Unusable, match="stands there already"):
            kept.add_claim(there, act("Ben", 2))


def test_a_claim_of_no_report_of_the_crisis_is_not_added(kept: KeptCrisis) -> None:
    with pytest.raises(Unusable, match="Add the report first"):
        kept.add_claim(
            Vacancy(quote=Quote("f" * 64, 0, 1, "T"), holds_on=DAY, quantity=Quantity.exactly(1)), act("Ben")
        )


def test_whoever_decides_on_what_another_has_decided_meanwhile_is_told_so_and_nothing_is_written(
    kept: KeptCrisis,
) -> None:
    both_saw = seats(kept)
    kept.decide(both_saw.subject, Action.WITHDRAWN, act("Ben", 1, "misread"), seen=both_saw.last.number)
    head = kept.ledger.head()
    with pytest.raises(Overtaken, match="was withdrawn by Ben") as told:
        kept.decide(both_saw.subject, Action.ACCEPTED, act("Ann", 2), seen=both_saw.last.number)

    assert ("Ben", "misread", head) == (told.value.entry.author, told.value.entry.because, kept.ledger.head())
    kept.decide(both_saw.subject, Action.ACCEPTED, act("Ann", 3), seen=told.value.entry.number)
    assert State.ACCEPTED is seats(kept).state


def test_a_long_pause_is_told_apart_from_a_clock_that_runs_back(kept: KeptCrisis) -> None:
    week = timedelta(days=7)
    with pytest.raises(LongPause) as told:
        kept.decide(seats(kept).subject, Action.ACCEPTED, Act("Ben", NOON + week))
    with pytest.raises(Unusable) as back:
        kept.decide(seats(kept).subject, Action.ACCEPTED, Act("Ben", NOON - week, clock_is_right=True))

    assert (NOON + week, NOON) == (told.value.now, told.value.last)
    assert not isinstance(back.value, LongPause)
