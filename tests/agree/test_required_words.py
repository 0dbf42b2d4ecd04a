"""What a phrase needs beside what stands in a text that it matches: phrases and texts made up together."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from whipcount.reading.features import features
from whipcount.reading.required import Requirements

Pair = tuple[str, str]  # a piece of a phrase, and a text that it matches
LISTS = {"leave": "left|walks? out of|has ((not|also) )?quit", "now": "(now |still )*", "end": "(?= ?[,.])|(?!x)"}
LISTS["many"] = "|".join(f"{word}{ending}" for word in ("vote", "it") for ending in "abcdefghijklmn")
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


@settings(max_examples=400, deadline=None)
@example(("((now )*{many})for", "voteafor"))
@example(("a((now )*{many})", "avotea"))
@example(("((now )*{many})+", "voteavoteb"))
@example(("(now )*{many}( x)?s", "voteas"))
@example(("(now )*{many} ?s", "voteas"))
@example(("a(b|((now )*{many}{many}s| x))s", "avoteaitass"))
@given(pair=st.lists(pairs, min_size=1, max_size=4).map(joined))
def test_a_text_has_what_the_phrase_that_it_matches_needs(pair: Pair) -> None:
    phrase, text = pair
    written_out = re.sub(r"\{([a-z]+)\}", lambda name: f"(?:{LISTS[name[1]]})", phrase)
    needs = Requirements(LISTS).of(phrase)

    assert re.fullmatch(written_out, text)
    assert [] == [sorted(map(str, words)) for words in needs if words.isdisjoint(features(text))]
