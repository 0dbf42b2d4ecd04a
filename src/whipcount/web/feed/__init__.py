"""The feed of a crisis: an entry for each day on which its count changed."""
