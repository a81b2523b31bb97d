"""The senders that the configuration names: demo mode's table, or mail by SMTP and a gateway for messages."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from sqlalchemy.orm import Session

from mediation.adapters.demo import DemoSender
from mediation.adapters.sms import HttpSmsSender
from mediation.config import BadConfiguration, Config
from mediation.kernel.ports import Sender

TIMEOUT_SECONDS = 20


class SmtpSender:
    """Sends mail, and nothing else: it says so rather than losing a message."""

    def __init__(self, url: str) -> None:
        self._address: SplitResult = urlsplit(url)
        self._from = (parse_qs(self._address.query).get("from") or [""])[0]
        if self._address.scheme not in ("smtp", "smtps") or not self._address.hostname or not self._from:
            raise BadConfiguration("MEDIATION_SMTP_URL is not smtps://user:password@host:465?from=address")

    def send(self, channel: str, address: str, text: str) -> None:
        """Raises BadConfiguration for anything but mail, OSError and SMTPException when it did not leave."""
        if channel != "mail":
            raise BadConfiguration("this server carries mail only")
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


class Switch:
    """Gives each message to the sender of its channel; one without a sender waits, and the log names it."""

    def __init__(self, senders: Mapping[str, Sender]) -> None:
        self._senders = senders

    def send(self, channel: str, address: str, text: str) -> None:
        """Raises BadConfiguration when nothing carries this channel, else what its sender raises."""
        if channel not in self._senders:
            raise BadConfiguration(f"no sender for {channel} is configured")
        self._senders[channel].send(channel, address, text)


def sender_of(config: Config, make_session: Callable[[], Session]) -> Sender:
    """The sender of these settings. Raises BadConfiguration."""
    if config.sender == "demo" and config.demo:
        return DemoSender(make_session)
    senders: dict[str, Sender] = {}
    if config.smtp_url:
        senders["mail"] = SmtpSender(config.smtp_url)
    if config.sms_url:
        senders["sms"] = HttpSmsSender(config.sms_url, config.sms_token, config.sms_body, config.sms_ok)
    return Switch(senders)
