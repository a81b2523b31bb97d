"""Where a second factor is required: set up at the first sign-in, asked at every other, taken once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.identity import second_step, services
from mediation.identity.factor_models import RecoveryCode, SecondFactor
from mediation.identity.models import Account, SignInSession
from mediation.identity.second_step import Half
from mediation.kernel.actor import Role
from mediation.kernel.errors import Invalid, NotPossible
from tests.clocks import Clock
from tests.integration.identity.authenticator import Authenticator, recovery_codes, takes_in
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page
from tests.integration.web.people import PASSWORD, office, staff
from tests.together import in_threads

Write = Callable[[], Session]


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app(second_factor=True)


@pytest.fixture
def wang(write: Write) -> Account:
    return staff(write, office(write), "wang", Role.REGISTRAR)


def gives_password(browser: Browser) -> Page:
    browser.get("/account/sign-in?next=/account/sessions")
    return browser.send({"name": "wang", "password": PASSWORD})


@pytest.fixture
def enrolled(new_browser: Callable[[], Browser], wang: Account, clock: Clock) -> Authenticator:
    """What Wang carries around after the first sign-in, a minute ago."""
    browser = new_browser()
    phone = takes_in(gives_password(browser), clock)
    browser.send({"code": phone.code()})
    clock.forward(minutes=1)
    return phone


def half(write: Write) -> str:
    found = services.sign_in(write(), "wang", PASSWORD, "computer")
    assert isinstance(found, Half)
    return found.token


def verbs(session: Session) -> list[str]:
    session.rollback()
    return list(session.scalars(select(AuditEntry.verb).order_by(AuditEntry.at, AuditEntry.id)))


def test_the_first_sign_in_sets_it_up(
    browser: Browser, wang: Account, clock: Clock, session: Session
) -> None:
    page = gives_password(browser)
    assert page.path == "/account/second-factor/new?next=/account/sessions"
    phone = takes_in(page, clock)
    assert browser.get("/desk").path.startswith("/account/sign-in"), "half a sign-in opens nothing"
    browser.get("/account/second-factor/new?next=/account/sessions")
    assert browser.send({"code": "000000"}).status == 422
    page = browser.send({"code": phone.code()})
    assert len(recovery_codes(page)) == 10 and page.links()["我已保存，继续"] == "/account/sessions"
    assert "密码和动态验证码" in browser.get("/account/sessions").text
    assert {"account.second_factor_asked", "account.factor_added", "account.signed_in"} <= set(verbs(session))


def test_every_other_sign_in_asks_for_a_code(browser: Browser, enrolled: Authenticator) -> None:
    assert gives_password(browser).path == "/account/second-factor?next=/account/sessions"
    assert browser.get("/account/sessions").path.startswith("/account/sign-in")
    gives_password(browser)
    assert browser.send({"code": "12 34-56"}).status == 422
    page = browser.send({"code": enrolled.code()})
    assert (page.path, page.status) == ("/account/sessions", 200)


@pytest.mark.parametrize(("steps", "taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_clocks_may_differ_by_half_a_minute(
    write: Write, enrolled: Authenticator, steps: int, taken: bool
) -> None:
    token = half(write)
    if taken:
        assert second_step.finish(write(), token, enrolled.code(steps))
    else:
        with pytest.raises(Invalid):
            second_step.finish(write(), token, enrolled.code(steps))


def test_no_code_is_taken_twice_nor_one_from_before_it(
    write: Write, enrolled: Authenticator, clock: Clock
) -> None:
    assert second_step.finish(write(), half(write), enrolled.code())
    for steps in (0, -1):
        with pytest.raises(Invalid):
            second_step.finish(write(), half(write), enrolled.code(steps))
    clock.forward(seconds=30)
    assert second_step.finish(write(), half(write), enrolled.code())


def test_a_code_sent_twice_at_once_opens_one_session(
    write: Write, enrolled: Authenticator, session: Session
) -> None:
    tokens, code = [half(write) for _ in range(4)], enrolled.code()

    outcomes = in_threads(4, lambda nth: second_step.finish(write(), tokens[nth], code))
    assert sorted(type(each).__name__ for each in outcomes) == ["Invalid", "Invalid", "Invalid", "str"]


def test_a_half_sign_in_is_good_once_and_for_ten_minutes(
    write: Write, enrolled: Authenticator, clock: Clock
) -> None:
    token = half(write)
    assert second_step.finish(write(), token, enrolled.code())
    clock.forward(minutes=1)
    with pytest.raises(NotPossible):
        second_step.finish(write(), token, enrolled.code())
    token = half(write)
    clock.forward(minutes=10)
    with pytest.raises(NotPossible):
        second_step.finish(write(), token, enrolled.code())


def test_a_recovery_code_is_good_once(
    new_browser: Callable[[], Browser], wang: Account, clock: Clock, session: Session
) -> None:
    browser = new_browser()
    phone = takes_in(gives_password(browser), clock)
    code = recovery_codes(browser.send({"code": phone.code()}))[3]
    for status in (200, 422):
        browser = new_browser()
        gives_password(browser)
        assert browser.send({"code": code.lower()}).status == status
    assert verbs(session).count("account.recovery_code_used") == 1


def test_five_wrong_codes_lock_and_a_right_password_forgives_none(
    write: Write, enrolled: Authenticator, session: Session, clock: Clock
) -> None:
    for _ in range(5):
        with pytest.raises(Invalid):
            second_step.finish(write(), half(write), "000000")
    with pytest.raises(Invalid):
        services.sign_in(write(), "wang", PASSWORD, "computer")
    assert verbs(session).count("account.second_factor_failed") == 5
    clock.forward(minutes=15)
    assert second_step.finish(write(), half(write), enrolled.code())
    session.rollback()
    assert session.scalars(select(Account.failures)).one() == 0


def test_a_locked_account_takes_no_code_on_a_half_sign_in_from_before(
    write: Write, enrolled: Authenticator
) -> None:
    token = half(write)
    for _ in range(5):
        with pytest.raises(Invalid):
            services.sign_in(write(), "wang", "wrong", "computer")
    with pytest.raises(Invalid):
        second_step.finish(write(), token, enrolled.code())


def test_neither_secret_nor_recovery_codes_can_be_read_in_the_store(
    browser: Browser, wang: Account, clock: Clock, session: Session
) -> None:
    phone = takes_in(gives_password(browser), clock)
    codes = recovery_codes(browser.send({"code": phone.code()}))
    row = session.scalars(select(SecondFactor)).one()
    assert phone.secret.encode() not in (row.secret_sealed or b"") and row.secret == phone.secret
    kept = {row.code_hash for row in session.scalars(select(RecoveryCode))}
    assert len(kept) == 10 and not kept & {code.replace("-", "") for code in codes}
    told = " ".join(session.scalars(select(AuditEntry.body)))
    assert phone.secret not in told and not any(code in told for code in codes)


def test_what_was_typed_goes_along_through_the_second_factor(
    new_browser: Callable[[], Browser], enrolled: Authenticator, clock: Clock
) -> None:
    browser = new_browser()
    gives_password(browser)
    browser.send({"code": enrolled.code()})
    browser.get("/desk/file")
    clock.forward(hours=1)
    assert browser.send({"facts": "三个月没有发工资。"}).status == 401
    browser.send(form="/account/sign-in")
    assert browser.send({"name": "wang", "password": PASSWORD}).h1 == "动态验证码是多少？"
    assert browser.send({"code": "000000"}, form="/account/second-factor").status == 422
    assert browser.send({"code": enrolled.code()}, form="/account/second-factor").h1 == "您已重新登录"
    page = browser.send()
    assert page.path == "/desk/file" and page.form().fields["facts"] == ["三个月没有发工资。"]


def test_what_was_typed_goes_along_through_setting_it_up(
    client_for: Callable[[object], Browser], wang: Account, clock: Clock
) -> None:
    browser = client_for(wang)
    browser.get("/desk/file")
    clock.forward(hours=1)
    browser.send({"facts": "三个月没有发工资。"})
    browser.send(form="/account/sign-in")
    phone = takes_in(browser.send({"name": "wang", "password": PASSWORD}), clock)
    assert len(recovery_codes(browser.send({"code": phone.code()}, form="/account/second-factor/new"))) == 10
    page = browser.send()
    assert page.path == "/desk/file" and page.form().fields["facts"] == ["三个月没有发工资。"]


def test_replacing_it_ends_the_other_sessions_and_the_former_codes(
    new_browser: Callable[[], Browser], write: Write, enrolled: Authenticator, clock: Clock, session: Session
) -> None:
    here, there = new_browser(), new_browser()
    for browser in (here, there):
        gives_password(browser)
        browser.send({"code": enrolled.code()})
        clock.forward(minutes=1)
    page = here.get("/account/security")
    assert "停用动态验证码" not in page.text, "it is required here"
    phone = takes_in(here.send(form="/authenticator/begin"), clock)
    assert second_step.finish(write(), half(write), enrolled.code()), "the former one counts until then"
    codes = recovery_codes(here.send({"code": phone.code()}))
    assert len(codes) == 10
    assert there.get("/account/sessions").path.startswith("/account/sign-in")
    clock.forward(minutes=1)
    with pytest.raises(Invalid):
        second_step.finish(write(), half(write), enrolled.code())
    assert second_step.finish(write(), half(write), phone.code())
    here.get("/account/security")
    newer = recovery_codes(here.send(form="/recovery-codes"))
    assert len(newer) == 10 and not set(newer) & set(codes)
    with pytest.raises(Invalid):
        second_step.finish(write(), half(write), codes[0].replace("-", ""))
    assert second_step.finish(write(), half(write), newer[0].replace("-", ""))
    page = here.get("/account/security")
    assert "9 个" in page.text
    token = page.form("/recovery-codes").fields["csrf_token"][0]
    answer = here.post("/account/security/authenticator/remove", {"csrf_token": token, "once": "0" * 32})
    assert answer.status == 409 and "不能停用" in answer.text


def test_sessions_say_how_they_began(session: Session, enrolled: Authenticator) -> None:
    assert session.scalars(select(SignInSession.assurance)).all() == ["two_factors"]
