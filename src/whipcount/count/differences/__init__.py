"""Two counts held against each other: of two outlets, of two sets of reports, or of two days.

`sides` says what each of them counts, `ways` who is reported to have changed sides. Each function of `NAMED` gives
families of reasons, moves and readings; `search` finds the smallest sets of them that meet the difference.
"""

from whipcount.count.differences.differences import difference
from whipcount.count.differences.ground import Ground
from whipcount.count.differences.record import Record
from whipcount.count.differences.sides import counted, dated, open_benches, outlet

__all__ = ["Ground", "Record", "counted", "dated", "difference", "open_benches", "outlet"]
