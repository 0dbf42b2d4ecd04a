"""The first page: the crises that there are, or the only one."""
