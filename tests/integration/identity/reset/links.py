"""Asking for a link, finding it in a message, and using it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.identity import services
from mediation.identity.models import Account
from mediation.kernel import outbox
from mediation.kernel.actor import Actor, timer
from mediation.kernel.database import transaction
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page

Write = Callable[[], Session]


ClientFor = Callable[[Any], Browser]


CONSOLE = timer("command_line")


PHONE, ANOTHER = "13857512345", "Lantern-4821-orbit"


def messages(write: Write) -> list[outbox.Letter]:
    session = write()
    with transaction(session):
        return outbox.take_due(session)


def link_in(text: str) -> str:
    found = re.search(r"https?://[^ ]+/account/reset/[\w-]+", text)
    assert found, text
    return urlsplit(found[0]).path


def source(page: Page) -> str:
    return str(page.response.get_data(as_text=True))


def verbs(session: Session) -> list[str]:
    session.rollback()
    return list(session.scalars(select(AuditEntry.verb).order_by(AuditEntry.at, AuditEntry.id)))


def asks(browser: Browser, name: str) -> Any:
    browser.get("/account/sign-in")
    assert browser.page is not None and browser.page.links()["忘记密码"] == "/account/forgotten"
    browser.get("/account/forgotten")
    return browser.send({"name": name})


def chooses(browser: Browser, path: str, password: str = ANOTHER) -> Any:
    page = browser.get(path)
    assert page.h1 == "设置新密码" and "很多人都用" in page.text
    return browser.send({"password": password, "again": password})


def acting(write: Write, account: Account) -> Actor:
    session = write()
    with transaction(session):
        return services.sign_ins.acting(session, session.get_one(Account, account.id))
