"""The words of a language by what they are about: numbers, days, parties, names of people.

Each module has the words as values and the one function that reads them from their section of the language's file
(data/phrases/XX.yaml, where every key is described).
"""

from whipcount.reading.words.days import DayWords, day_words
from whipcount.reading.words.names import NameWords, name_words
from whipcount.reading.words.numbers import NumberWords, number_words
from whipcount.reading.words.parties import PartyWords, party_words

__all__ = [
    "DayWords",
    "NameWords",
    "NumberWords",
    "PartyWords",
    "day_words",
    "name_words",
    "number_words",
    "party_words",
]
