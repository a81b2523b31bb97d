"""Every kind of answer keeps the headers, the cookie its flags, and no answer follows a foreign host."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from mediation.identity import sign_ins
from mediation.identity.models import Account, Office
from mediation.kernel.actor import Role
from mediation.kernel.database import transaction
from mediation.web.downloads import HEADERS as OF_A_PAPER
from mediation.web.security import HEADERS
from tests.clocks import Clock
from tests.integration.web.people import PASSWORD, office, staff

Write = Callable[[], Session]
BASE, TOKEN = "https://localhost", "t" * 40
COOKIE = "__Host-session"


@dataclass
class House:
    """The application as it is run for real, a visitor, and an administrator who has signed in."""

    app: Flask
    visitor: FlaskClient
    admin: FlaskClient
    auditor: FlaskClient
    li: Account
    clock: Clock
    monkeypatch: pytest.MonkeyPatch

    def get(self, path: str, who: FlaskClient | None = None, **given: Any) -> TestResponse:
        return (who or self.visitor).open(path, **{"base_url": BASE, **given})

    def post(self, path: str, form: str, who: FlaskClient | None = None, **given: Any) -> TestResponse:
        """Send fields with the tokens that stand on another page."""
        page = self.get(form, who).get_data(as_text=True)
        told = {
            name: found[1]
            for name in ("csrf_token", "once")
            if (found := re.search(rf'name="{name}"[^>]*value="([^"]+)"', page))
        }
        data = {**told, **given.pop("data", {})}
        headers = {"Referer": f"{BASE}/"}
        return (who or self.visitor).post(path, base_url=BASE, data=data, headers=headers, **given)


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    made = make_app(demo=False, limits="all", metrics_token=TOKEN, passwords="national")
    made.testing = False
    return made


@pytest.fixture
def house(app: Flask, write: Write, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> House:
    place = office(write)
    people = [
        staff(write, place, name, role)
        for name, role in (("feng", Role.SYSTEM_ADMIN), ("xu", Role.AUDITOR), ("li", Role.REGISTRAR))
    ]
    admin, auditor = (signed_in(app, write, account) for account in people[:2])
    return House(app, app.test_client(), admin, auditor, people[2], clock, monkeypatch)


def signed_in(app: Flask, write: Write, account: Account) -> FlaskClient:
    session = write()
    with transaction(session):
        token = sign_ins.begin(session, session.get_one(Account, account.id), "computer", "two_factors")
    client = app.test_client()
    with client.session_transaction(base_url=BASE) as cookie:
        cookie["_user_id"] = token
    return client


def forbidden(house: House) -> TestResponse:
    house.get("/office/people", house.admin)
    path = f"/office/people/{house.li.person_id}"
    form = house.get(path, house.admin)
    assert form.status_code == 200
    house.clock.forward(minutes=15)
    return house.post(f"{path}/end-sessions", path, house.admin)


def conflicting(house: House) -> TestResponse:
    path = f"/office/people/{house.li.person_id}"
    return house.post(f"{path}/unlock", path, house.admin)


def often(house: House) -> TestResponse:
    for nth in range(30):
        house.get(f"/account/invitation/made-up-{nth}")
    return house.get("/account/invitation/made-up")


def broken(house: House) -> TestResponse:
    def fails() -> str:
        raise RuntimeError("not expected")

    house.monkeypatch.setitem(house.app.view_functions, "public.home", fails)
    return house.get("/")


def unchanged(house: House) -> TestResponse:
    with house.get("/static/css/app.css") as first:
        tag = first.headers["ETag"]
    return house.get("/static/css/app.css", headers={"If-None-Match": tag})


ANSWERS: dict[str, tuple[int, Callable[[House], TestResponse]]] = {
    "page": (200, lambda house: house.get("/")),
    "own page": (200, lambda house: house.get("/account/", house.admin)),
    "head": (200, lambda house: house.get("/", method="HEAD")),
    "options": (200, lambda house: house.get("/", method="OPTIONS")),
    "on to signing in": (303, lambda house: house.get("/desk")),
    "other language": (303, lambda house: house.get("/?lang=en")),
    "with a slash": (308, lambda house: house.get("/account")),
    "built file": (200, lambda house: house.get("/static/css/app.css")),
    "built file known": (304, unchanged),
    "download": (200, lambda house: house.get("/audit/export", house.auditor)),
    "forged": (400, lambda house: house.visitor.post("/account/sign-in", base_url=BASE)),
    "foreign host": (400, lambda house: house.get("/", base_url="https://evil.example")),
    "signed out": (401, lambda house: house.visitor.post("/office/people/invite", base_url=BASE)),
    "not fresh": (403, forbidden),
    "not there": (404, lambda house: house.get("/nowhere")),
    "no such built file": (404, lambda house: house.get("/static/nothing.css")),
    "hidden": (404, lambda house: house.get("/office/people", house.auditor)),
    "demo only": (404, lambda house: house.get("/demo/outbox")),
    "wrong method": (405, lambda house: house.get("/account/sign-out")),
    "not possible": (409, conflicting),
    "too large": (
        413, lambda house: house.post("/account/sign-in", "/account/sign-in", data={"name": "x" * 2_000_000})
    ),
    "long address": (414, lambda house: house.get(f"/?{'x' * 5000}")),
    "no form": (415, lambda house: house.visitor.post("/account/sign-in", base_url=BASE, json={})),
    "wrong password": (
        422,
        lambda house: house.post(
            "/account/sign-in", "/account/sign-in", data={"name": "li", "password": "wrong"}
        ),
    ),
    "too often": (429, often),
    "broken": (500, broken),
    "health": (200, lambda house: house.get("/healthz")),
    "metrics": (
        200, lambda house: house.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    ),
}  # fmt: skip
"""Kind of answer → its status, and how it is come by."""


def keeps_its_headers(answer: TestResponse) -> None:
    """All of web/security.HEADERS, or the stricter policy of a paper; HTTPS for a year; a word on caches."""
    strict = {**HEADERS, "Content-Security-Policy": OF_A_PAPER["Content-Security-Policy"]}
    told = {name: answer.headers.getlist(name) for name in HEADERS}
    assert told in ({name: [value] for name, value in each.items()} for each in (HEADERS, strict))
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert answer.headers["Cache-Control"]
    assert answer.headers["X-Request-Id"]
    assert not {"X-Powered-By", "Access-Control-Allow-Origin"} & set(answer.headers.keys())


def keeps_its_cookie(answer: TestResponse) -> None:
    """Whatever cookie is set is ours, bound to this host and HTTPS, out of reach of scripts."""
    for line in answer.headers.getlist("Set-Cookie"):
        name, *flags = (part.strip() for part in line.split(";"))
        assert name.startswith(f"{COOKIE}=")
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(flags)
        assert not any(flag.startswith("Domain") for flag in flags)


@pytest.mark.parametrize("kind", list(ANSWERS))
def test_every_kind_of_answer(house: House, kind: str) -> None:
    status, come_by = ANSWERS[kind]
    with come_by(house) as answer:
        assert answer.status_code == status
        keeps_its_headers(answer)
        keeps_its_cookie(answer)


def test_the_store_away(make_app: Callable[..., Flask]) -> None:
    app = make_app(demo=False, database_url="sqlite:////nowhere/at/all.sqlite")
    app.testing = False
    for path in ("/account/sign-in?lang=en", "/account/sign-in", "/readyz", "/apply"):
        answer = app.test_client().get(path, base_url=BASE)
        keeps_its_headers(answer)
        keeps_its_cookie(answer)
    assert app.test_client().get("/readyz", base_url=BASE).status_code == 503


@pytest.mark.parametrize("path", ["/account/", "/office/people", "/account/security", "/audit"])
def test_what_somebody_signed_in_sees_stays_in_no_cache(house: House, path: str) -> None:
    answer = house.get(path, house.auditor if path == "/audit" else house.admin)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")


def test_the_cookie_keeps_its_flags_in_and_out(house: House, write: Write) -> None:
    given = {"name": "li", "password": PASSWORD}
    way_in = house.post("/account/sign-in", "/account/sign-in", data=given)
    assert way_in.status_code == 303 and way_in.headers.getlist("Set-Cookie")
    way_out = house.post("/account/sign-out", "/account/", house.admin)
    assert way_out.status_code == 303 and way_out.headers.getlist("Set-Cookie")
    for answer in (way_in, way_out):
        keeps_its_cookie(answer)
    assert house.get("/account/", house.admin).status_code == 303


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "localhost.evil.example", "evil.example:443", "localhost@evil.example",
        "localhost, evil.example", "localhost/evil", "", "[::1]",
    ],
)  # fmt: skip
def test_a_foreign_host_gets_nothing(house: House, host: str) -> None:
    for path in ("/", "/account/forgotten", "/static/css/app.css", "/desk", "/healthz"):
        answer = house.get(path, headers={"Host": host})
        assert answer.status_code == 400, path
        keeps_its_headers(answer)
        assert "Location" not in answer.headers and not answer.headers.getlist("Set-Cookie")
        assert "evil" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("proxies", [0, 1])
def test_no_header_makes_another_host_of_it(
    make_app: Callable[..., Flask], write: Write, proxies: int
) -> None:
    app = make_app(demo=False, proxies=proxies)
    place: Office = office(write)
    admin = signed_in(app, write, staff(write, place, "feng", Role.SYSTEM_ADMIN))
    headers = {
        "X-Forwarded-Host": "evil.example", "X-Forwarded-Server": "evil.example",
        "X-Original-Host": "evil.example", "Forwarded": "host=evil.example", "X-Forwarded-Port": "8443",
        "X-Forwarded-Prefix": "/evil", "X-Forwarded-Proto": "https",
    }  # fmt: skip
    with admin.session_transaction(base_url=BASE) as cookie:
        cookie["invitation_link"] = "token"
    page = admin.get("/office/people/invited", base_url=BASE, headers=headers).get_data(as_text=True)
    assert "https://localhost/account/invitation/token" in page and "evil" not in page
