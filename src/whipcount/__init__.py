"""whipcount: reports in, a sourced count out. `whipcount.open(...)` is the way in from Python."""

__version__ = "0.1.0"
