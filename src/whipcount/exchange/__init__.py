"""Values as JSON and back, without loss: the public form of a claim, and of a report as a ledger keeps it.

`claim_to_json` and `claim_from_json` are the form that other programs read line by line.
"""

from whipcount.exchange.claims_json import claim_to_json
from whipcount.exchange.claims_read import claim_from_json
from whipcount.exchange.reports_json import report_from_json, report_to_json

__all__ = ["claim_from_json", "claim_to_json", "report_from_json", "report_to_json"]
