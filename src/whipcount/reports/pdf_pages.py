"""The text of each page of a PDF, read in a process of its own: PDF on standard input, JSON on standard output.

A PDF is a program, and one of a few kilobytes can keep its reader busy for hours or fill the memory. So it is
read where both can be taken away. This file is run by its path and imports nothing of ours.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PdfReader

MEMORY_LIMIT = 1 << 30
PAGE_LIMIT = 300
TEXT_LIMIT = 5_000_000


def pages(data: bytes) -> dict[str, Any]:
    """{"pages": [text, …], "title": …, "created": day} of a PDF, or {"fault": kind, "of": number}."""
    from pypdf import PdfReader  # noqa: PLC0415 - here a failure of it is an answer too
    from pypdf.errors import DependencyError, WrongPasswordError  # noqa: PLC0415 - the same

    try:
        reader = PdfReader(BytesIO(data))
        # Many a PDF is locked against changes only: then the empty password opens it to everybody.
        if reader.is_encrypted and not reader.decrypt(""):
            return {"fault": "locked"}
        return _texts(reader)
    except (DependencyError, WrongPasswordError):  # pypdf does not know the cipher
        return {"fault": "locked"}
    except MemoryError:
        return {"fault": "memory"}
    except Exception:  # noqa: BLE001 - a broken PDF makes it raise anything
        return {"fault": "broken"}


def _texts(reader: PdfReader) -> dict[str, Any]:
    if len(reader.pages) > PAGE_LIMIT:
        return {"fault": "pages", "of": len(reader.pages)}
    texts: list[str] = []
    left = TEXT_LIMIT
    for page in reader.pages:
        texts.append(page.extract_text())
        left -= len(texts[-1])
        if left < 0:
            return {"fault": "text"}
    return {"pages": texts, **_said(reader)}


def _said(reader: PdfReader) -> dict[str, Any]:
    """What the file says beside its pages. Much of it is made by machines, so nothing rests on it alone."""
    try:
        given = reader.metadata
        title, created = (given.title, given.creation_date) if given else (None, None)
    except Exception:  # noqa: BLE001 - the pages count, and they were read
        return {}
    day = created.date().isoformat() if isinstance(created, datetime) else None
    return {"title": title if isinstance(title, str) else None, "created": day}


def _bounded() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY_LIMIT if most == resource.RLIM_INFINITY else min(MEMORY_LIMIT, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))


if __name__ == "__main__":
    _bounded()
    json.dump(pages(sys.stdin.buffer.read()), sys.stdout)
