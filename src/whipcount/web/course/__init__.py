"""The whole course of a crisis: both sides day by day, the votes needed, what became known when."""
