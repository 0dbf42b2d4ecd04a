"""What if: seats moved between benches, or members who vote otherwise. Its address is all there is to it."""
