"""What stands beside a country's name in a text: the rest of a person's name, or a word for its government."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.reading.naming import Index, Naming, Sort, Words

OF_A_COUNTRY = frozenset({Sort.COUNTRY, Sort.PEOPLE})
_NEAR = 6  # words between a country's name and one for its government
_ENDS = frozenset(".!?:\"'()")  # what stands before a sentence or a part that begins anew
_STOPS = frozenset(".!?:;,()")
_TITLED = 0.6  # of the words of a line: a headline where every word has a capital


def in_longer_name(text: Words, naming: Naming, known: set[int], index: Index) -> bool:
    """Whether a country's name is a part of a longer one, such as a person's: "Luís Montenegro", "Mr Jordan".

    Behind a name a capitalised word tells so only where the name can be a first name, because of "the president of Chad
    Idriss Deby". Words for people often follow other capitals ("Northern Irish"), so that "Mr" must stand before them.
    """
    sorts = {named.sort for named in naming.meant}
    if not sorts & OF_A_COUNTRY:
        return False
    if naming.end - naming.start == 1 and text.words[naming.start] in index.world.given and _after(text, naming, known):
        return True
    return _before(text, naming.start, known, index, any_capital=Sort.COUNTRY in sorts)


def politics(text: Words, naming: Naming, index: Index) -> bool:
    """Whether a word for a government or a house stands beside: "Thailand's prime minister", "the house of"."""
    words, world = text.words, index.world
    after = words[naming.end : naming.end + _NEAR]
    stop = next((place for place, word in enumerate(after) if word in _STOPS), len(after))
    if any(word.lower() in world.politics for word in after[:stop]):
        return True
    before = words[max(0, naming.start - _NEAR) : naming.start]
    start = max((place for place, word in enumerate(before) if word in _STOPS), default=-1) + 1
    near = before[start:]
    return bool(world.of & set(near)) and any(word.lower() in world.politics for word in near)


def _before(text: Words, at: int, known: set[int], index: Index, *, any_capital: bool) -> bool:
    """Whether the word before belongs to the name: a short form such as "Mr", or any word with a capital."""
    words, world = text.words, index.world
    if at < 1 or text.gaps[at] != " " or at - 1 in known:
        return False
    if words[at - 1] == "." and at >= 2 and not text.gaps[at - 1]:
        initial = len(words[at - 2]) == 1 and words[at - 2].isupper()
        return words[at - 2] in world.initials or (any_capital and initial)
    if words[at - 1] in world.initials:
        return True
    usual = world.before | world.opening if _begins(text, at - 1) else world.before
    return any_capital and _capitalised(words[at - 1]) and words[at - 1] not in usual


def _after(text: Words, naming: Naming, known: set[int]) -> bool:
    at = naming.end
    return at < len(text.words) and text.gaps[at] == " " and at not in known and _capitalised(text.words[at])


def _capitalised(word: str) -> bool:
    return word[0].isupper()


def _begins(text: Words, at: int) -> bool:
    """Whether the word begins a sentence, a line or a quotation."""
    return at == 0 or "\n" in text.gaps[at] or text.words[at - 1] in _ENDS


def titled(text: Words) -> set[int]:
    """The words of lines in which almost all words have a capital: there a capital tells nothing."""
    found: set[int] = set()
    for start, end in _lines(text):
        long = [word for word in text.words[start:end] if len(word) > 3 and word.isalpha()]
        if sum(map(_capitalised, long)) > _TITLED * len(long):
            found.update(range(start, end))
    return found


def _lines(text: Words) -> Iterator[tuple[int, int]]:
    starts = [at for at, gap in enumerate(text.gaps[:-1]) if at == 0 or "\n" in gap]
    yield from zip(starts, [*starts[1:], len(text.words)], strict=True)
