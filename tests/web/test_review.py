"""Editors decide on claims through the pages: every decision an entry with author and reason, nothing overwritten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from tests.web.newsroom import BEGUN, REVIEW, SECOND, AtWork, Clock, at_work, fields_of, report, town, words
from tests.web.sites import HOSTILE, reading
from tests.web.test_pages import Tags

from whipcount.crisis.reviewed import State
from whipcount.ledger import Ledger
from whipcount.model.claims import Reader
from whipcount.model.quantity import Quantity
from whipcount.web import Served

pytestmark = pytest.mark.slow
GOVERNMENT, OPPOSITION, BLUE = "The government has 49", "The opposition has 50", "The Blue League"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[AtWork]:
    with at_work(town(str(tmp_path / "town.ledger"))) as found:
        yield found


def head(desk: AtWork) -> int:
    with Ledger(desk.ledger.address) as ledger:
        return ledger.head().count


@pytest.mark.parametrize("page", ["", "/log", "/add", "/effect?entry=2"])
def test_a_reader_is_told_that_this_is_for_editors(desk: AtWork, page: str) -> None:
    answer = desk.get(f"{REVIEW}{page}", by=None)

    assert 401 == answer.status_code
    assert "nobody is signed in" in words(answer)


def test_readers_see_no_way_to_the_review_and_editors_do(desk: AtWork) -> None:
    found = [REVIEW in desk.get("/crisis/town", by).text for by in (None, "Ben Birch")]

    assert [False, True] == found


def test_over_files_it_is_said_why_nothing_can_be_decided(of_reports: Served) -> None:
    from tests.web.newsroom import PROXY  # noqa: PLC0415 - only here without a ledger

    with reading(of_reports, editors=PROXY) as client:
        answer = client.get("/crisis/pakistan-2022/review", headers={"x-remote-user": "Ben Birch"})

    assert 400 == answer.status_code
    assert "made of files, which keep neither who decided what nor why" in words(answer)


@pytest.mark.parametrize(
    "address", ["/crisis/other/review", f"{REVIEW}/report/00000000", f"{REVIEW}/effect?entry=999", f"{REVIEW}/nothing"]
)
def test_what_is_not_there_is_not_found(desk: AtWork, address: str) -> None:
    assert 404 == desk.get(address).status_code


def test_the_overview_counts_what_stands_how_and_names_who_decided_last(desk: AtWork) -> None:
    desk.decide(BLUE, "accepted")
    desk.decide(GOVERNMENT, "withdrawn", "the paper took it back", by="Cam Cole")
    tags = words(desk.get(REVIEW))

    assert "The house before the vote Town Post, 28 March 2020 2 1 0 1 0 Cam Cole" in tags
    assert "Last decision: Rejected by Cam Cole" in tags
    assert "the paper took it back" in tags


@pytest.mark.parametrize(
    ("action", "because", "state", "written"),
    [
        ("accepted", "", State.ACCEPTED, "it stands so in the report"),
        ("accepted", " seen \n in print ", State.ACCEPTED, "seen in print"),
        ("withdrawn", "said of another day", State.WITHDRAWN, "said of another day"),
    ],
)
def test_a_decision_is_an_entry_with_author_and_reason(
    desk: AtWork, action: str, because: str, state: State, written: str
) -> None:
    answer = desk.decide(BLUE, action, because)
    claim = desk.claim(BLUE)

    assert (200, state, "Ben Birch", written) == (
        answer.status_code, claim.state, claim.last.author, claim.last.because,
    )  # fmt: skip
    assert answer.url.fragment == f"claim-{claim.subject}"
    assert f"Written as entry {claim.last.number}." in words(answer)


def test_a_rejection_needs_a_reason_and_keeps_what_was_typed(desk: AtWork) -> None:
    before = head(desk)
    blank, long = desk.decide(BLUE, "withdrawn", " \x00 "), desk.decide(BLUE, "withdrawn", "word " * 200)

    assert ([400, 400], before) == ([blank.status_code, long.status_code], head(desk))
    assert "no reason; expected: a reason" in words(blank)
    assert "word word" in words(long)


def test_a_decision_that_is_taken_back_leaves_the_claim_undecided_and_all_entries_there(desk: AtWork) -> None:
    desk.decide(BLUE, "withdrawn", "misread")
    answer = desk.decide(BLUE, "reopened")

    assert State.UNDECIDED is desk.claim(BLUE).state
    assert ["withdrawn", "reopened"] == [entry.action for entry in desk.claim(BLUE).decisions]
    assert "Taken back by Ben Birch" in words(answer)


def test_whoever_decides_on_what_another_decided_meanwhile_is_told_and_nothing_is_written(desk: AtWork) -> None:
    seen = desk.claim(BLUE).last.number
    desk.decide(BLUE, "withdrawn", "of the last house", by="Ann Ash")
    before = head(desk)
    answer = desk.decide(BLUE, "accepted", "I think so", seen=seen)

    assert (409, before) == (answer.status_code, head(desk))
    assert "Somebody else decided meanwhile" in words(answer)
    assert "Rejected by Ann Ash" in words(answer)
    assert "of the last house" in words(answer)
    assert "I think so" in answer.text
    assert State.WITHDRAWN is desk.claim(BLUE).state


def correct(desk: AtWork, claim_of: str, because: str = "it says so", **fields: str) -> tuple[int, str]:
    """The form of a claim sent with some of its fields changed: status and words of the answer."""
    address = desk.below("claim", desk.claim(claim_of).subject, "correct")
    sent = fields_of(desk.get(address)) | {"because": because}
    sent |= {name if name in ("quote", "seen") else f"f.{name}": value for name, value in fields.items()}
    answer = desk.send(address, sent)
    return answer.status_code, words(answer)


def test_a_claim_is_corrected_in_the_form_of_its_own_fields(desk: AtWork) -> None:
    status, told = correct(desk, BLUE, quantity="45+", party="Blue Party", bench="opposition", modality="claimed")
    claim = desk.claim(BLUE)

    assert (200, State.CORRECTED) == (status, claim.state)
    assert ("Blue Party", Quantity(45, None), "opposition", "claimed") == (
        claim.claim.party, claim.claim.quantity, claim.claim.bench, claim.claim.modality,
    )  # fmt: skip
    assert "As it came in: Party Blue League, How many 44" in told
    assert "How many at least 45" in told


def test_a_correction_may_take_other_words_of_the_report(desk: AtWork) -> None:
    correct(desk, BLUE, quote="The  Blue League\nhas 44 seats. Nine of them")

    assert "The Blue League has 44 seats. Nine of them" == desk.claim(BLUE).claim.quote.text


def test_what_is_wrong_in_a_correction_stands_beside_its_field_all_at_once(desk: AtWork) -> None:
    before = head(desk)
    status, told = correct(desk, BLUE, because="", quantity="many", party=" ")

    assert (400, before) == (status, head(desk))
    assert "'many'; expected: a number: 40, 40+ for at least 40, or 36-44. Mend quantity." in told
    assert "nothing; expected: words. Mend party." in told
    assert "no reason; expected" in told
    assert "those are not" not in told


def test_what_is_wrong_in_a_form_is_german_on_a_german_page(desk: AtWork) -> None:
    address = f"{desk.below('claim', desk.claim(BLUE).subject, 'correct')}?lang=de"
    form = fields_of(desk.get(address)) | {"f.quantity": "viele", "f.party": "", "quote": "nirgends", "because": ""}
    answer = desk.send(address, form)
    told = words(answer)

    assert 400 == answer.status_code
    assert "„viele“; erwartet: eine Zahl: 40, 40+ für mindestens 40, oder 36-44. Berichtigen Sie quantity." in told
    assert "nichts; erwartet: Wörter. Berichtigen Sie party." in told
    assert "keine Begründung; erwartet: eine Begründung, die im Ledger steht." in told
    assert [] == re.findall(r'class="problem"[^\n]*lang="en"', answer.text)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({}, "nothing in the form differs"),
        ({"bench": "the middle"}, "'the middle'; expected: one of government"),
        ({"holds_on": "2020-02-31"}, "'2020-02-31'; expected: a day"),
        ({"quantity": "50-40"}, "'50-40'; expected: a number"),
        ({"quote": "words that stand nowhere"}, "expected: words that stand in the text"),
    ],
)
def test_a_correction_that_is_none_is_refused(desk: AtWork, fields: dict[str, str], problem: str) -> None:
    status, told = correct(desk, BLUE, **fields)

    assert 400 == status
    assert problem in told


def test_a_correction_of_what_another_decided_meanwhile_keeps_what_was_typed(desk: AtWork) -> None:
    seen = str(desk.claim(BLUE).last.number)
    desk.decide(BLUE, "accepted", "printed so", by="Ann Ash")
    status, told = correct(desk, BLUE, seen=seen, quantity="46")

    assert 409 == status
    assert "Accepted by Ann Ash" in told
    assert State.ACCEPTED is desk.claim(BLUE).state


def test_a_hedge_that_the_form_cannot_show_survives_a_correction_of_another_field(tmp_path: Path) -> None:
    hedged = report("The 101-member Assembly of Ruritania met. The Blue League has about 44 seats.\n")
    with at_work(town(str(tmp_path / "town.ledger"), hedged)) as desk:
        before = desk.claim("Blue League").claim.quantity
        correct(desk, "Blue League", bench="opposition")

        assert before.hedged
        assert (before, "opposition") == (desk.claim("Blue").claim.quantity, desk.claim("Blue").claim.bench)


def test_a_claim_that_no_reader_found_is_added_from_its_words(desk: AtWork) -> None:
    asked = {"quote": "Nine of them are said to waver", "kind": "group"}
    form = desk.get(desk.below("add"), params=asked)
    fields = {**asked, "f.of": "Blue League", "f.quantity": "9", "f.option": "no", "f.modality": "expected"}
    answer = desk.send(desk.below("add"), fields | {"f.holds_on": "2020-03-28"})
    added = desk.claim("Nine")

    assert 'name="f.option"' in form.text
    assert (200, State.ADDED, Reader.PERSON) == (answer.status_code, added.state, added.claim.reader)
    assert ("Ben Birch", "the reader passed over it") == (added.last.author, added.last.because)
    assert "An editor added it." in words(answer)


def test_a_claim_that_a_person_added_stays_theirs_when_it_is_corrected(desk: AtWork) -> None:
    asked = {"quote": "Nine of them", "kind": "vacancy", "f.quantity": "9", "f.modality": "stated"}
    desk.send(desk.below("add"), asked | {"f.holds_on": "2020-03-28"})
    same, _ = correct(desk, "Nine of them")
    other, _ = correct(desk, "Nine of them", quantity="8")
    claim = desk.claim("Nine of them").claim

    assert [400, 200] == [same, other]
    assert (Reader.PERSON, Quantity.exactly(8)) == (claim.reader, claim.quantity)


def of_another_kind(desk: AtWork, because: str = "it is of one group of theirs") -> httpx.Response:
    """From the page that corrects a claim to the form of another kind, and that form sent."""
    wrong = desk.claim(BLUE)
    asked = {"quote": wrong.claim.quote.text, "kind": "group", "instead": wrong.subject, "at": "0"}
    form = fields_of(desk.get(desk.below("add"), params=asked | {"at": str(wrong.claim.quote.start)}))
    said = {"f.of": "Blue League", "f.quantity": "44", "f.option": "no", "because": because}
    return desk.send(desk.below("add"), form | said)


def test_a_claim_of_another_kind_takes_the_place_of_one_that_was_read_amiss(desk: AtWork) -> None:
    offered = words(desk.get(desk.below("claim", desk.claim(BLUE).subject, "correct")))
    answer = of_another_kind(desk)
    old, new = sorted(desk.claims(BLUE), key=lambda each: each.claim.kind, reverse=True)

    assert "It is a claim of another kind" in offered
    assert 200 == answer.status_code
    assert ("seats", State.WITHDRAWN, "group", State.ADDED) == (old.claim.kind, old.state, new.claim.kind, new.state)
    assert old.last.because == new.last.because == "it is of one group of theirs"
    assert new.last.recorded == old.last.recorded


def test_a_claim_takes_the_place_of_another_with_a_reason_only(desk: AtWork) -> None:
    before = head(desk)
    answer = of_another_kind(desk, because=" ")

    assert (400, before) == (answer.status_code, head(desk))
    assert "no reason; expected" in words(answer)
    assert "In place of the claim that is here as “seats of a party”" in words(answer)


def test_a_claim_does_not_take_the_place_of_one_that_another_decided_on_meanwhile(desk: AtWork) -> None:
    wrong = desk.claim(BLUE)
    asked = {"quote": wrong.claim.quote.text, "kind": "group", "instead": wrong.subject}
    form = fields_of(desk.get(desk.below("add"), params=asked))
    desk.decide(BLUE, "accepted", by="Ann Ash")
    before = head(desk)
    said = {"f.of": "Blue League", "f.quantity": "44", "because": "it is of one group"}
    answer = desk.send(desk.below("add"), form | said)

    assert (409, before) == (answer.status_code, head(desk))
    assert "Accepted by Ann Ash" in words(answer)
    assert "it is of one group" in answer.text
    again = desk.send(desk.below("add"), fields_of(answer) | said)
    assert (200, before + 2) == (again.status_code, head(desk))


def test_a_claim_takes_the_place_of_none_that_is_not_there(desk: AtWork) -> None:
    asked = {"quote": "Nine of them", "kind": "group", "instead": "0" * 64}

    assert 404 == desk.get(desk.below("add"), params=asked).status_code


def test_what_changed_is_told_for_the_day_of_the_report_and_for_the_newest(tmp_path: Path) -> None:
    two = (report(), report(SECOND, "late.txt", day=report().published + timedelta(days=2)))
    with at_work(town(str(tmp_path / "town.ledger"), *two)) as desk:
        old = next(each for each in desk.report(1).claims if "opposition" in each.claim.quote.text)
        fields = {"action": "withdrawn", "because": "a slip", "seen": str(old.last.number)}
        desk.send(desk.below("claim", old.subject, number=1), fields)
        told = words(desk.get(f"{REVIEW}/effect?entry={head(desk)}"))

    assert "The count as of 28 March 2020" in told
    assert "30 March 2020" in told


def test_of_words_that_stand_several_times_it_is_asked_which_are_meant(desk: AtWork) -> None:
    text = desk.report().report.text
    second = text.index("of them", text.index("of them") + 1)
    asked = {"quote": "of them", "kind": "vacancy"}
    answer = desk.get(desk.below("add"), params=asked)
    chosen = desk.get(desk.below("add"), params=asked | {"at": str(second)})

    assert "These words stand 2 times in the report" in words(answer)
    assert f'value="{second}"' in answer.text
    assert 'name="f.quantity"' in chosen.text


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"quote": "", "kind": "seats"}, "no words; expected"),
        ({"quote": "never printed", "kind": "seats"}, "words that stand in the text"),
        ({"quote": "Nine of them", "kind": "vacancy"}, "nothing; expected: a number"),
        ({"quote": "The Blue League has 44 seats", "kind": "seats", "f.party": "Blue League", "f.quantity": "44"}, ""),
    ],
)
def test_a_claim_that_cannot_be_added_is_refused(desk: AtWork, fields: dict[str, str], problem: str) -> None:
    before = head(desk)
    shared = {"f.modality": "stated", "f.holds_on": "2020-03-28"}
    answer = desk.send(desk.below("add"), shared | fields)

    assert (400, before) == (answer.status_code, head(desk))
    assert (problem or "the same claim stands there already") in words(answer)


def test_what_a_decision_changed_in_the_count_is_shown(desk: AtWork) -> None:
    correct(desk, OPPOSITION, quantity="52")
    entry = desk.claim(OPPOSITION).last.number
    told = words(desk.get(f"{REVIEW}/effect?entry={entry}"))
    same = desk.decide(BLUE, "accepted")

    assert "Opposition 50 Reported: 50 52 Reported: 52" in told
    number = desk.claim(BLUE).last.number
    assert f"{REVIEW}/effect?entry={number}" in same.text
    assert "is the same as before" in words(desk.get(f"{REVIEW}/effect?entry={number}"))


def test_the_page_of_readers_is_new_after_a_decision(desk: AtWork) -> None:
    before = desk.get("/crisis/town.json", by=None)
    correct(desk, OPPOSITION, quantity="52")
    after = desk.get("/crisis/town.json", by=None)

    assert ([50, 50], [52, 52]) == tuple(each.json()["benches"]["opposition"]["plausible"] for each in (before, after))
    assert before.headers["etag"] != after.headers["etag"]


def test_the_log_has_every_entry_the_newest_first_in_parts(desk: AtWork) -> None:
    for _ in range(55):
        desk.decide(BLUE, "withdrawn", "one way")
        desk.decide(BLUE, "reopened")
    first = desk.get(f"{REVIEW}/log")
    older = next(link for link in Tags(first.text).all("href") if "before=" in link)
    numbers = [int(each) for page in (first.text, desk.get(older).text) for each in Tags(page).all("value")]

    assert list(range(head(desk), 0, -1)) == numbers


def test_after_a_long_pause_the_clock_is_asked_about_once(tmp_path: Path) -> None:
    with at_work(town(str(tmp_path / "town.ledger")), Clock(BEGUN + timedelta(days=4))) as desk:
        asked = desk.decide(BLUE, "withdrawn", "said “so” <b>")
        fields = fields_of(asked)
        before = desk.claim(BLUE).state
        written = desk.send(desk.below("claim", desk.claim(BLUE).subject), fields)
        again = desk.decide(OPPOSITION, "accepted")

    assert (409, State.UNDECIDED) == (asked.status_code, before)
    assert "Is the clock right?" in words(asked)
    assert ([200, 200], "said “so” <b>") == ([written.status_code, again.status_code], fields["because"])


def test_a_decision_from_elsewhere_or_without_the_token_is_refused(desk: AtWork) -> None:
    address, before = desk.below("claim", desk.claim(BLUE).subject), head(desk)
    fields = {"action": "accepted", "seen": "9"}
    foreign = desk.send(address, fields, by="Ben Birch", params={"x": "1"})
    headers = {"x-remote-user": "Ben Birch"}
    from_elsewhere = desk.client.post(address, data=fields, headers=headers | {"origin": "https://evil.example"})
    without = desk.client.post(address, data=fields, headers=headers | {"origin": desk.address})

    assert 200 == foreign.status_code
    assert [403, 403] == [from_elsewhere.status_code, without.status_code]
    assert before + 1 == head(desk)


def test_a_decision_that_is_none_is_refused(desk: AtWork) -> None:
    assert 400 == desk.decide(BLUE, "received").status_code
    assert 404 == desk.send(desk.below("claim", "0" * 12), {"action": "accepted"}).status_code


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_reasons_names_and_fields_stay_text(desk: AtWork, hostile: str) -> None:
    desk.decide(GOVERNMENT, "withdrawn", hostile)
    correct(desk, BLUE, because=hostile, party=hostile)
    pages = [desk.get(address) for address in (REVIEW, f"{REVIEW}/log", desk.below())]
    pages.append(desk.get(desk.below("claim", desk.claim(BLUE).subject, "correct")))
    pages.append(desk.get(desk.below("add"), params={"quote": hostile, "kind": hostile}))
    pages.append(desk.decide(OPPOSITION, hostile, hostile))

    for page in pages:
        tags = Tags(page.text)
        assert [] == tags.wrong
        assert {"text/html; charset=utf-8"} == {page.headers["content-type"]}
        assert "'self'" in page.headers["content-security-policy"]
        assert {"link", "script"} >= {tag for tag, attrs in tags.tags if "src" in attrs or attrs.get("rel") == "icon"}
        assert [] == [name for _, attrs in tags.tags for name in attrs if name.startswith("on") or name == "style"]
        assert not {"iframe", "img", "style"} & {tag for tag, _ in tags.tags}


def test_pages_are_whole_in_both_languages(desk: AtWork) -> None:
    desk.decide(BLUE, "withdrawn", "misread")
    claim = desk.claim(BLUE).subject
    addresses = [REVIEW, f"{REVIEW}/log", desk.below(), desk.below("claim", claim, "correct"), "/review/add"]
    for address in addresses:
        for language in ("en", "de"):
            page = desk.get(address, params={"lang": language})
            tags = Tags(page.text)
            ids = tags.all("id")
            assert (200, [], len(ids)) == (page.status_code, tags.wrong, len(set(ids)))
            targets = [each[1:] for each in tags.all("href") if each.startswith("#")]
            assert set() == set(targets) - set(ids)


def test_the_next_report_is_the_newest_with_something_undecided(tmp_path: Path) -> None:
    two = (report(), report(SECOND, "late.txt", day=report().published + timedelta(days=2)))
    with at_work(town(str(tmp_path / "town.ledger"), *two)) as desk:
        newest = desk.below()
        first = desk.get(REVIEW).text
        for each in desk.report().claims:
            desk.decide(each.claim.quote.text, "accepted")
        after = desk.get(REVIEW).text

    way = f'class="button" href="{newest}"'
    assert [True, False] == [way in first, way in after]
