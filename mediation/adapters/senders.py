"""The sender that the configuration names: demo mode's table, or mail by SMTP."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from sqlalchemy.orm import Session

from mediation.adapters.demo import DemoSender
from mediation.config import BadConfiguration, Config
from mediation.kernel.ports import Sender

TIMEOUT_SECONDS = 20


class SmtpSender:
    """Sends mail; there is no gateway for text messages here, and it says so rather than losing them."""

    def __init__(self, url: str) -> None:
        self._address: SplitResult = urlsplit(url)
        self._from = (parse_qs(self._address.query).get("from") or [""])[0]
        if self._address.scheme not in ("smtp", "smtps") or not self._address.hostname or not self._from:
            raise BadConfiguration("MEDIATION_SMTP_URL is not smtps://user:password@host:465?from=address")

    def send(self, channel: str, address: str, text: str) -> None:
        """Raises BadConfiguration for anything but mail, OSError and SMTPException when it did not leave."""
        if channel != "mail":
            raise BadConfiguration("no gateway for text messages is configured")
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self._from, address, "劳动争议调解"
        message.set_content(text)
        with self._connection() as server:
            server.send_message(message)

    def _connection(self) -> smtplib.SMTP:
        host, port, context = (
            self._address.hostname or "",
            self._address.port or 0,
            ssl.create_default_context(),
        )
        server: smtplib.SMTP
        if self._address.scheme == "smtps":
            server = smtplib.SMTP_SSL(host, port or 465, timeout=TIMEOUT_SECONDS, context=context)
        else:
            server = smtplib.SMTP(host, port or 587, timeout=TIMEOUT_SECONDS)
            server.starttls(context=context)
        if self._address.username:
            server.login(unquote(self._address.username), unquote(self._address.password or ""))
        return server


def sender_of(config: Config, make_session: Callable[[], Session]) -> Sender:
    """The sender of these settings. Raises BadConfiguration."""
    if config.sender == "demo" and config.demo:
        return DemoSender(make_session)
    return SmtpSender(config.smtp_url)
