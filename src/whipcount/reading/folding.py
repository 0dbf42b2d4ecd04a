"""A text folded for matching, character for character, so that offsets stay those of the original."""

from __future__ import annotations

# Letters for patterns. Accented ones stay in folded texts only of a language that tells words apart by them.
CAPITALS = "A-ZÀ-ÖØ-Þ"
SMALL = "a-zß-öø-ÿ"
_PLAIN = {
    "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    "\n": " ", "\t": " ", "\r": " ", "*": " ",
}  # fmt: skip


def fold(text: str, letters: str = "") -> str:
    """The same text with plain quotation marks, dashes, spaces and unaccented letters, of the same length.

    A character whose plain form would be longer or shorter stays as it is: a quote must never shift. So do `letters`,
    by which a language tells words apart.
    """
    folded = text.translate(_TABLE)
    if folded.isascii():
        return folded
    from anyascii import anyascii  # noqa: PLC0415 - most English reports never need it

    plain = {char: anyascii(char) for char in set(folded) if not char.isascii() and char not in letters}
    table = {ord(char): new for char, new in plain.items() if len(new) == 1}
    return folded.translate(table)


def lowered(folded: str) -> str:
    """In small letters and of the same length: the few letters that would grow stay as they are."""
    small = folded.lower()
    if len(small) == len(folded):
        return small
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in folded)


_TABLE = {ord(char): plain for char, plain in _PLAIN.items()}
