"""Numbers that nothing bears out, and what the house may be if they are otherwise."""
