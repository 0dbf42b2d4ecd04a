"""Gold as people write it by hand: one YAML file a text, with quotes instead of offsets.

The claims have the fields of the product's JSON. A number may stand alone ("155") or as {low: 173, high: null};
`nth` says which occurrence of a quote is meant. Every mistake is a Problem with file, line and column.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any

from whipcount.exchange.claims_json import own_fields
from whipcount.files import Fields, Mapping, Node, Scalar, Sequence, load_yaml
from whipcount.model import KINDS, Problem, Report, Unusable
from whipcount.scoring.gold import GoldClaim, GoldText, gathered, gold_claim
from whipcount.scoring.texts import Texts

_SHARED = ("kind", "quote", "nth", "speaker", "modality", "optional", "holds_on", "note")
_NOTHING = ("", "~", "null", "none")
_WHOLE = re.compile("[0-9]{1,9}")
_NUMBERS = ("quantity", "ayes", "noes", "abstain", "absent", "count")


def read_handwritten(file: Path, texts: Texts) -> GoldText:
    """The one text of a YAML file and its claims; Unusable with every Problem in the file."""
    problems: list[Problem] = []
    whole = Fields(load_yaml(file), "a gold file", ("text", "published", "aliases", "claims", "note"), problems)
    path, place = whole.text("text"), whole.place
    published = whole.date("published") if "published" in whole else None
    if problems:
        raise Unusable(problems)
    report = texts.find(path, None, place, published)
    nodes = _list(whole, "claims", problems)
    aliases = tuple(_names(node, problems) for node in _list(whole, "aliases", problems))
    if problems:
        raise Unusable(problems)
    claims = gathered([partial(_claim, node, report) for node in nodes])
    return GoldText(report, claims, aliases, place)


def _list(whole: Fields, key: str, problems: list[Problem]) -> list[Node]:
    node = whole.node(key) if key in whole else None
    if node is None or (isinstance(node, Scalar) and node.lower() in _NOTHING):
        return []
    if isinstance(node, Sequence):
        return list(node)
    problems.append(Problem(node.place, f"no list as {key}", "a list", f"Write {key}: [] or one item a line."))
    return []


def _names(node: Node, problems: list[Problem]) -> tuple[str, ...]:
    if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node):
        return tuple(str(item) for item in node)
    problems.append(Problem(node.place, "no list of names", "names of one party", "Write [Reds, Red League]."))
    return ()


def _claim(node: Node, report: Report) -> GoldClaim:
    problems: list[Problem] = []
    kind = str(node.get("kind", "")) if isinstance(node, Mapping) else ""  # type: ignore[call-overload]
    asked = [KINDS[kind]] if kind in KINDS else list(KINDS.values())
    own = [public for cls in asked for _, public in own_fields(cls)]
    fields = Fields(node, f"a claim of the kind {kind}" if kind in KINDS else "a claim", (*_SHARED, *own), problems)
    if kind not in KINDS:
        fields.complain("kind", f"'{kind}' as kind", "one of " + ", ".join(KINDS), "Write the kind of the claim.")
        raise Unusable(problems)
    start, end = _span(fields, report)
    if problems:
        raise Unusable(problems)
    left_out = ("quote", "nth", "note")
    data = {str(key): _value(str(key), fields.node(key)) for key in fields if key not in left_out}
    given = {key: value for key, value in data.items() if value is not None or key == "speaker"}
    return gold_claim({**given, "start": start, "end": end}, report, fields.place)


def _span(fields: Fields, report: Report) -> tuple[int, int]:
    """Where the quote stands; the head of a text is passed over unless the words stand there alone."""
    quote = fields.text("quote")
    nth = fields.whole("nth") if "nth" in fields else None
    found = _occurrences(report.text, quote) if quote else []
    if not found:
        if quote:
            do = "Copy the words from the text, with its own quotation marks and spaces."
            fields.complain("quote", f"the quote '{quote[:60]}'", "words that stand in the text", do)
        return 0, 0
    body = [at for at in found if at >= report.body] or found
    if nth is None and len(body) > 1:
        found_words = f"a quote that stands {len(body)} times in the text"
        fields.complain("quote", found_words, "one that stands once", "Add nth, or quote more.")
    elif nth is not None and not 1 <= nth <= len(body):
        fields.complain("nth", f"'{nth}' as nth", f"1 to {len(body)}", "Count the occurrences from 1.")
    else:
        at = body[0] if nth is None else body[nth - 1]
        return at, at + len(quote)
    return 0, 0


def _occurrences(text: str, quote: str) -> list[int]:
    found, at = [], text.find(quote)
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + len(quote))
    return found


def _value(name: str, node: Node | None) -> Any:
    """A YAML value as the JSON form has it; what cannot be one is left for the claim's reader to refuse."""
    if isinstance(node, Sequence):
        return [str(item) if isinstance(item, Scalar) else None for item in node]
    if isinstance(node, Mapping):
        return {str(key): _plain(str(value)) if isinstance(value, Scalar) else value for key, value in node.items()}
    text = str(node)
    if text.lower() in _NOTHING:
        return None
    if name in _NUMBERS:
        return {"low": int(text), "high": int(text)} if _WHOLE.fullmatch(text) else text
    return text.lower() == "true" if name == "optional" and text.lower() in ("true", "false") else text


def _plain(text: str) -> int | bool | str | None:
    if text.lower() in _NOTHING:
        return None
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    return int(text) if _WHOLE.fullmatch(text) else text
