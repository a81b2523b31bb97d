"""A remembered address is the one that Flask would have put together."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.routing import BuildError

from mediation.web.addresses import AddressedFlask

KEY = UUID(int=7)
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("case", {"number": "YC-2026-000093-7"}),
    ("case", {"number": "越城 1/2", "q": "工资&x=1", "_anchor": "史"}),
    ("paper", {"key": KEY}),
    ("home", {}),
    ("home", {"page": 1}),
    ("home", {"page": True}),
    ("home", {"page": "1"}),
    ("home", {"page": None}),
    ("home", {"page": ["a", "b"]}),
    ("home", {"_external": True}),
    ("home", {"_external": False, "_method": "GET"}),
)


def made(kind: type[Flask]) -> Flask:
    app = kind("addressed")
    app.add_url_rule("/", "home", lambda: "")
    app.add_url_rule("/cases/<number>", "case", lambda number: number)
    app.add_url_rule("/papers/<uuid:key>", "paper", lambda key: str(key))
    return app


@pytest.mark.parametrize("root", ["http://a.test/", "https://b.test/mediation/"])
def test_addresses_are_those_of_flask(root: str) -> None:
    ours, own = made(AddressedFlask), made(Flask)
    for endpoint, values in ASKED * 2:
        with own.test_request_context(base_url=root):
            expected = own.url_for(endpoint, **values)
        with ours.test_request_context(base_url=root):
            assert ours.url_for(endpoint, **values) == expected, (endpoint, values)


def test_one_root_is_not_taken_for_another() -> None:
    app, found = made(AddressedFlask), []
    for root in ("http://a.test/", "http://a.test/mediation/", "http://a.test/"):
        with app.test_request_context(base_url=root):
            found.append(app.url_for("home"))
    assert found == ["/", "/mediation/", "/"]


def test_what_has_no_address_is_told() -> None:
    app = made(AddressedFlask)
    with app.test_request_context(), pytest.raises(BuildError):
        app.url_for("nowhere")
    with app.app_context(), pytest.raises(RuntimeError):
        app.url_for("home")
