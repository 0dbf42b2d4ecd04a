"""Where a quote stands. It must stand there letter by letter: a quote that nearly fits is an invention."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.reading.language import Language
from whipcount.reading.marking import MarkedReport, MarkedSentence
from whipcount.reading.proposing.case import Case
from whipcount.reading.proposing.proposal import Proposal
from whipcount.reading.proposing.refusing import Refused
from whipcount.reading.proposing.wording import Wording

_REACH = 3  # sentences between an antecedent and the quote it serves
_TRIES = 5


def placed(proposal: Proposal, text: MarkedReport, language: Language, wording: Wording) -> Case:
    """The proposal at the first place of the report where its quote stands whole; Refused when there is none."""
    refused = Refused("quote", "The quote is not in the report, letter by letter, after its head.")
    for number, start in enumerate(_places(proposal.quote, text)):
        if number == _TRIES:
            break
        try:
            return _case(proposal, text, language, wording, start)
        except Refused as error:
            refused = error if number == 0 else refused
    raise refused


def _places(words: str, text: MarkedReport) -> Iterator[int]:
    at = text.report.text.find(words, text.report.body) if words.strip() else -1
    while at >= 0:
        yield at
        at = text.report.text.find(words, at + 1)


def _case(proposal: Proposal, text: MarkedReport, language: Language, wording: Wording, start: int) -> Case:
    end = start + len(proposal.quote)
    _check_edges("quote", text.report.text, start, end)
    number, sentence = _sentence(text, start, end)
    if any(m.start < edge < m.end for m in sentence.marks for edge in (start, end)):
        raise Refused("cut", "The quote begins or ends inside a number, a day or a name.")
    antecedent = _antecedent(proposal.antecedent, text, number, start) if proposal.antecedent else None
    return Case(proposal, text, language, wording, sentence, start, end, antecedent)


def _check_edges(what: str, text: str, start: int, end: int) -> None:
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before.isalnum() and text[start].isalnum()) or (after.isalnum() and text[end - 1].isalnum()):
        raise Refused("cut", f"The {what} begins or ends inside a word.")


def _sentence(text: MarkedReport, start: int, end: int) -> tuple[int, MarkedSentence]:
    for number, each in enumerate(text.sentences):
        if each.sentence.start <= start and end <= each.sentence.end:
            return number, each
    raise Refused("sentence", "The quote does not lie inside one sentence of the report.")


def _antecedent(words: str, text: MarkedReport, sentence: int, start: int) -> tuple[int, int]:
    """The last place before the quote where the antecedent stands."""
    at = text.report.text.rfind(words, text.report.body, start)
    if at < 0:
        raise Refused("antecedent", "The antecedent does not stand in the report before the quote.")
    end = at + len(words)
    _check_edges("antecedent", text.report.text, at, end)
    first = text.sentences[max(0, sentence - _REACH)].sentence.start
    if at < first:
        raise Refused("antecedent", f"The antecedent stands more than {_REACH} sentences before the quote.")
    return at, end
