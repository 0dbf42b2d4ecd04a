"""Review, for editors: the reports of a crisis and how their claims stand, the entries, and what a decision changed.

`desk` is what all pages of editors share, also those of `judging` (one report, its claims) and `receiving` (a new one).
"""
