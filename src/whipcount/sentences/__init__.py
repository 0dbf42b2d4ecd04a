"""Sentences as values: what is said, once, and how each language says it.

The rooms above make a sentence with `worded("verdict.carries")`: a key and what fills it. What comes back is the
English text, and an ordinary string to whoever only wants that; it remembers its key, so that a page can say it in
another language. A folder here is a language: `grammar.yaml` for lists, ranges and days, and a file for each kind of
sentence, whose name begins its keys. To add a language, copy the folder `en`, translate it, and run
`tests/units/test_sentences.py`, which holds every folder against the English one.
"""

from whipcount.sentences.language import Language, language, languages
from whipcount.sentences.said import Said
from whipcount.sentences.worded import either, joined, listed, worded

__all__ = ["Language", "Said", "either", "joined", "language", "languages", "listed", "worded"]
