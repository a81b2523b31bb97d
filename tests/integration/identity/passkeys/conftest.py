"""A member of staff, and the same with a passkey."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from mediation.identity.models import Account
from mediation.kernel.actor import Role
from tests.clocks import Clock
from tests.integration.identity.passkeys.owner import Owner, Write, owner
from tests.integration.web.people import office, staff


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app(second_factor=True)


@pytest.fixture
def wang(write: Write) -> Account:
    return staff(write, office(write), "wang", Role.REGISTRAR)


@pytest.fixture
def wangs(write: Write, session: Session, clock: Clock, wang: Account) -> Owner:
    return owner(write, session, clock, wang)
