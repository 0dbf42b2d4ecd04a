"""The quotes of a crisis, all of them or those of a party, a kind of claim or a publisher."""
