"""The people of the sample, and their offices."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from mediation.demo import cast as sample
from mediation.demo.people import PASSWORD
from mediation.identity import passwords
from tests.integration.parties.town import Town


@pytest.fixture
def town(write: Callable[[], Session], session: Session) -> Town:
    """The sample's offices and people, with nothing filed yet."""
    hashed = passwords.hashed(PASSWORD)
    return Town(sample.assemble(write(), lambda: hashed), write, session)
