"""A proposal that is not admitted, and why."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - it says what became of the proposal
    """A proposal failed a check. rule: the code of the check, as docs/model.md lists it; why: a sentence."""

    def __init__(self, rule: str, why: str) -> None:
        self.rule, self.why = rule, why
        super().__init__(f"{rule}: {why}")


RULES = {
    "form": "it is no proposal of a known kind with the fields of that kind",
    "quote": "the quote is not, letter by letter, in the report after its head",
    "cut": "the quote cuts a word, a number or a name",
    "sentence": "the quote does not lie inside one sentence",
    "antecedent": "the antecedent is not shown, not before the quote, too far away, or not what is meant",
    "trigger": "no word of the kind stands in the quote, or a word stands there that makes it something else",
    "choice": "no word of the chosen value stands in the quote, or words of two",
    "number": "a number that is stated does not parse from the quote with the same bounds",
    "spare": "the quote holds a number that the proposal does not account for",
    "shape": "name, number and verb do not stand together as the kind has them",
    "name": "a name does not resolve from the quote or from the shown antecedent",
    "alone": "another name in the quote could be meant",
    "bench": "the bench is not named in the quote, or another is",
    "day": "the day is not named in the quote",
    "polarity": "the side, the direction or the outcome does not follow from the words",
    "negation": "the words deny it",
    "modality": "the words are less firm, or another kind of statement, than the proposal says",
    "speaker": "nobody of that name is said to speak",
    "check": "it fits no house",
    "already_read": "the phrases have read this, or the model has said it before",
}
