"""Two counts held against each other: two days, two outlets, or one of each, with what accounts for the difference."""
