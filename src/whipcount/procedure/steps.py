"""What may happen next, and by when: the law's answer from where a motion stands."""

from __future__ import annotations

from whipcount.procedure import steps_after, steps_before
from whipcount.procedure.course import Course
from whipcount.procedure.stepping import STEPS, Step

ROOMS = (steps_before, steps_after)  # importing them fills the register


def next_steps(course: Course) -> tuple[Step, ...]:
    """Everything that may happen next, in the order of a motion's life."""
    return tuple(found for find in STEPS for found in find(course))
