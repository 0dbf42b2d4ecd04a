"""How motions ended that never came to a vote, counted in past ones; base rates and never a chance for this motion.

Two lists stand in `data/forecast/motions.csv`. One is complete: every motion of one parliament, voted on or not.
Only it says how often there is no vote. The other has motions that somebody chose because they were remarkable. It
shows what can happen, and its shares say nothing of how often it does; the sentences say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.forecast.past import table
from whipcount.forecast.shares import in_words, share
from whipcount.model.forecast import Ending
from whipcount.model.law import MotionRule
from whipcount.model.words import MotionKind
from whipcount.sentences import Said, worded

# For each ending without a vote its name, the key of its sentence, and the words of the lists.
WITHOUT_VOTE = (
    ("withdrawn", "withdrawn", ("withdrawn",)),
    ("ruled out", "ruled_out", ("dismissed_by_presiding_officer", "ruled_out")),
    ("the government resigned before the vote", "resigned", ("no_vote", "resigned")),
    (
        "not voted on, for a reason that the list does not give (dissolved, ended or resigned)",
        "not_voted",
        ("not_voted",),
    ),
)
_BARRED = ("barred_while_pending", "impossible")
ASKED = ("confidence", "confidence_tied_to_bill", "confidence_bill", "investiture")


def endings(rule: MotionRule | None) -> tuple[Ending, ...]:
    """Every other ending: first how often there is no vote at all, then each one that the lists have."""
    return tuple(_endings(rule))


def base_rate(kind: MotionKind) -> tuple[int, int]:
    """Of the motions of such a kind that were voted on in the complete list, how many were carried, and of how many."""
    asked = kind in {MotionKind.CONFIDENCE, MotionKind.INVESTITURE}
    voted = [row for row in table("motions.csv") if row["listing"] == "complete" and row["outcome"] in _VOTED]
    alike = [row for row in voted if (row["kind"] in ASKED) is asked]
    return sum(row["outcome"] == "passed" for row in alike), len(alike)


_VOTED = ("passed", "rejected")


def _endings(rule: MotionRule | None) -> Iterator[Ending]:
    rows = table("motions.csv")
    complete = [row for row in rows if row["listing"] == "complete"]
    words = {word for *_, ways in WITHOUT_VOTE for word in ways}
    none = share(sum(row["outcome"] in words for row in complete), len(complete))
    years = sorted({row["date"][:4] for row in complete})
    countries = ", ".join(sorted({row["country"] for row in complete}))
    listed = {"countries": countries, "first": years[0], "last": years[-1]}
    yield Ending("no vote at all", none, None, worded("forecast.ending.none", share=in_words(none), **listed))
    for name, key, ways in WITHOUT_VOTE:
        found = share(sum(row["outcome"] in ways for row in rows), len(rows))
        yield Ending(name, found, None, worded(f"forecast.ending.{key}", n=found.cases, of=found.of))
    dissolved = _dissolution(rule)
    if dissolved:
        said = worded("forecast.ending.dissolution", law=dissolved)
        yield Ending("dissolution", share(0, 0), dissolved, said if isinstance(dissolved, Said) else str(said))


def _dissolution(rule: MotionRule | None) -> str | None:
    """The law's own words where it bars dissolving the house in answer to the motion."""
    clause = rule.clause("dissolution", *_BARRED) if rule else None
    if clause is None:
        return None
    said = worded("forecast.ending.barred", law=clause.value.sentence, article=clause.article)
    return said if isinstance(clause.value.sentence, Said) else str(said)
