"""Fields show their errors in the reader's language and give back exactly what was typed."""

from __future__ import annotations

import re

import pytest
from werkzeug.datastructures import MultiDict

from .environment import drawn
from .forms import Everything

DRAW = '{% from "components/field.html" import field %}{{ field(form[name]) }}'
SUMMARY = '{% from "components/error_summary.html" import error_summary %}{{ error_summary(form, refusals) }}'
FIELDS = [name for name in Everything()._fields if name not in ("once", "paper", "office")]


def wrong(also: dict[str, str] | None = None) -> Everything:
    form = Everything(MultiDict({"left_on": ""} | (also or {})))
    form.validate()
    return form


@pytest.mark.parametrize("name", FIELDS)
def test_an_empty_field_shows_its_error_in_chinese(name):
    said = drawn(DRAW, form=wrong(), name=name)
    assert '<span class="govuk-visually-hidden">错误：</span>请填写这一项' in said
    assert "Error" not in said


@pytest.mark.parametrize("name", FIELDS)
def test_the_summary_links_to_a_place_that_exists(name):
    form = wrong()
    href = f'href="#{form[name].id}"'
    assert href in drawn(SUMMARY, form=form, refusals=())
    assert f' id="{form[name].id}"' in drawn(DRAW, form=form, name=name)


def test_a_hidden_field_is_spoken_of_without_a_link():
    said = drawn(SUMMARY, form=wrong({"once": "too long"}), refusals=())
    assert "<li>表单已过期</li>" in said


def test_each_kind_is_drawn_as_what_it_is():
    assert "govuk-input__suffix" in drawn(DRAW, form=Everything(), name="amount")
    assert 'type="datetime-local"' in drawn(DRAW, form=Everything(), name="told_at")
    assert 'type="file"' in drawn(DRAW, form=Everything(), name="paper")
    assert drawn(DRAW, form=Everything(), name="once").startswith(
        '<input id="once" name="once" type="hidden"'
    )


def test_the_summary_is_silent_without_errors_and_speaks_of_refusals():
    assert drawn(SUMMARY, form=Everything(), refusals=()).strip() == ""
    refused = drawn(SUMMARY, form=Everything(), refusals=[{"code": "in_scope", "text": "不在受理范围"}])
    assert 'data-refusal="in_scope"' in refused and "出现问题" in refused


def test_lines_that_were_typed_come_back_unchanged():
    typed = "第一行\n    第二行缩进\n<script>"
    said = drawn(DRAW, form=Everything(MultiDict({"facts": typed})), name="facts")
    assert "第一行\n    第二行缩进\n&lt;script&gt;" in said


def test_an_empty_first_line_survives_the_browser():
    said = drawn(DRAW, form=Everything(MultiDict({"facts": "\n第二行"})), name="facts")
    assert ">\n\n第二行</textarea>" in said


@pytest.mark.parametrize("name", FIELDS)
def test_what_describes_a_field_is_there(name):
    said = drawn(DRAW, form=wrong(), name=name)
    for ids in re.findall(r'aria-describedby="([^"]+)"', said):
        assert all(f'id="{one}"' in said for one in ids.split())


def test_a_wrong_date_comes_back_as_it_was_typed():
    form = Everything(MultiDict([("left_on", "2026"), ("left_on", "13"), ("left_on", "四十")]))
    form.validate()
    said = drawn(DRAW, form=form, name="left_on")
    assert re.findall(r'value="([^"]*)"', said) == ["2026", "13", "四十"]


def test_a_date_reads_year_month_day():
    form = Everything(MultiDict([("left_on", "2026"), ("left_on", "3"), ("left_on", "9")]))
    assert form.left_on.data.isoformat() == "2026-03-09"


def test_a_password_is_never_sent_back():
    assert "hunter2" not in drawn(DRAW, form=Everything(MultiDict({"secret": "hunter2"})), name="secret")


def test_choices_made_stay_made():
    form = Everything(MultiDict([("seal", "keep"), ("causes", "overtime"), ("office", "2"), ("agree", "y")]))
    assert re.search(r'value="keep" checked', drawn(DRAW, form=form, name="seal"))
    assert re.search(r'value="overtime" checked', drawn(DRAW, form=form, name="causes"))
    assert re.search(r'value="2" selected', drawn(DRAW, form=form, name="office"))
    assert " checked" in drawn(DRAW, form=form, name="agree")
    assert " checked" not in drawn(DRAW, form=Everything(), name="agree")


def test_one_question_a_page_makes_the_label_the_heading():
    source = '{% from "components/field.html" import field %}{{ field(form.name, heading=true) }}'
    assert "<h1" in drawn(source, form=Everything())


def test_a_form_carries_its_hidden_fields_and_no_browser_checks():
    source = '{% from "components/form.html" import form_open %}{{ form_open(form, "/x", multipart=true) }}'
    said = drawn(source, form=Everything())
    assert 'name="once"' in said and " novalidate" in said and 'enctype="multipart/form-data"' in said
