"""The scene of minutes: the one of talks."""

from __future__ import annotations

from tests.integration.talks.conftest import scene

__all__ = ["scene"]
