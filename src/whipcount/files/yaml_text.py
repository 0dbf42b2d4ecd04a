"""YAML read as text with places: no typed scalars, no aliases, no tags, no key written twice.

The text is taken event by event and never handed to a constructor. So nothing in it can become an
object, a deep nest cannot exhaust the stack, and an alias that would unfold into a thousand million
copies ("billion laughs") is refused where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whipcount.files.nodes import Mapping, Node, Scalar, Sequence
from whipcount.model import Place, Problem, Unusable

if TYPE_CHECKING:
    from yaml.error import Mark, YAMLError

LARGEST = 10_000_000
DEEPEST = 50


def load_yaml(path: Path, text: str | None = None) -> Node:
    """The one document of a YAML file; `text` stands in for the file's content when it is already at hand.

    Raises Unusable with every Problem found: a missing file, bytes that are not UTF-8, bad syntax (the
    first error, since nothing after it can be trusted), keys written twice, aliases, tags.
    """
    whole = read_text(path) if text is None else text
    builder = _Builder(str(path))
    for event in _events(str(path), whole):
        builder.take(event)
    if builder.root is None and not builder.problems:
        raise Unusable(
            Problem(Place(str(path)), "nothing but blanks and comments", "a YAML document", "Write the file's content.")
        )
    if builder.problems or builder.root is None:
        raise Unusable(builder.problems)
    return builder.root


def read_text(path: Path) -> str:
    """The content of a UTF-8 file, or Unusable saying why it cannot be had."""
    place = Place(str(path))
    try:
        raw = path.read_bytes()
    except OSError as error:
        why = error.strerror or type(error).__name__
        do = "Check its name and its permissions."
        raise Unusable(Problem(place, f"no readable file ({why})", "a file that may be read", do)) from None
    if len(raw) > LARGEST:
        raise Unusable(Problem(place, f"{len(raw)} bytes", f"at most {LARGEST} bytes", "Split the file."))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"a byte that is not UTF-8 (0x{raw[error.start]:02x})"
        raise Unusable(
            Problem(_place_at(str(path), raw, error.start), found, "UTF-8", "Save the file as UTF-8.")
        ) from None


def _place_at(path: str, raw: bytes, offset: int) -> Place:
    before = raw[:offset].decode("utf-8", "replace")
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _events(path: str, text: str) -> Iterator[Any]:
    import yaml  # noqa: PLC0415 - a command that reads no file must not pay for the parser

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.YAMLError as error:
        raise Unusable(_syntax_problem(path, text, error)) from None


def _syntax_problem(path: str, text: str, error: YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    what = str(
        getattr(error, "problem", None) or getattr(error, "reason", None) or "a character that YAML does not allow"
    )
    place = _place(path, mark) if mark else _place_of_position(path, text, getattr(error, "position", None))
    if "'\\t'" in str(what) or _has_tab(text, place):
        return Problem(place, "a tab where the line is indented", "spaces", "Replace the tab by spaces.")
    do = "Mend the indentation, the quotation marks or the colon at this place or just before it."
    return Problem(place, f"text that is not YAML ({what})", "YAML", do)


def _has_tab(text: str, place: Place) -> bool:
    lines = text.splitlines()
    line = lines[place.line - 1] if place.line and place.line <= len(lines) else ""
    return "\t" in line[: len(line) - len(line.lstrip())]


def _place(path: str, mark: Mark) -> Place:
    return Place(path, mark.line + 1, mark.column + 1)


def _place_of_position(path: str, text: str, position: object) -> Place:
    return _place_at(path, text.encode("utf-8", "replace"), position) if isinstance(position, int) else Place(path)


class _Builder:
    """Puts events together into nodes; a stack instead of recursion, so depth is ours to bound."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[Mapping | Sequence] = []
        self._keys: list[Scalar | None] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        """One event of the parser, by its name."""
        match type(event).__name__:
            case "ScalarEvent":
                self._refuse_tag(event)
                self._put(Scalar(event.value, _place(self.path, event.start_mark)))
            case "MappingStartEvent":
                self._begin(event, Mapping(_place(self.path, event.start_mark)))
            case "SequenceStartEvent":
                self._begin(event, Sequence(_place(self.path, event.start_mark)))
            case "MappingEndEvent" | "SequenceEndEvent":
                self._open.pop()
                self._keys.pop()
            case "AliasEvent":
                self._refuse_alias(event)
            case "DocumentStartEvent":
                self._count_document(event)

    def _begin(self, event: Any, node: Mapping | Sequence) -> None:
        self._refuse_tag(event)
        if len(self._open) >= DEEPEST:
            found, expected = f"more than {DEEPEST} levels of nesting", "a flat file"
            raise Unusable([*self.problems, Problem(node.place, found, expected, "Nest the values less deeply.")])
        self._put(node)
        self._open.append(node)
        self._keys.append(None)

    def _put(self, node: Node) -> None:
        if not self._open:
            self.root = node if self.root is None else self.root
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.append(node)
        elif self._keys[-1] is None:
            self._keys[-1] = self._key(parent, node)
        else:
            parent.setdefault(self._keys[-1], node)
            self._keys[-1] = None

    def _key(self, parent: Mapping, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            self._note(node.place, "a list or mapping as a key", "a word", "Write a word before the colon.")
            return Scalar("", node.place)
        if node in parent:
            first = next(key for key in parent if key == node)
            where = f"line {first.place.line}"
            self._note(
                node.place,
                f"the key '{node}' a second time (first on {where})",
                "every key once",
                "Join the two values or remove one of them.",
            )
        return node

    def _refuse_alias(self, event: Any) -> None:
        place = _place(self.path, event.start_mark)
        self._note(
            place, f"the alias *{event.anchor}*"[:-1], "every value written out", "Write the value here once more."
        )
        self._put(Scalar("", place))

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is not None:
            place = _place(self.path, event.start_mark)
            self._note(place, f"the tag {event.tag}", "plain text", "Remove the tag; every value is read as text.")

    def _count_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents == 2:
            place = _place(self.path, event.start_mark)
            self._note(place, "a second document", "one document", "Move it into a file of its own.")

    def _note(self, place: Place, found: str, expected: str, do: str) -> None:
        self.problems.append(Problem(place, found, expected, do))
