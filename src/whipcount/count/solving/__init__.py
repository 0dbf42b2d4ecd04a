"""All accounts that rows allow, as a programme in whole numbers, and the search among them.

An account places every seat of the house in every stretch. `drafting` writes the programme and `limits` what arithmetic
knows of it beforehand; `accounts` asks it for prices, moves and ranges; `compact` is its relaxation written small,
`branching` the search, `engine` the only door to HiGHS. `carrying`, `drifting` and `lately` spare days without news.
"""
