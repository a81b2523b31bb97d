"""Says on which database the integration tests run, and lends them a browser."""

from __future__ import annotations

import os

from tests.integration.web.client import browser, client_for, new_browser

__all__ = ["browser", "client_for", "new_browser"]


def pytest_report_header() -> str:
    """One line at the head of the run."""
    return f"store: {'PostgreSQL' if os.environ.get('TEST_DATABASE_URL') else 'SQLite'}"
