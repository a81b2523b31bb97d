"""`mediation people invite`: a link for the first administrator, refused in words when it cannot be."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.cli import people
from mediation.identity.models import Office
from tests.integration.web.client import Browser
from tests.integration.web.people import office

Write = Callable[[], Session]


@pytest.fixture
def yc(write: Write) -> Office:
    return office(write)


@pytest.fixture
def invite(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setattr(people, "application", lambda demo: app)

    def run(*given: str) -> Result:
        return CliRunner().invoke(people.people, ["invite", *given])

    return run


def test_the_printed_link_opens(
    invite: Callable[..., Result], yc: Office, browser: Browser, session: Session
) -> None:
    done = invite("--name", "王芳", "--login", "wangfang", "--office", "YC", "--role", "system_admin")
    assert done.exit_code == 0
    assert "wangfang" in browser.get(done.output.strip()).text
    timers = set(session.scalars(select(AuditEntry.timer)))
    assert timers == {"command_line"}


def test_a_name_that_is_taken_fails_with_a_reason(invite: Callable[..., Result], yc: Office) -> None:
    given = ("--name", "王芳", "--office", "YC", "--role", "mediator")
    assert invite(*given).exit_code == 0
    again = invite(*given)
    assert again.exit_code == 1
    assert "--login" in again.output


@pytest.mark.parametrize(
    "given",
    [
        ("--name", "王芳", "--office", "NOWHERE", "--role", "mediator"),
        ("--name", "王芳", "--office", "YC", "--role", "king"),
        ("--name", "王芳"),
    ],
)
def test_wrong_use_is_exit_code_two(
    invite: Callable[..., Result], yc: Office, given: tuple[str, ...]
) -> None:
    assert invite(*given).exit_code == 2
