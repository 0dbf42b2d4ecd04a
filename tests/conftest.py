"""How all tests are run: property tests without deadlines, and without dice where a change must land; garbage."""

import gc
import os

from hypothesis import HealthCheck, settings

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Hypothesis takes values from the modules that a worker has loaded, so that how many examples it drops is chance.
_CHANCE = [HealthCheck.too_slow, HealthCheck.filter_too_much]
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, suppress_health_check=_CHANCE)
settings.load_profile("ci" if os.environ.get("CI") else "here")

# The modules of six thousand tests stay to the end, and the garbage collector would look through them again and again.
gc.disable()


def pytest_collection_finish() -> None:
    """What collecting has loaded is left out of every collection of garbage, and those come seldom."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
    gc.enable()
