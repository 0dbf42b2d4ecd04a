"""Counts and claims as others read them: plain text, JSON, CSV. Values in, text out; nothing is computed here.

`text` and `count_to_json` give a whole count, `count_table` its rows for a spreadsheet; `claim_to_json`
and `claim_from_json` are the public form of a claim, without loss in either direction.
"""

from whipcount.exchange.claims_json import claim_to_json
from whipcount.exchange.claims_read import claim_from_json
from whipcount.publish.claims_flat import claims_table
from whipcount.publish.count_json import count_to_json
from whipcount.publish.tables import count_table
from whipcount.publish.text import text

__all__ = ["claim_from_json", "claim_to_json", "claims_table", "count_table", "count_to_json", "text"]
