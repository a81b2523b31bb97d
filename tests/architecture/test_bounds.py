"""Everything that is read from outside has its bound: bodies, fields, files, lists and numbers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

import pytest
import wtforms
from flask import Flask
from wtforms.validators import AnyOf, Length

from mediation.application import create_app
from mediation.config import from_environment
from mediation.web.access import DECLARED
from mediation.web.fields import DateField, MomentField, MoneyField
from mediation.web.lists import BoundedList
from tests.architecture.sources import dotted, place, python_files, tree

BOUNDED_BY_THEMSELVES: dict[type[Any] | str, str] = {
    MoneyField: "kernel/money.py takes twelve digits",
    DateField: "a day has ten signs",
    MomentField: "a moment has nineteen signs",
    "RadioField": "one of its choices",
    "SelectField": "one of its choices",
    "SelectMultipleField": "some of its choices",
    "BooleanField": "yes or no",
    "IntegerField": "forms.py bounds the version seen",
    "CSRFTokenField": "signed by ourselves",
    "FileField": "documents/uploads.py, read through web/spoken.py",
    "MultipleFileField": "documents/uploads.py",
}
"""Fields that need no bound of their length, and why."""
CARRIED = "carried"
"""Sealed by ourselves; web/carried.py refuses a longer one unread."""
MOST_SIGNS = 8000


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(from_environment({"MEDIATION_INSTANCE": str(tmp_path_factory.mktemp("i"))}, demo=True))


def fields_of(form: Any) -> Iterator[Any]:
    """Every field of a form, those of its parts and of the entries of its lists too."""
    for field in form:
        if hasattr(field, "entries"):
            field.entries or field.append_entry()
            yield field
            yield from fields_of(field.entries)
        elif hasattr(field, "form"):
            yield from fields_of(field.form)
        else:
            yield field


def is_bounded(field: Any) -> bool:
    if isinstance(field, BoundedList):
        return field.max_entries is not None
    if type(field) in BOUNDED_BY_THEMSELVES or field.type in BOUNDED_BY_THEMSELVES:
        return True
    if field.short_name == CARRIED or any(isinstance(rule, AnyOf) for rule in field.validators):
        return True
    return any(isinstance(rule, Length) and 0 < rule.max <= MOST_SIGNS for rule in field.validators)


def test_every_field_of_every_form_has_its_bound(app: Flask) -> None:
    seen, unbounded = 0, []
    with app.test_request_context("/"):
        for endpoint, declared in DECLARED.items():
            for field in fields_of(declared.form()) if declared.form else ():
                seen += 1
                if not is_bounded(field):
                    unbounded.append(f"{endpoint} {field.name}")
    assert unbounded == [] and seen > 400


def test_every_text_is_cleaned_before_it_is_measured(app: Flask) -> None:
    """What goes into a text column has passed fields.py, which takes out what PostgreSQL refuses."""
    with app.test_request_context("/"):
        raw = [
            f"{endpoint} {field.name}"
            for endpoint, declared in DECLARED.items()
            for field in (fields_of(declared.form()) if declared.form else ())
            if field.type in ("StringField", "TextAreaField")
            and not any(isinstance(rule, AnyOf) for rule in field.validators)
        ]
    assert raw == []


def test_bodies_are_bounded(app: Flask) -> None:
    assert app.config["MAX_CONTENT_LENGTH"] <= 32 * 1024 * 1024
    assert app.config["MAX_FORM_MEMORY_SIZE"] <= 1024 * 1024
    assert app.config["MAX_FORM_PARTS"] <= 1000


def turns_into_a_number(node: ast.AST) -> bool:
    """`request.args.get(…, type=…)`: the library takes numbers that no database does."""
    return (
        isinstance(node, ast.Call)
        and dotted(node.func) in {"request.args.get", "request.form.get", "request.args.getlist"}
        and any(keyword.arg == "type" for keyword in node.keywords)
    )


def folds_by_itself(node: ast.AST) -> bool:
    """`unicodedata.normalize`, which sorts a pile of marks for minutes."""
    return isinstance(node, ast.Call) and dotted(node.func) == "unicodedata.normalize"


FOLDS = {
    "mediation/kernel/text.py": "the one place",
    "mediation/agreements/text.py": "a digest of texts that were cleaned when they were typed",
}


def test_numbers_and_forms_of_text_are_taken_in_one_place() -> None:
    numbers, folded = [], []
    for path in python_files("mediation"):
        for node in ast.walk(tree(path)):
            numbers += [place(path, node)] if turns_into_a_number(node) else []
            folded += [place(path, node)] if folds_by_itself(node) else []
    assert numbers == []
    assert {where.partition(":")[0] for where in folded} == set(FOLDS)


@pytest.mark.parametrize("text", ["request.args.get('a', type=int)", "request.form.get('a', 0, type=int)"])
def test_the_check_sees_numbers(text: str) -> None:
    assert any(turns_into_a_number(node) for node in ast.walk(ast.parse(text)))


def test_the_check_sees_an_unbounded_field() -> None:
    class Careless(wtforms.Form):
        text = wtforms.StringField("x")
        many = wtforms.FieldList(wtforms.StringField("x"), min_entries=1)

    assert [is_bounded(field) for field in fields_of(Careless())] == [False, False, False]


def test_no_address_has_a_number_in_its_path(app: Flask) -> None:
    kinds = {
        type(converter).__name__
        for rule in app.url_map.iter_rules()
        if rule.endpoint in DECLARED
        for converter in rule._converters.values()
    }
    assert kinds <= {"UnicodeConverter", "UUIDConverter"}
