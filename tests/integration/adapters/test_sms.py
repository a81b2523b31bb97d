"""A gateway for messages, tried against a server on this machine: what leaves, what counts as left."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from flask import Flask

from mediation.adapters.senders import sender_of
from mediation.adapters.sms import GatewayRefused, HttpSmsSender
from mediation.cli.outbox import deliver
from mediation.config import BadConfiguration
from mediation.kernel import outbox
from mediation.kernel.database import CaseSession, transaction
from mediation.procedure.timed.deliver import Delivered
from mediation.store import db

PHONE, TEXT = "13857512345", '【调解】"引号"\\ {phone} {text}，换\n行'


class Gateway(HTTPServer):
    """Answers as it is told and keeps what came."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.came: list[tuple[str, str | None, Any]] = []
        self.status, self.answer, self.leads_to = 200, b"{}", ""

    @property
    def url(self) -> str:
        return f"http:{'//'}127.0.0.1:{self.server_port}/v1/send?from=office"


class _Answering(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.came.append((self.path, self.headers["Authorization"], json.loads(body)))
        self.send_response(self.server.status)
        if self.server.leads_to:
            self.send_header("Location", self.server.leads_to)
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with Gateway() as server:
        running = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        running.start()
        yield server
        server.shutdown()
        running.join()


def test_a_message_leaves_as_it_was_written(gateway: Gateway) -> None:
    HttpSmsSender(gateway.url, "secret").send("sms", PHONE, TEXT)
    assert gateway.came == [("/v1/send?from=office", "Bearer secret", {"phone": PHONE, "text": TEXT})]


def test_the_body_has_the_shape_of_the_gateway(gateway: Gateway) -> None:
    shape = '{"to": ["+86{phone}"], "sign": 7, "data": {"content": "{text}（{phone}）"}}'
    HttpSmsSender(gateway.url, "secret", shape).send("sms", PHONE, TEXT)
    told = {"to": [f"+86{PHONE}"], "sign": 7, "data": {"content": f"{TEXT}（{PHONE}）"}}
    assert gateway.came[0][2] == told


@pytest.mark.parametrize(
    ("status", "answer", "ok"),
    [
        (500, b"{}", ""),
        (302, b"{}", ""),
        (200, b'{"code": 7}', "code=0"),
        (200, b"fine", "code=0"),
        (200, b"[" * 30_000, "code=0"),
        (200, b"[]", "code=0"),
    ],
)
def test_what_the_gateway_did_not_take_has_not_left(
    gateway: Gateway, status: int, answer: bytes, ok: str
) -> None:
    gateway.status, gateway.answer, gateway.leads_to = status, answer, gateway.url
    with pytest.raises(GatewayRefused) as refused:
        HttpSmsSender(gateway.url, "secret", "", ok).send("sms", PHONE, TEXT)
    assert PHONE not in str(refused.value) and TEXT not in str(refused.value)
    assert len(gateway.came) == 1, "no redirect is followed"


def test_a_gateway_may_say_in_its_answer_that_it_took_it(gateway: Gateway) -> None:
    gateway.answer = b'{"code": 0}'
    HttpSmsSender(gateway.url, "secret", "", "code=0").send("sms", PHONE, TEXT)


@pytest.mark.parametrize(
    "url", ["", "http://sms.example/send", "ftp://sms.example", "https://", "file:///etc"]
)
def test_an_address_that_would_show_the_text_to_others_is_refused(url: str) -> None:
    with pytest.raises(BadConfiguration, match="MEDIATION_SMS_URL"):
        HttpSmsSender(url, "secret")


@pytest.mark.parametrize("body", ["{", '{"phone": "{phone}"}', '{"text": "{text}"}'])
def test_a_shape_without_number_or_text_is_refused(body: str) -> None:
    with pytest.raises(BadConfiguration, match="MEDIATION_SMS_BODY"):
        HttpSmsSender("https://sms.example/send", "secret", body)


def test_outside_demo_the_codes_of_parties_go_through_the_gateway(
    gateway: Gateway, make_app: Callable[..., Flask]
) -> None:
    app = make_app(demo=False, sender="sms", sms_url=gateway.url, sms_token="secret")
    with app.app_context():
        session = CaseSession(db.engine)
        with transaction(session):
            outbox.enqueue(session, "test", "sms", PHONE, "验证码")
            outbox.enqueue(session, "test", "mail", "a@mail.example", "信")
        session.close()
        sender = sender_of(app.extensions["mediation_config"], db.sessionmaker)
        with pytest.raises(BadConfiguration, match="mail"):
            sender.send("mail", "a@mail.example", "信")
    assert deliver(app) == Delivered(1, 1)
    assert [told["text"] for _, _, told in gateway.came] == ["验证码"]


def test_a_gateway_out_of_reach_keeps_the_message(make_app: Callable[..., Flask], gateway: Gateway) -> None:
    url = gateway.url
    gateway.server_close()
    with pytest.raises(OSError, match=r"[Cc]onnect|refused"):
        HttpSmsSender(url, "secret").send("sms", PHONE, TEXT)
