"""A report becomes claims with exact quotes, by phrases that are data; no model and no download.

`recognise` tells the chamber, `read` gives the claims and what was left unread. To teach the reader a new way of
saying a thing, add one line with its example to data/phrases/en.yaml.
"""

from whipcount.reading.read import Reading, read
from whipcount.reading.recognise import recognise

__all__ = ["Reading", "read", "recognise"]
