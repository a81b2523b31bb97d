"""A browser for tests: follows, fills in and sends, and reviews every page it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from mediation.identity import queries, sign_ins
from mediation.identity.models import Account
from mediation.kernel.database import transaction
from tests.integration.web.pages import Form, Page

Given = Mapping[str, Any]
"""Field → text, list of texts, or (stream, file name) for an upload."""


class Browser:
    """One reader with one cookie jar. Every page is reviewed; redirects are followed unless asked not to."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()
        self.page: Page | None = None

    def get(self, path: str, *, follow: bool = True, **kwargs: Any) -> Page:
        """Open an address."""
        return self._arrive(self.client.get(path, **kwargs), path, follow)

    def post(self, path: str, data: Given | None = None, *, follow: bool = True, **kwargs: Any) -> Page:
        """Send bare values, as somebody without the form would."""
        return self._arrive(self.client.post(path, data=dict(data or {}), **kwargs), path, follow)

    def send(
        self,
        given: Given | None = None,
        *,
        form: str | Form | None = None,
        follow: bool = True,
        **kwargs: Any,
    ) -> Page:
        """Fill in the present page's form (or the one whose action ends like `form`) and send it.

        A field that the form does not have fails the test.
        """
        assert self.page is not None
        chosen = form if isinstance(form, Form) else self.page.form(form)
        unknown = set(given or {}) - chosen.names
        assert not unknown, (
            f"the form on {self.page.path} has no {sorted(unknown)}, only {sorted(chosen.names)}"
        )
        data: MultiDict[str, Any] = MultiDict()
        for name, values in {**chosen.fields, **(given or {})}.items():
            for value in values if isinstance(values, list) else [values]:
                data.add(name, value)
        if chosen.method == "get":
            return self._arrive(self.client.get(chosen.action, query_string=data), chosen.action, follow)
        if chosen.files:
            kwargs.setdefault("content_type", "multipart/form-data")
        return self._arrive(self.client.post(chosen.action, data=data, **kwargs), chosen.action, follow)

    def sign_in_with(self, token: str) -> None:
        """Put the cookie of this sign-in into the jar."""
        with self.client.session_transaction() as cookie:
            cookie["_user_id"] = token

    def _arrive(self, response: Any, path: str, follow: bool) -> Page:
        while follow and response.status_code in (301, 302, 303, 307, 308):
            parts = urlsplit(response.headers["Location"])
            path = f"{parts.path}?{parts.query}" if parts.query else parts.path
            response = self.client.get(path)
        self.page = Page(response, path)
        self.page.review(self.app)
        return self.page


@pytest.fixture
def new_browser(app: Flask) -> Callable[[], Browser]:
    """`new_browser()` is somebody who has just come by."""
    return lambda: Browser(app)


@pytest.fixture
def browser(new_browser: Callable[[], Browser]) -> Browser:
    """Somebody who has not signed in."""
    return new_browser()


@pytest.fixture
def client_for(new_browser: Callable[[], Browser], write: Callable[[], Session]) -> Callable[[Any], Browser]:
    """`client_for(who)` is that somebody, signed in; `who` is an Account, Person, Actor or a person's key."""

    def signed_in(who: Any) -> Browser:
        session = write()
        with transaction(session):
            account = _account_of(session, who)
            token = sign_ins.begin(session, account, "computer", "password")
        browser = new_browser()
        browser.sign_in_with(token)
        return browser

    return signed_in


def _account_of(session: Session, who: Any) -> Account:
    if isinstance(who, Account):
        return session.get_one(Account, who.id)
    person_id = who if isinstance(who, UUID) else getattr(who, "person_id", None) or who.id
    account = queries.account_of_person(session, person_id)
    assert account is not None, "this person has no account to sign in with"
    return account
