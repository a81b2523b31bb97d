"""What every test shares: a clock that stands, and less looking for rubbish.

What needs the application is in applications.py; unit tests do not even load that.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from mediation.kernel import clock as kernel_clock
from tests.clocks import Clock

UNIT = Path(__file__).parent / "unit"
YOUNG, MIDDLE, OLD = 50_000, 20, 50
"""When Python looks for rubbish: a tenth of the time of all tests went into looking at what stays."""

SOON = 25
"""Examples of a property in a run by hand; the lanes of `make test` try a hundred (profile ci)."""

settings.register_profile("soon", max_examples=SOON, deadline=None)
settings.load_profile("soon")


def pytest_configure(config: pytest.Config) -> None:
    """Load what the application's tests share, unless unit tests alone were asked for."""
    asked = [config.invocation_params.dir / argument.partition("::")[0] for argument in config.args]
    if not all(path.resolve().is_relative_to(UNIT) for path in asked):
        config.pluginmanager.import_plugin("tests.applications")


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end, so it is not looked at again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)


@pytest.fixture
def clock() -> Iterator[Clock]:
    """Monday 2026-11-02 09:00 in Shanghai until moved with `clock.at(…)` or `clock.forward(days=…)`."""
    standing = Clock()
    with kernel_clock.reading(standing):
        yield standing
