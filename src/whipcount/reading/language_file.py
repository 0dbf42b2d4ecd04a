"""A language file read into words, numbers and groups, with the place of whatever is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.files import Mapping, Node, Scalar, Sequence
from whipcount.model.problem import Problem, Unusable


class Section:
    """One mapping of a language file; each reader takes a key and says where and why it cannot read it."""

    def __init__(self, node: Node) -> None:
        if not isinstance(node, Mapping):
            raise Unusable(Problem(node.place, "a list or a text", "a mapping of keys", "Write `key: value` lines."))
        self.place = node.place
        self._nodes = {str(key): value for key, value in node.items()}

    def __contains__(self, key: str) -> bool:
        return key in self._nodes

    def keys(self) -> Iterator[str]:
        return iter(self._nodes)

    def node(self, key: str) -> Node:
        if key not in self._nodes:
            raise Unusable(Problem(self.place, f"no {key!r} here", f"a key {key!r}", "Add it."))
        return self._nodes[key]

    def section(self, key: str) -> Section:
        return Section(self.node(key))

    def text(self, key: str) -> Scalar:
        node = self.node(key)
        if not isinstance(node, Scalar):
            raise Unusable(Problem(node.place, f"{key!r} is no text", "a text", "Put it in quotation marks."))
        return node

    def words(self, key: str) -> tuple[str, ...]:
        return tuple(str(word) for word in self.items(key) if isinstance(word, Scalar))

    def maybe(self, key: str, otherwise: str = "") -> str:
        """A text that a language may do without."""
        return str(self.text(key)) if key in self else otherwise

    def some(self, key: str) -> tuple[str, ...]:
        """A list of texts that a language may do without."""
        return self.words(key) if key in self else ()

    def items(self, key: str) -> Sequence:
        node = self.node(key)
        if not isinstance(node, Sequence):
            raise Unusable(Problem(node.place, f"{key!r} is no list", "a list", "Write [one, two] or `- one` lines."))
        return node

    def texts(self, key: str) -> dict[str, str]:
        """A mapping of texts; empty when the key is not there."""
        if key not in self:
            return {}
        section = self.section(key)
        return {name: str(section.text(name)) for name in section.keys()}  # noqa: SIM118 - a Section is no dict

    def numbers(self, key: str) -> dict[str, int]:
        section = self.section(key)
        return {name: _whole(section.text(name)) for name in section.keys()}  # noqa: SIM118 - a Section is no dict

    def groups(self, key: str) -> dict[str, tuple[str, ...]]:
        section = self.section(key)
        return {name: section.words(name) for name in section.keys()}  # noqa: SIM118 - a Section is no dict


def _whole(text: Scalar) -> int:
    try:
        return int(text)
    except ValueError:
        raise Unusable(Problem(text.place, f"{str(text)!r}", "a whole number", "Write digits only.")) from None
