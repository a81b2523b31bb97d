"""The unit tests' own guard: a database cannot be opened in them."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine


def test_opening_a_database_fails() -> None:
    with pytest.raises(AssertionError, match="a unit test opened a database"):
        create_engine("sqlite://").connect()
