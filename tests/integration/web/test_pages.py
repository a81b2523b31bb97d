"""What every page keeps: declared access, headers, languages, errors in the reader's words."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.integration.web.client import Browser


def test_the_beginning_says_what_this_is_and_where_to_go(browser: Browser) -> None:
    page = browser.get("/")
    assert page.status == 200
    assert {"/apply", "/track", "/account/phone", "/account/sign-in"} <= set(page.links().values())


def test_the_language_is_kept_and_can_be_changed_on_every_page(browser: Browser) -> None:
    page = browser.get("/account/sign-in?next=%2Fdesk")
    assert next(page.document.iter("html")).get("lang") == "zh-Hans-CN"
    switch = page.all("a", hreflang="en")[0].get("href")
    assert switch == "/account/sign-in?next=%2Fdesk&lang=en"
    assert "lang=en" not in browser.get(switch).path
    assert browser.get("/").all("a", hreflang="zh-Hans")


@pytest.mark.parametrize("path", ["/", "/account/phone", "/nowhere", "/static/css/app.css"])
def test_every_answer_has_its_headers(browser: Browser, path: str) -> None:
    with browser.client.get(path) as answer:
        headers = answer.headers
    assert headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers  # demo mode is plain HTTP


def test_no_page_brings_its_own_script_or_style(browser: Browser) -> None:
    page = browser.get("/account/phone")
    assert [each for each in page.all("script") if not each.get("src")] == []
    assert page.all("style") == []
    assert [each for each in page.document.iter() if each.get("style")] == []


def test_built_files_travel_compressed_and_are_kept(browser: Browser) -> None:
    address = browser.get("/").all("link", rel="stylesheet")[0].get("href")
    answer = browser.client.get(address, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert len(answer.data) < 40_000


@pytest.mark.parametrize("path", ["/nowhere", "/desk/disputes/YC-2026-000001-1", "/static/nothing.css"])
def test_what_is_not_there_is_said_in_words(browser: Browser, path: str) -> None:
    page = browser.get(path, follow=False)
    assert page.status in (303, 404)


def test_a_wrong_method_is_a_page_too(browser: Browser) -> None:
    page = browser.get("/account/sign-out")
    assert page.status == 405
    assert "POST" in page.response.headers["Allow"]


def test_a_foreign_host_is_refused(browser: Browser) -> None:
    assert browser.client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_a_post_without_its_token_is_refused(browser: Browser) -> None:
    page = browser.post("/account/sign-in", {"name": "wang", "password": "x"})
    assert page.status == 400
    assert "wang" in page.text, "what was typed is given back"
    assert " x " not in f" {page.text} ", "but no password"


def test_a_huge_post_is_refused(browser: Browser) -> None:
    browser.get("/account/sign-in")
    assert browser.send({"name": "x" * 2_000_000, "password": "y"}).status == 413


def test_outside_demo_cookies_are_bound_to_host_and_https(make_app: object) -> None:
    app: Flask = make_app(demo=False)  # type: ignore[operator]
    answer: TestResponse = app.test_client().get("/account/sign-in", base_url="https://localhost")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-session=")
    assert all(word in cookie for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert app.test_client().get("/demo/outbox", base_url="https://localhost").status_code == 404


def test_the_store_out_of_reach_is_503_with_a_time_to_try_again(make_app: object) -> None:
    app: Flask = make_app(database_url="sqlite:////nowhere/at/all.sqlite")  # type: ignore[operator]
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert app.test_client().get("/healthz").status_code == 200
