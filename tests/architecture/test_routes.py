"""Every page declares who may open it, and the list of pages is made from the code."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.routing import Rule

from mediation.application import create_app
from mediation.cli.routes import told_of
from mediation.config import from_environment
from mediation.policy.permissions import Permission
from mediation.policy.table import BY_ROLE, FOR_ANYONE, FOR_THE_SIGNED_IN, TABLE
from mediation.web.access import DECLARED, WITHOUT_DECLARATION
from mediation.web.audiences import AUDIENCES
from mediation.web.forms import StepForm

CHANGES_NOTHING = {
    "account.sign_in": "gives a session, no record",
    "account.phone": "sends a code, at most one a minute",
    "account.code": "gives a session, no record; the code is spent once",
    "account.second_factor": "gives a session, no record; a code is taken once",
    "account.enrol": "the half sign-in is spent by it",
    "account.new_passkey": "each passkey answers a challenge of its own, which is taken once",
    "account.ask_new_passkey": "a challenge takes the place of the one before and opens nothing",
    "account.ask_second_factor": "a challenge takes the place of the one before and opens nothing",
    "account.ask_to_confirm": "a challenge takes the place of the one before and opens nothing",
    "account.confirm": "makes the sign-in at hand fresh; twice is once",
    "account.telephone_code": "a code is spent once; a wrong one is counted each time",
    "account.sign_out": "ending twice is ending once",
    "parties.own_figure": "reckons for its reader and writes nothing",
    "public.track": "reads",
    "apply": "answers of a draft: saved twice is saved once, and a draft remembers the dispute it became",
}
"""POSTs (or all of a blueprint) without a key of their own, and why sending them twice does no harm."""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(from_environment({"MEDIATION_INSTANCE": str(tmp_path_factory.mktemp("i"))}, demo=True))


def rules(app: Flask) -> Iterator[Rule]:
    return (rule for rule in app.url_map.iter_rules() if rule.endpoint not in WITHOUT_DECLARATION)


def test_every_page_declares_its_permission_or_why_it_needs_none(app: Flask) -> None:
    undeclared = [rule.endpoint for rule in rules(app) if rule.endpoint not in DECLARED]
    assert undeclared == []
    silent = [name for name, page in DECLARED.items() if page.permission is None and len(page.reason) < 5]
    assert silent == []


def test_every_permission_of_a_page_is_given_to_somebody(app: Flask) -> None:
    given = set(TABLE) | set(BY_ROLE) | FOR_ANYONE | FOR_THE_SIGNED_IN
    asked = {DECLARED[rule.endpoint].permission for rule in rules(app)} - {None}
    assert asked <= given


def test_every_audience_is_there(app: Flask) -> None:
    assert {blueprint.name for blueprint in AUDIENCES} <= set(app.blueprints)


def test_paths_are_kebab_case(app: Flask) -> None:
    parts = (part for rule in rules(app) for part in rule.rule.split("/") if part and "<" not in part)
    assert [part for part in parts if part != part.lower() or "_" in part] == []


def test_what_is_sent_names_its_form_and_acts_once(app: Flask) -> None:
    posts = [rule.endpoint for rule in rules(app) if "POST" in (rule.methods or ())]
    twice = [
        name
        for name in posts
        if not {name, name.partition(".")[0]} & set(CHANGES_NOTHING)
        and not ((form := DECLARED[name].form) is not None and issubclass(form, StepForm))
    ]
    assert twice == []


def test_a_step_is_shown_and_sent_at_one_address(app: Flask) -> None:
    steps = [page for page in told_of(app) if "/steps/" in page["path"]]
    assert [page["path"] for page in steps if page["methods"] != ["GET", "POST"]] == []


def test_the_list_is_complete_and_readable_by_machines(app: Flask) -> None:
    told = json.loads(json.dumps(list(told_of(app)), ensure_ascii=False))
    assert {page["endpoint"] for page in told} == {rule.endpoint for rule in rules(app)}
    sign_in = next(page for page in told if page["endpoint"] == "account.sign_in")
    assert sign_in["methods"] == ["GET", "POST"]
    assert {"name": "password", "type": "PasswordField", "required": True} in sign_in["fields"]


def test_a_step_of_the_workflow_is_named_in_the_list(app: Flask) -> None:
    for page in told_of(app):
        if page["step"]:
            assert Permission(page["permission"]).value == f"dispute.{page['step']}"
