"""A file that somebody hands over, as a browser does: its bytes and the name that it had there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from whipcount.model import Place, Problem, Report, Unusable
from whipcount.reports.received import Given, Received, report_of
from whipcount.reports.sources import check_size, is_json_lines, is_parquet, shown
from whipcount.reports.stream import stream

MOST = 50  # reports of one archive that a person still looks through before they go in


def handed(data: bytes, name: str, given: Given) -> tuple[Report, ...]:
    """The report in a file, or the articles of an archive, as `stream` reads them; Unusable with all that is wrong.

    name: as the browser gives it; folders in it are left out. It becomes the path of the report, and no file is opened
    by it. Raises Unusable for an archive of more than MOST articles.
    """
    plain = shown(name.replace("\\", "/").rpartition("/")[2]) or "file"
    if not (is_json_lines(plain) or is_parquet(plain)):
        check_size(plain, len(data))
        return (report_of(Received(data, plain), given),)
    return _archive(data, plain, given)


def _archive(data: bytes, name: str, given: Given) -> tuple[Report, ...]:
    """The readers of archives take files, so the bytes are one for a moment, under a name of ours."""
    suffix = "".join(Path(name.lower()).suffixes[-2:]) if name.lower().endswith(".gz") else Path(name.lower()).suffix
    found: dict[str, Report] = {}
    with TemporaryDirectory(prefix="whipcount-") as folder:
        file = Path(folder) / f"handed{suffix}"
        file.write_bytes(data)
        for each in stream([str(file)], published=given.published, publisher=given.publisher):
            if isinstance(each, Problem):
                raise Unusable(replace(each, place=_named(each.place, str(file), name)))
            found.setdefault(each.id, replace(each, path=each.path.replace(str(file), name, 1)))
            if len(found) > MOST:
                do = "Add it with: whipcount add."
                raise Unusable(Problem(Place(name), f"more than {MOST} articles", "a few at once", do))
    return tuple(found.values())


def _named(place: Place | None, file: str, name: str) -> Place | None:
    return place and replace(place, path=place.path.replace(file, name, 1))
