"""The count in other people's pages: a frame that says how high it is, the snippet for it, and oEmbed."""
