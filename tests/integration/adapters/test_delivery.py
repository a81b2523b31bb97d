"""Messages leave once, a broken gateway keeps no other waiting, and demo mode shows them on a page."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.adapters.demo import DemoMessage
from mediation.adapters.senders import SmtpSender
from mediation.cli.outbox import deliver
from mediation.config import BadConfiguration
from mediation.kernel import outbox
from mediation.kernel.database import transaction
from mediation.procedure.timed.deliver import Delivered, send_due
from tests.clocks import Clock
from tests.integration.web.client import Browser

Write = Callable[[], Session]


@dataclass
class Gateway:
    """Takes messages, except those to a number it cannot reach."""

    unreachable: str = ""
    taken: list[tuple[str, str]] = field(default_factory=list)

    def send(self, channel: str, address: str, text: str) -> None:
        if address == self.unreachable:
            raise ConnectionError(f"{address}: {text}")
        self.taken.append((address, text))


def queue(write: Write, *addresses: str) -> None:
    session = write()
    with transaction(session):
        for address in addresses:
            outbox.enqueue(session, "test", "sms", address, "文字")


def test_every_message_leaves_once(write: Write) -> None:
    queue(write, *(str(number) for number in range(120)))
    gateway = Gateway()
    assert send_due(write, gateway) == Delivered(120, 0)
    assert send_due(write, gateway) == Delivered(0, 0)
    assert len(set(gateway.taken)) == 120


def test_one_that_fails_is_tried_again_later_and_tells_the_log_nothing(
    write: Write, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    queue(write, "13857512345", "13857500000")
    gateway = Gateway(unreachable="13857512345")
    with caplog.at_level(logging.WARNING):
        assert send_due(write, gateway) == Delivered(1, 1)
    assert "13857512345" not in caplog.text and "文字" not in caplog.text
    gateway.unreachable = ""
    assert send_due(write, gateway) == Delivered(0, 0), "not before its time"
    clock.forward(minutes=3)
    assert send_due(write, gateway) == Delivered(1, 0)


def test_demo_mode_keeps_messages_for_its_page(
    app: Flask, write: Write, browser: Browser, session: Session, clock: Clock
) -> None:
    queue(write, "13857512345")
    assert deliver(app) == Delivered(1, 0)
    clock.forward(minutes=1)
    queue(write, "13857500000")
    deliver(app)
    assert [row.address for row in session.scalars(select(DemoMessage).order_by(DemoMessage.at))] == [
        "13857512345", "13857500000",
    ]  # fmt: skip
    text = browser.get("/demo/outbox").text
    assert text.index("13857500000") < text.index("13857512345"), "the newest first"


@pytest.mark.parametrize("url", ["", "smtp://", "https://mail.example?from=a@b", "smtps://mail.example:465"])
def test_a_mail_address_that_cannot_work_is_refused_at_once(url: str) -> None:
    with pytest.raises(BadConfiguration):
        SmtpSender(url)


def test_a_mail_server_is_given_no_text_message_and_says_so() -> None:
    sender = SmtpSender("smtps://mail.example:465?from=office@mail.example")
    with pytest.raises(BadConfiguration, match="mail only"):
        sender.send("sms", "13857512345", "文字")
