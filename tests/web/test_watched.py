"""Files that change while they are served: read again when they do, and kept when they cannot be read any more."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest
from tests.web.sites import EXAMPLE, reading

from whipcount import crisis as opening
from whipcount.crisis import Crisis
from whipcount.crisis import open as opened
from whipcount.model import Unusable
from whipcount.web import OfFiles, OfReports, served
from whipcount.web.watched import stamp

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in EXAMPLE.glob("2022-03-2[78]*"):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


def add(folder: Path, name: str) -> None:
    shutil.copy(next(EXAMPLE.glob(name)), folder)


def test_a_report_that_is_added_changed_or_removed_changes_the_answer(folder: Path) -> None:
    place = OfFiles("a", [str(folder)], often=0)
    before = place.mark(None)
    add(folder, "2022-03-30-harbour*")
    added = place.mark(None)
    newest = {report.published.isoformat() for report in place.open("a", None).reports}
    next(folder.glob("2022-03-30*")).unlink()

    assert added != before == place.mark(None)
    assert "2022-03-30" in newest


def test_the_page_is_that_of_the_files_as_they_are_now(folder: Path) -> None:
    with reading(OfFiles("a", [str(folder)], often=0)) as client:
        first = client.get("/crisis/a.json").json()
        add(folder, "2022-03-30-harbour*")
        second = client.get("/crisis/a.json").json()
        etag = client.get("/crisis/a").headers["etag"]

        assert ("2022-03-28", "2022-03-30") == (first["as_of"], second["as_of"])
        assert 304 == client.get("/crisis/a", headers={"if-none-match": etag}).status_code


def test_files_that_cannot_be_read_any_more_leave_what_was_read_and_say_so(folder: Path) -> None:
    with reading(OfFiles("a", [str(folder)], often=0)) as client:
        before = client.get("/crisis/a.json")
        for path in folder.iterdir():
            path.unlink()
        page, data = client.get("/crisis/a"), client.get("/crisis/a.json")
        add(folder, "2022-03-30-harbour*")
        mended = client.get("/crisis/a")

    assert (200, before.json()) == (data.status_code, data.json())
    assert "cannot be read any more" in page.text
    assert str(folder) not in page.text
    assert "cannot be read any more" not in mended.text
    assert "30 March 2022" in mended.text


def test_only_what_is_new_is_read_again(folder: Path) -> None:
    first = opened(folder)
    first.readings()
    add(folder, "2022-03-30-harbour*")
    second = opened(folder).knowing(first)
    known = {reading.report.id: reading for reading in first.readings()}

    assert [True] * len(known) == [known.get(each.report.id) is each for each in second.readings()][: len(known)]
    assert len(known) + 1 == len(second.readings())


def test_files_are_looked_at_once_a_second_however_many_ask(folder: Path) -> None:
    now = [0.0]
    place = OfFiles("a", [str(folder)], clock=lambda: now[0])
    before = place.mark(None)
    add(folder, "2022-03-30-harbour*")

    now[0] = 0.9
    assert before == place.mark(None)
    now[0] = 1.1
    assert before != place.mark(None)


def test_who_asks_while_files_are_read_gets_what_was_read_before(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, reached, go = OfFiles("a", [str(folder)], often=0), threading.Event(), threading.Event()
    before = place.mark(None)

    def slowly(*paths: str, chamber: str | None) -> Crisis:
        reached.set()
        go.wait(20)
        return opened(*paths, chamber=chamber)

    monkeypatch.setattr(opening, "open", slowly)
    add(folder, "2022-03-30-harbour*")
    found: list[str] = []
    first = threading.Thread(target=lambda: found.append(place.mark(None)))
    first.start()
    reached.wait(20)
    meanwhile = place.mark(None)
    go.set()
    first.join(30)

    assert before == meanwhile != found[0]


def test_what_lies_in_files_is_watched_and_what_cannot_be_read_at_first_is_refused(folder: Path) -> None:
    assert isinstance(served([str(folder)]), OfFiles)
    assert OfReports("a", opened(folder)).mark(None) == OfFiles("a", [str(folder)]).mark(None)
    with pytest.raises(Unusable):
        served([str(folder / "nothing")])


def test_a_stamp_tells_of_times_and_sizes_below_folders(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    file = tmp_path / "below" / "a.txt"
    file.write_text("one", encoding="utf-8")
    first = stamp([str(tmp_path)])
    os.utime(file, ns=(1, 1))

    assert [(str(file), 3)] == [(path, size) for path, _, size in first]
    assert first != stamp([str(tmp_path)])
    assert () == stamp([str(tmp_path / "none")])
