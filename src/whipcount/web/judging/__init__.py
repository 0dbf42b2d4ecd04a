"""One report for an editor: its text with every claim marked, decisions on them, and claims that no reader found."""
