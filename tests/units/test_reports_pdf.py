"""A PDF becomes the paragraphs that its writer wrote, and what cannot be read of it is one clear sentence."""

from __future__ import annotations

import zlib
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, StreamObject

from whipcount.model import Report, Unusable
from whipcount.reports import open_reports
from whipcount.reports.paragraphs import paragraphs
from whipcount.reports.pdf import pdf
from whipcount.reports.pdf_pages import PAGE_LIMIT, pages

STORY = (
    "The opposition has 61 members of 120 after the Farmers' Union left the govern-\n"
    "ment on Tuesday, and the no-\n"
    "confidence motion needs 61 votes. The no-confidence vote is on Friday, and PML-\n"
    "N stays away."
)
WHOLE = (
    "The opposition has 61 members of 120 after the Farmers' Union left the government on Tuesday, and the "
    "no-confidence motion needs 61 votes. The no-confidence vote is on Friday, and PML-N stays away."
)


def made(*texts: str, password: str | None = None, **said: str) -> bytes:
    """A PDF with a page for each text, drawn line by line as a printer draws it."""
    writer = PdfWriter()
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
    named = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    for text in texts:
        page = writer.add_blank_page(612, 792)
        fonts = DictionaryObject({NameObject("/F"): writer._add_object(named)})  # noqa: SLF001 - pypdf has no other way
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(drawn(text))  # noqa: SLF001 - the same
    writer.add_metadata({f"/{key}": value for key, value in said.items()})
    if password is not None:
        writer.encrypt(password, "owner", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def drawn(text: str) -> StreamObject:
    stream = DecodedStreamObject()
    lines = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in text.split("\n")]
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream.set_data(f"BT /F 11 Tf 72 720 Td {shown}ET".encode("cp1252"))
    return stream.flate_encode()


def opened(tmp_path: Path, data: bytes, **given: object) -> Report:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return open_reports([str(path)], **given)[0]  # type: ignore[arg-type]


def test_lines_become_paragraphs_again_and_broken_words_are_whole(tmp_path: Path) -> None:
    report = opened(tmp_path, made(f"CAPITAL, March 30, 2022 (Agency) - {STORY}"))

    assert (date(2022, 3, 30), WHOLE) == (report.published, report.text[report.body :])


HEADS = [
    (f"date: 2022-03-30\n\n{STORY}", None),
    (f"Numbers shift\nCAPITAL, March 30, 2022 (Agency) - {STORY}", None),
    (f"The Daily\nWednesday, 30 March 2022\nNumbers shift\n{STORY}", None),
    (f"Numbers shift\nOf 30 March 2022 it is said:\n{STORY}", "D:20220330101500+05'00'"),
]


@pytest.mark.parametrize(("text", "created"), HEADS)
def test_a_pdf_is_dated_by_its_top_or_where_file_and_page_agree(tmp_path: Path, text: str, created: str | None) -> None:
    said = {"CreationDate": created} if created else {}
    report = opened(tmp_path, made(text, Title="Numbers  Shift", **said))

    assert date(2022, 3, 30) == report.published


def test_the_day_a_file_was_made_is_no_day_of_publication_by_itself(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as caught:
        opened(tmp_path, made(STORY, CreationDate="D:20220330101500Z"))

    assert "its file was made on 2022-03-30, which may be another day" in str(caught.value)
    assert "--date" in str(caught.value)


def test_a_title_is_taken_only_where_it_is_printed(tmp_path: Path) -> None:
    data = [made(f"Numbers shift\n{STORY}", Title=title) for title in ("Numbers shift", "Microsoft Word - x.doc")]

    assert ["Numbers shift", None] == [opened(tmp_path, each, published=date(2022, 3, 30)).title for each in data]


def test_heads_feet_and_page_numbers_do_not_stand_in_sentences() -> None:
    names = ("Ann Ash", "Ben Birch", "Cato Elm")
    says = "says that the opposition has sixty-one of the members of the house, and"
    ends = "it has fifty-nine, in a long talk with the paper of this morning, where"
    printed = [f"{name} {says}\nof {name.upper()} we hear that\nthe rest\nsays {ends} {name}" for name in names]
    pages = [f"The Daily, 30 March 2022\n\n{text}\n{number + 5}" for number, text in enumerate(printed)]
    whole = " ".join(text.replace("\n", " ") for text in printed)

    assert f"The Daily, 30 March 2022\n{whole}" == paragraphs(pages)


def test_numbers_at_the_edge_of_pages_that_count_no_pages_stay() -> None:
    assert "Blue 61\nGreen 59\nBlue 62\nGreen 58" == paragraphs(["Blue 61\nGreen 59", "Blue 62\nGreen 58"])
    assert "Blue\n61\nGreen\n62" == paragraphs(["Blue\n61", "Green\n62"])


JOINED = [
    ("Ayes: 61\nNoes: 59\nAbsent: 0", "Ayes: 61\nNoes: 59\nAbsent: 0"),
    ("The motion was carried by a vote of 61-\n59 in the house of the whole", "61-59 in"),
    ("The motion was moved by the ex-\nminister and by members of the house", "the ex-minister"),
    ("The motion was moved by the oppo\u00ad\nsition and by members of the house", "the opposition"),
    ("The no\ufb01cation of the motion was given by the oppo-\nsition's leader", "nofication"),
    ("The motion was moved by Mrs Ash-\nBirch and by members of the house", "Ash-Birch"),
    (
        "The house of 120 members met on Friday to vote on the motion again.\n• Blue 61\n• Green 59",
        "\n• Blue 61\n• Green",
    ),
]


@pytest.mark.parametrize(("printed", "expected"), JOINED)
def test_lines_are_joined_with_care(printed: str, expected: str) -> None:
    assert expected in paragraphs([printed])


def test_a_pdf_locked_against_changes_only_is_read(tmp_path: Path) -> None:
    assert WHOLE in opened(tmp_path, made(f"date: 2022-03-30\n\n{STORY}", password="")).text


BAD = [
    (made(STORY, password=STORY), "the PDF is locked with a password"),
    (made(""), "the pages of the PDF are pictures without text"),
    (made("\x01\x02 61 \x03\x04 \x05"), "the letters of the PDF are shapes"),
    (made(STORY), "does not say when it was published"),
    (made(STORY)[:300], "cannot be read as a PDF"),
    (b"%PDF-1.7\n" + b"61 of 120 " * 100, "cannot be read as a PDF"),
    (b"%PDF-1.7\n" + b"a" * 20_000_000, "20,000,009 bytes"),
    (made(*[STORY] * (PAGE_LIMIT + 1)), "the PDF has 301 pages"),
]


@pytest.mark.parametrize(("data", "found"), BAD, ids=[found for _, found in BAD])
def test_a_pdf_that_cannot_be_used_is_one_problem(tmp_path: Path, data: bytes, found: str) -> None:
    with pytest.raises(Unusable) as caught:
        opened(tmp_path, data)

    assert str(caught.value).startswith(f"{tmp_path}/a.pdf: ")
    assert found in str(caught.value)
    assert 1 == len(caught.value.problems)


def bomb(content: bytes) -> bytes:
    """A PDF of one page whose content is `content`, packed."""
    data = made("@")
    start, end = data.index(b"stream\n", data.index(b"FlateDecode")) + 7, data.rindex(b"\nendstream")
    return data[:start] + zlib.compress(content, 9) + data[end:]


@pytest.mark.slow
def test_a_pdf_that_unpacks_without_end_is_one_problem(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as caught:
        opened(tmp_path, bomb(b"BT /F 11 Tf (61 of 120) Tj ET " * 10_000_000))

    assert 1 == len(caught.value.problems)


def test_a_pdf_that_takes_too_long_is_left() -> None:
    with pytest.raises(Unusable, match="reading the PDF takes more than 0 seconds"):
        pdf(bomb(b"BT /F 11 Tf (61 of 120) Tj ET " * 400_000), "a.pdf", seconds=0.05)


def test_the_reader_gives_pages_and_what_the_file_says() -> None:
    assert {"pages": ["61 of 120\n"], "title": "A day", "created": None} == pages(made("61 of 120", Title="A day"))


def test_a_folder_gives_its_pdfs_too(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(made(f"date: 2022-03-30\n\n{STORY}"))

    assert [str(tmp_path / "a.pdf")] == [report.path for report in open_reports([str(tmp_path)])]
