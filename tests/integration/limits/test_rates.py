"""How often a page may be used: counted over all processes, told with what was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from mediation.config import BadConfiguration, Config, from_environment
from mediation.demo.plans import Upto
from mediation.kernel import attempts
from mediation.kernel.database import transaction
from mediation.kernel.encryption import blind_index
from mediation.web.access import DECLARED
from mediation.web.limits import EXPORTS, LIMITS, UPLOADS, limits_of
from tests.clocks import Clock
from tests.counting import counted
from tests.integration.apply.test_pages import up_to_check
from tests.integration.limits.guesses import EACH, guess
from tests.integration.web.client import Browser
from tests.together import in_processes, in_threads
from tests.world import World

ClientFor = Callable[[Any], Browser]


def repeated(browser: Browser, path: str, given: dict[str, str], times: int, **kwargs: Any) -> list[int]:
    """Statuses of sending the same form so often."""
    page = browser.get(path)
    assert page.status == 200
    data = {**page.form().fields, **given}
    return [browser.client.post(path, data=data, **kwargs).status_code for _ in range(times)]


def test_guesses_of_four_processes_are_counted_together(app: Flask, config: Config, clock: Clock) -> None:
    answers = in_processes(4, guess, config, clock.moment)
    assert Counter(status for each in answers for status in each) == {422: 30, 429: 4 * EACH - 30}


def test_of_many_tries_at_once_each_has_its_own_count(write: Callable[[], Session], clock: Clock) -> None:
    def one(_: int) -> int:
        session = write()
        with transaction(session):
            return attempts.tried(session, "x", "y", attempts.KEPT).count

    assert sorted(in_threads(16, one)) == list(range(1, 17))


def test_the_page_says_how_long_to_wait_and_gives_back_what_was_typed(browser: Browser, clock: Clock) -> None:
    assert set(repeated(browser, "/track", {"number": "YC-1", "code": "X"}, 60)) == {422}
    for language, wait in (("zh", "60 分钟"), ("en", "60 minutes")):
        browser.get(f"/track?lang={language}")
        page = browser.send({"number": "YC-2026-000093-7", "code": "SECRETSECRET"})
        assert page.status == 429
        assert page.response.headers["Retry-After"] == "3600"
        assert wait in page.text and "YC-2026-000093-7" in page.text
        assert "SECRETSECRET" not in page.response.text
    clock.forward(minutes=61)
    browser.get("/track")
    assert browser.send({"number": "YC-1", "code": "X"}).status == 422


def test_whoever_is_right_is_not_counted(world: World, new_browser: Callable[[], Browser]) -> None:
    for _ in range(40):
        browser = new_browser()
        browser.get("/account/phone")
        page = browser.send({"phone": "13857510101"})
        assert page.status == 200
    assert set(repeated(new_browser(), "/apply/resume", {"code": "A" * 16}, 30)) == {422}
    assert repeated(new_browser(), "/apply/resume", {"code": "A" * 16}, 1) == [429]


def test_links_that_are_made_up_are_counted(browser: Browser) -> None:
    statuses = [browser.client.get(f"/account/invitation/made-up-{nth}").status_code for nth in range(31)]
    assert statuses == [404] * 30 + [429]


def test_another_address_and_another_account_are_counted_apart(
    world: World, new_browser: Callable[[], Browser], client_for: ClientFor
) -> None:
    wrong = {"code": "A" * 16}
    repeated(new_browser(), "/apply/resume", wrong, 31)
    other: dict[str, Any] = {"environ_base": {"REMOTE_ADDR": "2001:db8::1"}}
    assert repeated(new_browser(), "/apply/resume", wrong, 31, **other)[-2:] == [422, 429]
    other["environ_base"]["REMOTE_ADDR"] = "2001:db8::2"
    assert repeated(new_browser(), "/apply/resume", wrong, 1, **other) == [429], "the same network"
    assert repeated(client_for(world["registrar"]), "/apply/resume", wrong, 1) == [422], "by account alone"


def test_an_address_that_somebody_claims_for_himself_is_not_believed(
    app: Flask, browser: Browser, make_app: Callable[..., Flask]
) -> None:
    def guessing(of: Browser) -> list[int]:
        return [
            of.client.get(
                f"/account/invitation/x{nth}", headers={"X-Forwarded-For": f"10.0.0.{nth}"}
            ).status_code
            for nth in range(31)
        ]

    assert guessing(browser)[-1] == 429
    assert guessing(Browser(make_app(proxies=1)))[-1] == 404


@pytest.mark.parametrize("mode", ["all", "wrong"])
def test_plain_use_is_bounded_but_in_demo_mode(
    make_app: Callable[..., Flask], world: World, client_for: ClientFor, mode: str
) -> None:
    app = make_app(limits=mode)
    browser = signed_in(app, client_for(world["registrar"]))
    statuses = [browser.client.get("/desk/search?q=针织").status_code for _ in range(61)]
    assert statuses == [200] * 60 + [429 if mode == "all" else 200]
    other = signed_in(app, client_for(world["mediator"]))
    assert other.client.get("/desk/search?q=针织").status_code == 200


def signed_in(app: Flask, browser: Browser) -> Browser:
    """The same reader at another application."""
    with browser.client.session_transaction() as cookie:
        token = cookie["_user_id"]
    moved = Browser(app)
    moved.sign_in_with(token)
    return moved


def test_counting_keeps_the_budgets(
    make_app: Callable[..., Flask], world: World, client_for: ClientFor
) -> None:
    world.at(Upto.ANSWERED)
    app = make_app(limits="all")
    searching = signed_in(app, client_for(world["registrar"]))
    with counted() as seen:
        assert searching.get("/desk/search?q=计件工资").status == 200
    assert seen.count <= 5
    filing = Browser(app)
    up_to_check(filing, world.cast.offices["YC"])
    with counted() as seen:
        assert filing.send({}, form="submit", follow=False).status == 303
    assert seen.count <= 16


def test_every_limited_page_is_there_and_every_upload_is_limited(app: Flask) -> None:
    assert set(LIMITS) <= set(app.view_functions)
    assert [UPLOADS in limits_of(name) for name in ("apply.papers", "parties.papers", "desk.papers")] == [
        True
    ] * 3
    assert UPLOADS in limits_of("parties.channel_evidence") and UPLOADS not in limits_of("apply.facts")
    assert EXPORTS in limits_of("audit.export")
    guessing = {name for name, page in DECLARED.items() if page.form and "CodeField" in kinds(page.form)}
    assert guessing <= set(LIMITS)


def kinds(form: Any) -> set[str]:
    return {getattr(getattr(form, name), "field_class", type).__name__ for name in dir(form)}


def test_counters_are_forgotten(write: Callable[[], Session], session: Session, clock: Clock) -> None:
    for what, days in (("old", 3), ("new", 0)):
        with transaction(one := write()):
            attempts.failed(one, "x", what, attempts.KEPT)
        clock.forward(days=days)
    with transaction(one := write()):
        assert attempts.forget(one) == 1
    assert session.get(attempts.Attempts, blind_index("new", "attempts|x")) is not None


def test_settings_of_limits_are_checked() -> None:
    assert from_environment({"MEDIATION_PROXIES": "2"}, demo=True).proxies == 2
    assert from_environment({}, demo=True).limits == "wrong"
    for name, value in (("LIMITS", "off"), ("PROXIES", "many")):
        with pytest.raises(BadConfiguration):
            from_environment({f"MEDIATION_{name}": value}, demo=True)
