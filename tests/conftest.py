"""One way of running property tests: no deadlines on shared machines, and no dice where a change must land."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Hypothesis takes values from the modules that a worker has loaded, so that how many examples it drops is chance.
_CHANCE = [HealthCheck.too_slow, HealthCheck.filter_too_much]
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, suppress_health_check=_CHANCE)
settings.load_profile("ci" if os.environ.get("CI") else "here")
