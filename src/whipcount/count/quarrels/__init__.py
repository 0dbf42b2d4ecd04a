"""Which rows cannot hold together, each on its own day, and the cheapest way out of all such quarrels.

Sums of a day decide nearly always (`together`, `sums`); where they cannot tell, the solver is asked.
"""
