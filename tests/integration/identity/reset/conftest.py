"""Two members of an office, and the administrator who may help them."""

from __future__ import annotations

import pytest

from mediation.identity.models import Account, Office
from mediation.kernel.actor import Role
from mediation.kernel.database import transaction
from tests.integration.identity.reset.links import PHONE, ClientFor, Write
from tests.integration.web.client import Browser
from tests.integration.web.people import office, staff


@pytest.fixture
def place(write: Write) -> Office:
    return office(write)


@pytest.fixture
def li(write: Write, place: Office) -> Account:
    """Works at the office and has given a telephone."""
    account = staff(write, place, "li", Role.REGISTRAR)
    session = write()
    with transaction(session):
        session.get_one(Account, account.id).person.phone = PHONE
    return account


@pytest.fixture
def wu(write: Write, place: Office) -> Account:
    """Works there, too, without one."""
    return staff(write, place, "wu", Role.REGISTRAR)


@pytest.fixture
def admin(write: Write, place: Office, client_for: ClientFor) -> Browser:
    return client_for(staff(write, place, "feng", Role.SYSTEM_ADMIN))
