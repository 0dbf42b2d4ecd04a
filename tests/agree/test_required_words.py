"""What a phrase needs beside what stands in a text that it matches: phrases and texts made up together."""

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from whipcount.reading.features import features
from whipcount.reading.required import Requirements

Pair = tuple[str, str]  # a piece of a phrase, and a text that it matches
LISTS = {"leave": "left|walks? out of|has ((not|also) )?quit", "now": "(now |still )*", "end": "(?= ?[,.])|(?!x)"}
LISTS["many"] = "|".join(f"{word}{ending}" for word in ("vote", "it") for ending in "abcdefghijklmn")
LONGEST = 60  # letters of a text
WORDS = ["voted", "for", "it", "in", "a", "s", " ", " ", " ", "-", "'s"]


def listed(text: str) -> st.SearchStrategy[Pair]:
    name, _, word = text.partition("=")
    return st.just((f"{{{name}}}", word))


def joined(parts: list[Pair]) -> Pair:
    return "".join(pattern for pattern, _ in parts), "".join(text for _, text in parts)


def either(parts: list[Pair]) -> st.SearchStrategy[Pair]:
    pattern = "|".join(pattern for pattern, _ in parts)
    return st.sampled_from([(f"({pattern})", text) for _, text in parts])


def repeated(part: Pair) -> st.SearchStrategy[Pair]:
    pattern, text = part
    ways = {"?": (0, 1), "*": (0, 1, 2), "+": (1, 2), "{0,3}": (0, 1, 3)}
    return st.sampled_from([(f"({pattern}){sign}", text * times) for sign, many in ways.items() for times in many])


plain = st.sampled_from(WORDS).map(lambda word: (word, word)) | st.sampled_from([("favou?r", "favor"), ("[ -]", "-")])
lists = st.sampled_from(
    [
        "many=votea",
        "many=iti",
        "many=itb",
        "leave=left",
        "leave=walk out of",
        "leave=has quit",
        "leave=has not quit",
        "now=now now ",
        "now=",
    ]
)
looks = st.sampled_from([("(?!zz)", ""), ("(?<!zz)", "")])
leaf = plain | lists.flatmap(listed) | lists.flatmap(listed) | looks
pairs = st.recursive(
    leaf,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=5).map(joined)
        | st.lists(inner, min_size=1, max_size=4).flatmap(either)
        | inner.flatmap(repeated)
    ),
    max_leaves=24,
)


def matches(phrase: str, text: str) -> bool:
    """Whether a phrase matches a text that was made up with it.

    Nothing is made up more than twice for a `*` or a `+`, so they are bounded by that: what matches so matches the
    phrase. With short texts besides, no repeat within repeats takes minutes to try its ways.
    """
    written_out = re.sub(r"\{([a-z]+)\}", lambda name: f"(?:{LISTS[name[1]]})", phrase)
    bounded = written_out.replace("*", "{0,2}").replace("+", "{1,2}")
    return re.fullmatch(bounded, text) is not None


@pytest.mark.slow
@settings(max_examples=2000)
@example(("((now )*{many})for", "voteafor"))
@example(("a((now )*{many})", "avotea"))
@example(("((now )*{many})+", "voteavoteb"))
@example(("(now )*{many}( x)?s", "voteas"))
@example(("(now )*{many} ?s", "voteas"))
@example(("voted((([ -])?)?)+voted", "votedvoted"))
@example(("voted(((now )*)+)+voted", "votedvoted"))
@example(("a(b|((now )*{many}{many}s| x))s", "avoteaitass"))
@given(pair=st.lists(pairs, min_size=1, max_size=4).map(joined))
def test_a_text_has_what_the_phrase_that_it_matches_needs(pair: Pair) -> None:
    phrase, text = pair
    assume(len(text) <= LONGEST)
    needs = Requirements(LISTS).of(phrase)

    assert matches(phrase, text)
    assert [] == [sorted(map(str, words)) for words in needs if words.isdisjoint(features(text))]
