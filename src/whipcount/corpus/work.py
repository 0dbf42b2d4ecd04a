"""What a run over a corpus was asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FORMS = ("jsonl", "csv", "tsv", "parquet")


@dataclass(frozen=True)
class Work:
    """The arguments on which the claims depend; how many processes share the work is none of them.

    paths: files, folders or "-", as the person named them. form: one of FORMS. chamber: the id, country, name or file
    that holds for every article; each one's own when None. published, publisher: stand above what the articles say.
    latest: the last day that an article can have been published. stdin: the text behind "-".
    """

    paths: tuple[str, ...]
    form: str
    latest: date
    chamber: str | None = None
    published: date | None = None
    publisher: str | None = None
    stdin: bytes | None = None

    def __post_init__(self) -> None:
        if self.form not in FORMS:
            raise ValueError(f"{self.form!r} is no form of a corpus: {', '.join(FORMS)}")
