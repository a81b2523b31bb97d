"""A form acts once, however often it is sent, and keeps what was typed whatever goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Blueprint, Flask, render_template_string
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mediation.identity.models import Account, Person
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import Change, Invalid, NotAllowed, NotFound, NotPossible, Refused, Stale
from mediation.kernel.idempotency import remember
from mediation.policy.permissions import Permission
from mediation.web.access import page, public_page
from mediation.web.fields import DateField, MoneyField, TextField
from mediation.web.forms import SpokenFields, StepForm
from mediation.web.submit import submit
from tests.clocks import Clock
from tests.integration.web.client import Browser
from tests.integration.web.people import office, staff

trial = Blueprint("trial", __name__, url_prefix="/trial")
SHOWN = """
{% extends "layouts/public.html" %}
{% from "components/error_summary.html" import error_summary %}
{% from "components/field.html" import field %}
{% from "components/form.html" import form_close, form_open, submit_button %}
{% block title %}试一试{% endblock %}
{% block content %}{{ error_summary(form) }}<h1>试一试</h1>
{{ form_open(form) }}{{ field(form.name) }}{{ field(form.sum) }}{{ field(form.day) }}{{ submit_button("好") }}
{{ form_close() }}{% endblock %}
"""
raised: list[Exception] = []


class TrialForm(StepForm):
    name = TextField("姓名", most=10)
    sum = MoneyField("金额")
    day = DateField("日期", required=False)


def make_person(session: Session, form: TrialForm) -> str:
    with transaction(session):
        if raised:
            raise raised[0]
        person = Person(id=identifiers.new("trial"), name=form.name.data, created_at=clock.now())
        session.add(person)
        remember(session, person.id.hex)
        return person.id.hex


@public_page(trial, "/", methods=("GET", "POST"), form=TrialForm, reason="a trial")
def shown() -> ResponseReturnValue:
    form = TrialForm(seen=7)
    return submit(
        form,
        act=lambda session: make_person(session, form),
        then=lambda result: f"/trial/done/{result}",
        show=lambda: render_template_string(SHOWN, form=form),
        told="好了",
    )


@public_page(trial, "/done/<key>", reason="a trial")
def done(key: str) -> ResponseReturnValue:
    return key, 200, {"Content-Type": "text/plain"}


@page(trial, "/desk", methods=("GET", "POST"), form=TrialForm, permission=Permission.USE_DESK)
def desk() -> ResponseReturnValue:
    return shown()


@page(trial, "/case", permission=Permission.ACCEPT)
def case() -> ResponseReturnValue:
    raise raised[0]


@trial.route("/undeclared")
def undeclared() -> ResponseReturnValue:
    return "open"


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    raised.clear()
    made = make_app()
    made.register_blueprint(trial)
    return made


GIVEN = {"name": "张三", "sum": "8千", "day": ["2026", "11", "2"]}


def names(session: Session) -> list[str]:
    session.rollback()
    return [person.name for person in session.query(Person)]


def test_a_sent_form_goes_on_by_303(browser: Browser, session: Session) -> None:
    browser.get("/trial/")
    answer = browser.send(GIVEN, follow=False)
    assert answer.status == 303
    assert (answer.location or "").startswith("/trial/done/")
    assert names(session) == ["张三"]


def test_a_form_sent_twice_acts_once_and_gives_the_same_answer(browser: Browser, session: Session) -> None:
    page = browser.get("/trial/")
    form = page.form()
    first = browser.send(GIVEN, form=form, follow=False)
    again = browser.send(GIVEN, form=form, follow=False)
    assert first.location == again.location
    assert names(session) == ["张三"]


def test_the_same_key_with_other_words_is_refused(browser: Browser, session: Session) -> None:
    form = browser.get("/trial/").form()
    browser.send(GIVEN, form=form)
    page = browser.send({**GIVEN, "name": "李四"}, form=form)
    assert page.status == 409
    assert names(session) == ["张三"]


def test_the_key_of_one_form_is_of_no_use_to_somebody_else(
    new_browser: Callable[[], Browser], client_for: Callable[[object], Browser], write: Any, session: Session
) -> None:
    wang = client_for(staff(write, office(write), "wang", Role.REGISTRAR))
    form = wang.get("/trial/").form()
    wang.send(GIVEN, form=form)
    other = new_browser()
    own = other.get("/trial/").form()
    own.fields["once"] = form.fields["once"]
    assert other.send(GIVEN, form=own).status == 409


def test_two_rendered_forms_act_twice(browser: Browser, session: Session) -> None:
    for _ in range(2):
        browser.get("/trial/")
        browser.send(GIVEN)
    assert names(session) == ["张三", "张三"]


def test_a_form_without_its_key_is_not_taken(browser: Browser, session: Session) -> None:
    form = browser.get("/trial/").form()
    del form.fields["once"]
    assert browser.send(GIVEN, form=form).status == 422
    assert names(session) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": ""}, "请填写：姓名"),
        ({"day": ["", "2", "3"]}, "请填写真实的日期"),
        ({"name": "很" * 11}, None),
        ({"sum": "八千多"}, "请写成数字"),
        ({"sum": "0"}, "金额要大于零"),
        ({"day": ["2026", "2", "30"]}, "请填写真实的日期"),
    ],
)
def test_bad_input_is_said_beside_its_field_and_nothing_is_lost(
    browser: Browser, session: Session, given: dict[str, Any], said: str | None
) -> None:
    browser.get("/trial/")
    page = browser.send({**GIVEN, **given})
    assert page.status == 422
    assert page.title.startswith("错误：")
    assert len(page.errors) == 1
    assert said is None or page.errors[0].startswith(said)
    assert not any(word in page.errors[0] for word in ("Field", "invalid", "required"))
    after = page.form().fields
    expected = {**GIVEN, **given}
    assert [after[name] for name in expected] == [
        value if isinstance(value, list) else [value] for value in expected.values()
    ]
    assert names(session) == []


def test_blanks_are_nothing(browser: Browser, session: Session) -> None:
    browser.get("/trial/")
    assert browser.send({**GIVEN, "name": " \u3000 "}).errors == ["请填写：姓名"]
    assert names(session) == []


def test_a_rule_speaks_beside_the_field(browser: Browser) -> None:
    browser.get("/trial/")
    raised.append(Invalid(name="taken", nothing="unknown"))
    page = browser.send(GIVEN)
    assert page.status == 422
    assert sorted(page.errors) == sorted(["这个名称已经有人使用", "没有找到，请核对后再填"])


def test_every_refusal_is_told_and_the_form_stays(browser: Browser, session: Session) -> None:
    browser.get("/trial/")
    raised.append(Refused(("in_scope", "respondent_invited")))
    page = browser.send(GIVEN)
    assert page.status == 409
    assert len(page.errors) == 2
    assert page.form().fields["name"] == ["张三"]
    raised.clear()
    assert browser.send(GIVEN).status == 200
    assert names(session) == ["张三"]


def test_who_came_second_is_told_what_changed_and_may_send_again(browser: Browser, session: Session) -> None:
    form = browser.get("/trial/").form()
    form.fields["seen"] = ["6"]
    at = datetime(2026, 11, 2, 1, 30, tzinfo=UTC).isoformat()
    raised.append(Stale((Change("accept", "王芳", at),)))
    page = browser.send(GIVEN, form=form)
    assert page.status == 409
    assert any("王芳" in line and "受理" in line and "2026年11月2日 09:30" in line for line in page.errors)
    assert page.form().fields["seen"] == ["7"]
    raised.clear()
    assert browser.send().status == 200
    assert names(session) == ["张三"]


def test_a_sign_in_that_ended_gives_back_what_was_typed(
    client_for: Callable[[object], Browser], write: Any, clock: Clock, session: Session
) -> None:
    wang = client_for(staff(write, office(write), "wang", Role.REGISTRAR))
    wang.get("/trial/desk")
    clock.forward(hours=3)
    page = wang.send(GIVEN, form="/trial/desk")
    assert page.status == 401
    assert "张三" in page.text and "8千" in page.text and "2026 11 2" in page.text
    assert "张三" not in names(session)


def test_what_is_not_declared_is_closed(browser: Browser) -> None:
    assert browser.get("/trial/undeclared").status == 404


def test_a_role_is_asked_at_the_door(
    browser: Browser, client_for: Callable[[object], Browser], write: Any
) -> None:
    assert browser.get("/trial/desk").path.startswith("/account/sign-in?next=")
    auditor: Account = staff(write, office(write), "shen", Role.AUDITOR)
    assert client_for(auditor).get("/trial/desk").status == 404


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound(), 404),
        (NotAllowed("dispute.accept"), 403),
        (NotPossible("wrong_state"), 409),
        (Refused(("in_scope",)), 409),
        (Stale((Change("accept", "王芳", "2026-11-02T01:30:00+00:00"),)), 409),
        (Invalid(name="taken"), 400),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_error_is_a_page(
    client_for: Callable[[object], Browser], write: Any, error: Exception, status: int, language: str
) -> None:
    wang = client_for(staff(write, office(write), "wang", Role.REGISTRAR))
    wang.get(f"/?lang={language}")
    raised.append(error)
    assert wang.get("/trial/case").status == status


def test_a_fault_of_ours_tells_a_reference_and_nothing_else(
    client_for: Callable[[object], Browser], write: Any, app: Flask
) -> None:
    wang = client_for(staff(write, office(write), "wang", Role.REGISTRAR))
    raised.append(ValueError("inner workings"))
    app.testing = False
    page = wang.get("/trial/case")
    assert page.status == 500
    assert "错误编号" in page.text and "inner workings" not in page.response.get_data(as_text=True)


def test_spoken_words_carry_how_and_when(app: Flask, clock: Clock) -> None:
    class Spoken(SpokenFields, StepForm):
        pass

    sent = {"how": "telephone", "said_at": "2026-11-02T08:30", "note": "", "once": "0" * 32}
    with app.test_request_context("/", method="POST", data=sent):
        app.preprocess_request()
        form = Spoken(meta={"csrf": False})
        assert form.validate(), form.errors
        assert form.said_at.data == datetime(2026, 11, 2, 0, 30, tzinfo=UTC)
    with app.test_request_context("/", method="POST", data={**sent, "said_at": "2026-11-02T09:01"}):
        form = Spoken(meta={"csrf": False})
        assert not form.validate()
        assert list(form.errors) == ["said_at"]
