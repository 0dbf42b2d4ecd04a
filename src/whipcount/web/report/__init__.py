"""One report: its whole text with the claims marked, and the claims as a table."""
