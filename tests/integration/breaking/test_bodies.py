"""Bodies that are no forms, or forms of a size or shape that no page of ours sends."""

from __future__ import annotations

import json

from flask import Flask
from flask.testing import FlaskClient

from tests.integration.web.client import Browser

DEEP = "[" * 200_000
PATHS = ("/account/sign-in", "/account/phone", "/apply/role", "/track")


def part(name: str, value: bytes = b"1") -> bytes:
    return b'--a\r\nContent-Disposition: form-data; name="' + name.encode() + b'"\r\n\r\n' + value + b"\r\n"


def told(client: FlaskClient, path: str, body: bytes | str, media_type: str) -> tuple[int, str]:
    response = client.post(path, data=body, content_type=media_type)
    return response.status_code, response.text


def test_what_is_no_form_is_refused_unread(browser: Browser) -> None:
    page = browser.get("/apply/role")
    token = page.form().fields["csrf_token"][0]
    bodies = (DEEP, json.dumps({"role": 5, "csrf_token": token}), "{", '"' + "9" * 100_000)
    for path in PATHS:
        for body in bodies:
            answer = browser.client.post(
                path, data=body, content_type="application/json", headers={"X-CSRFToken": token}
            )
            assert (answer.status_code, "请求无法处理" in answer.text) == (415, True), (path, body[:20])


def test_a_form_that_is_broken_or_too_long_is_told_so(app: Flask) -> None:
    client, multipart = app.test_client(), "multipart/form-data; boundary=a"
    answers = {
        "no end": told(client, "/apply/role", part("role")[:-5], multipart),
        "no boundary": told(client, "/apply/role", b"xx", "multipart/form-data"),
        "other signs": told(client, "/apply/role", b"role=\xff\xfe\x00", "application/x-www-form-urlencoded"),
    }
    assert {name: answer[0] for name, answer in answers.items()} == dict.fromkeys(answers, 400)
    long = {
        "many": told(client, "/apply/role", b"".join(part(f"x{at}") for at in range(5000)), multipart),
        "big": told(client, "/apply/role", part("role", b"z" * 2_000_000), multipart),
        "whole": told(client, "/apply/role", b"a=" + b"z" * 2_000_000, "application/x-www-form-urlencoded"),
    }
    assert {name: answer[0] for name, answer in long.items()} == dict.fromkeys(long, 413)
    assert all("太大" in answer[1] for answer in long.values())
