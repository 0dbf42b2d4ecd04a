"""Templates made into pages. Every value is escaped; only what this package itself drew or marked up is not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from whipcount.model import Problem
from whipcount.web.answering import Answer
from whipcount.web.guarding import POLICY
from whipcount.web.words import words

HERE = Path(__file__).parent
HTML = "text/html; charset=utf-8"
_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@cache
def files() -> dict[str, Answer]:
    """The style sheet and the modules of all folders, by their names."""
    found = sorted(path for kind in _KINDS for path in HERE.glob(f"*/*{kind}"))
    return {path.name: Answer.of(path.read_bytes(), _KINDS[path.suffix]) for path in found}


@cache
def version() -> str:
    """What tells these files from those of another version, for their addresses."""
    return hashlib.sha256("".join(f"{name} {file.tag}\n" for name, file in files().items()).encode()).hexdigest()[:12]


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["version"] = version()
    made.globals["at"] = _at
    made.globals["policy"] = POLICY.partition("; frame-ancestors")[0]
    return made


def _at(problems: Iterable[Problem], place: str) -> list[Problem]:
    """Those of the problems that are about one part of a form."""
    return [problem for problem in problems if problem.place and problem.place.path == place]


def page(template: str, language: str, **shown: Any) -> str:
    """A template filled in, in a language."""
    return _environment().get_template(template).render(t=words(language), **shown)


def answer(template: str, language: str, **shown: Any) -> Answer:
    """A page as a finished answer. Its language may have come from the browser, so caches keep one for each."""
    return Answer.of(page(template, language, **shown), HTML, {"Vary": "Accept-Language", "Content-Language": language})
