"""How an article is written in a chamber's file, and how a sentence names it."""

from __future__ import annotations

import re

from whipcount.sentences import Said, listed, worded

_SHORT = re.compile(r"(?<![\w.])(?:[Aa]rts?|[Ss]ecs?|[Ss]s?|[Rr]{1,2}|[Cc]ls?|[Pp]aras?)\.(?:\s|\d|$)|§")
_SEVERAL = re.compile(r"Articles (\d[\w().]*(?:, \d[\w().]*)*) and (\d[\w().]*)")
_ONLY_ARTICLE = re.compile(r"^Art(?:icle)?\.? \d[\d().,]*[a-z]?$")
_APART = re.compile(r"\d \((?!\d{4}\))")
_UNNUMBERED = ("Schedule", "Preamble", "Annex", "Convention", "Practice", "Ruling", "Judgment", "Standing Order")


def cite(article: str) -> str:
    """An article as a sentence names it: "Article 95(4)", "Articles 67 and 68(1)", but "Rule 198" as it stands."""
    if article[:1].isdigit():
        return worded("law.article", article=article)
    several = _SEVERAL.fullmatch(article)
    return worded("law.articles", articles=listed([*several[1].split(", "), several[2]])) if several else article


def with_article(sentence: str, article: str, more: str = "") -> str:
    """A sentence, or several, with the article at the end of the first, and behind it whatever more there is to say."""
    if isinstance(sentence, Said) and not more:
        return worded("step.clause", law=sentence, article=cite(article))
    first, _, rest = sentence.partition(". ")
    return " ".join(part for part in (f"{first.removesuffix('.')} ({cite(article)}).", more, rest) if part)


def miscited(article: str) -> str | None:
    """What to do about an article that is not in the cited form; None when it is.

    The form: an article of the constitution by its number alone, "95(4)"; anything else by its name in full and its
    number, "Rule 37(4)", "Section 97(1) of the Rules of Procedure"; an unwritten rule as "Convention" or "Practice".
    """
    if not article[:1].isdigit() and not article[:1].isupper():
        return "Begin with the number, or with the name of the rule in capitals."
    if _SHORT.search(article):
        return "Write the word out: Section, Rule, Paragraph."
    if _ONLY_ARTICLE.match(article):
        return "Write the number alone, such as 95(4)."
    if _APART.search(article):
        return "Write the clause beside the number, such as 95(4)."
    if article.endswith((".", ",", ";")):
        return "Leave the stop at the end out."
    if not any(letter.isdigit() for letter in article) and not any(word in article for word in _UNNUMBERED):
        return "Give the number of the rule, or say Convention or Practice."
    return None
