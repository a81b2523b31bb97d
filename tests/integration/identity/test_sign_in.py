"""Staff sign in by password: sessions live and die on the server, names cannot be guessed, failures lock."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.identity import services
from mediation.identity.models import Account, SignInSession
from mediation.kernel.actor import Role
from mediation.kernel.errors import Invalid
from mediation.projections import sign_in as projection
from tests.clocks import Clock
from tests.integration.web.client import Browser
from tests.integration.web.people import PASSWORD, office, staff

Write = Callable[[], Session]
ANOTHER = "Lantern-4821-orbit"


@pytest.fixture
def wang(write: Write) -> Account:
    return staff(write, office(write), "wang", Role.REGISTRAR)


def sign_in(browser: Browser, name: str = "wang", password: str = PASSWORD) -> object:
    browser.get("/account/sign-in?next=/account/sessions")
    return browser.send({"name": name, "password": password})


def verbs(session: Session) -> list[str]:
    session.rollback()
    return list(session.scalars(select(AuditEntry.verb).order_by(AuditEntry.at, AuditEntry.id)))


def test_signing_in_leads_to_the_page_that_was_wanted(browser: Browser, wang: Account) -> None:
    assert browser.get("/account/sessions").path.startswith("/account/sign-in?next=")
    page = browser.send({"name": "wang", "password": PASSWORD})
    assert (page.path, page.status) == ("/account/sessions", 200)
    assert "电脑" in page.text or "其他设备" in page.text


@pytest.mark.parametrize("wanted", ["//evil.example", "https:/evil", "/\\evil.example", "/a\r\nb"])
def test_the_wanted_page_is_one_of_ours(browser: Browser, wang: Account, wanted: str) -> None:
    browser.get("/account/sign-in", query_string={"next": wanted})
    form = browser.page.form() if browser.page else None
    assert form is not None
    page = browser.client.post(
        "/account/sign-in", query_string={"next": wanted},
        data={"csrf_token": form.fields["csrf_token"][0], "name": "wang", "password": PASSWORD},
    )  # fmt: skip
    assert page.headers["Location"] == "/account/after-sign-in"


def test_a_wrong_password_and_an_unknown_name_look_alike(
    new_browser: Callable[[], Browser], wang: Account
) -> None:
    pages = []
    for name in ("wang", "nobody"):
        browser = new_browser()
        sign_in(browser, name, "not the password")
        assert browser.page is not None
        pages.append((browser.page.status, browser.page.errors))
    assert pages[0] == pages[1]
    assert pages[0][0] == 422


def test_five_failures_lock_one_account_for_a_quarter_of_an_hour(
    write: Write, wang: Account, clock: Clock, session: Session
) -> None:
    other = staff(write, office(write, "KQ"), "li", Role.REGISTRAR)
    for _ in range(5):
        with pytest.raises(Invalid):
            services.sign_in(write(), "wang", "wrong", "computer")
    with pytest.raises(Invalid):
        services.sign_in(write(), "wang", PASSWORD, "computer")
    assert services.sign_in(write(), other.name or "", PASSWORD, "computer")
    assert session.get_one(Account, wang.id).state == "locked"
    clock.forward(minutes=14, seconds=59)
    with pytest.raises(Invalid):
        services.sign_in(write(), "wang", PASSWORD, "computer")
    clock.forward(seconds=1)
    assert services.sign_in(write(), "wang", PASSWORD, "computer")
    assert {verb: verbs(session).count(verb) for verb in ("account.locked", "account.unlocked")} == {
        "account.locked": 1, "account.unlocked": 1,
    }  # fmt: skip
    assert verbs(session).count("account.sign_in_failed") == 7
    session.rollback()
    assert session.get_one(Account, wang.id, populate_existing=True).failures == 0


def test_four_failures_are_forgiven(write: Write, wang: Account) -> None:
    for _ in range(2):
        for _ in range(4):
            with pytest.raises(Invalid):
                services.sign_in(write(), "wang", "wrong", "computer")
        assert services.sign_in(write(), "wang", PASSWORD, "computer")


def test_a_lock_does_not_throw_out_who_is_in(write: Write, wang: Account, session: Session) -> None:
    token = services.sign_in(write(), "wang", PASSWORD, "computer")
    for _ in range(5):
        with pytest.raises(Invalid):
            services.sign_in(write(), "wang", "wrong", "computer")
    assert projection.by_token(session, token)


def test_a_copied_cookie_is_dead_after_signing_out(new_browser: Callable[[], Browser], wang: Account) -> None:
    browser, thief = new_browser(), new_browser()
    sign_in(browser)
    copied = browser.client.get_cookie("session")
    assert copied is not None
    thief.client.set_cookie("session", copied.value)
    assert thief.get("/account/sessions").path == "/account/sessions"
    browser.send(form="/account/sign-out")
    assert thief.get("/account/sessions").path.startswith("/account/sign-in")


def test_signing_in_makes_a_new_token(new_browser: Callable[[], Browser], wang: Account) -> None:
    tokens = []
    for _ in range(2):
        browser = new_browser()
        sign_in(browser)
        with browser.client.session_transaction() as cookie:
            tokens.append(cookie["_user_id"])
    assert tokens[0] != tokens[1]


def test_the_store_does_not_know_the_token(write: Write, wang: Account, session: Session) -> None:
    token = services.sign_in(write(), "wang", PASSWORD, "computer")
    row = session.scalars(select(SignInSession)).one()
    assert token not in repr(vars(row))


@pytest.mark.parametrize(("idle", "alive"), [(29, True), (30, False)])
def test_a_session_left_alone_ends(
    write: Write, wang: Account, session: Session, clock: Clock, idle: int, alive: bool
) -> None:
    token = services.sign_in(write(), "wang", PASSWORD, "computer")
    clock.forward(minutes=idle)
    assert (projection.by_token(session, token) is not None) is alive


def test_a_session_ends_after_twelve_hours_however_busy(
    browser: Browser, wang: Account, clock: Clock
) -> None:
    sign_in(browser)
    for _ in range(25):
        clock.forward(minutes=28)
        assert browser.get("/account/sessions").path == "/account/sessions"
    clock.forward(minutes=21)
    assert browser.get("/account/sessions").path.startswith("/account/sign-in")


def test_use_is_noted_once_a_minute(browser: Browser, wang: Account, clock: Clock, session: Session) -> None:
    sign_in(browser)
    begun = clock.moment
    clock.forward(seconds=59)
    browser.get("/account/")
    assert session.scalars(select(SignInSession.seen_at)).one() == begun
    session.rollback()
    clock.forward(seconds=1)
    browser.get("/account/")
    assert session.scalars(select(SignInSession.seen_at)).one() == clock.moment


def test_other_sessions_are_listed_and_ended(new_browser: Callable[[], Browser], wang: Account) -> None:
    here, there = new_browser(), new_browser()
    sign_in(here)
    sign_in(there)
    page = here.get("/account/sessions")
    assert page.text.count("登录方式") == 2
    assert here.send(form="/end").text.count("登录方式") == 1
    assert there.get("/account/sessions").path.startswith("/account/sign-in")
    assert here.get("/account/sessions").status == 200


def test_nobody_ends_the_session_of_another(
    write: Write, client_for: Callable[[object], Browser], wang: Account, session: Session
) -> None:
    li = staff(write, office(write, "KQ"), "li", Role.REGISTRAR)
    client_for(wang)
    key = session.scalars(select(SignInSession.id).where(SignInSession.account_id == wang.id)).one()
    mine = client_for(li)
    page = mine.get("/account/sessions")
    token = page.forms[0].fields["csrf_token"][0]
    answer = mine.post(f"/account/sessions/{key}/end", {"csrf_token": token, "once": "0" * 32})
    assert answer.status == 404
    session.rollback()
    assert session.get_one(SignInSession, key).ended_at is None


def test_changing_the_password_ends_the_others(new_browser: Callable[[], Browser], wang: Account) -> None:
    here, there = new_browser(), new_browser()
    sign_in(here)
    sign_in(there)
    here.get("/account/password")
    assert here.send({"old": "wrong", "password": ANOTHER, "again": ANOTHER}).status == 422
    assert here.send({"old": PASSWORD, "password": "short", "again": "short"}).status == 422
    assert here.send({"old": PASSWORD, "password": ANOTHER, "again": "Different-4821-orbit"}).status == 422
    page = here.send({"old": PASSWORD, "password": ANOTHER, "again": ANOTHER})
    assert page.path == "/account/"
    assert there.get("/account/").path.startswith("/account/sign-in")
    assert here.get("/account/").path == "/account/"
    sign_in(there, password=ANOTHER)
    assert there.page is not None and there.page.path == "/account/sessions"


def test_a_form_sent_after_the_session_ended_gives_back_what_was_typed(
    browser: Browser, wang: Account, clock: Clock
) -> None:
    sign_in(browser)
    browser.get("/account/password")
    clock.forward(hours=3)
    page = browser.send({"old": "a", "password": "b", "again": "c"})
    assert page.status == 401
    assert page.h1 == "您已退出登录"
    assert " b " not in page.text, "a password is not given back"
    page = browser.send(form="/account/sign-in")
    page = browser.send({"name": "wang", "password": PASSWORD})
    assert page.h1 == "您已重新登录"
    assert not {"old", "password", "again"} & page.form().names, "a password is not carried"


def test_every_act_is_in_the_log_without_personal_data(
    browser: Browser, wang: Account, session: Session
) -> None:
    sign_in(browser, password="wrong")
    sign_in(browser)
    browser.send(form="/account/sign-out")
    seen = verbs(session)
    assert sorted(verb for verb in seen if verb.startswith("account.sign")) == [
        "account.sign_in_failed", "account.signed_in", "account.signed_out",
    ]  # fmt: skip
    bodies = " ".join(session.scalars(select(AuditEntry.body)))
    assert "wang" not in bodies and "wrong" not in bodies


def test_an_unknown_name_is_logged_without_the_name(write: Write, session: Session) -> None:
    with pytest.raises(Invalid):
        services.sign_in(write(), "somebody", "x", "computer")
    entry = session.scalars(select(AuditEntry)).one()
    assert entry.verb == "account.sign_in_failed"
    assert "somebody" not in entry.body


def test_a_page_with_a_sign_in_costs_one_statement_more(
    client_for: Callable[[object], Browser], browser: Browser, wang: Account, count_statements: object
) -> None:
    mine = client_for(wang)
    with count_statements() as seen:  # type: ignore[operator]
        mine.get("/")
    assert seen.count == 1
    with count_statements() as seen:  # type: ignore[operator]
        browser.get("/")
    assert seen.count == 0
