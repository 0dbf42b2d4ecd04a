"""What is wrong or worth knowing in what reports say: one decorated function for each kind of finding.

A finding is one sentence with its numbers and its sources. Add one by writing one function, decorating it
with `@finding("code")` and giving it a docstring that says what it is and why it matters; docs/findings.md
lists them all and a test compares.
"""

from whipcount.count.findings import contradicting, figures, legal, named, repeated, staying_out  # noqa: F401 - they register
from whipcount.count.findings.register import FINDINGS, findings

__all__ = ["FINDINGS", "findings"]
