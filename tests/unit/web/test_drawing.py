"""Pages are drawn as Jinja draws them: the same templates with the same values, to the letter."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError, pass_context
from markupsafe import Markup, escape

from mediation.web.drawing import Drawing, shown
from mediation.web.translate import marked, marked_number

SHARED = """
{% macro row(text, tone='plain') %}<b class='{{ tone }}'>{{ text }}</b>{% endmacro %}
{% macro around(text) %}<p>{{ text }}{{ caller() }}</p>{% endmacro %}
"""
SOURCES = (
    "{{ value }}",
    "<i title='{{ value }}'>{{ value|upper }}</i>",
    "{{ row(value) }}{{ row(value, tone=value) }}",
    "{% call around('a') %}{{ value }}{% endcall %}",
    "{% set kept %}<u>{{ value }}</u>{% endset %}{{ kept }}{{ kept ~ value }}",
    "{% for one in (value, 'b') %}{{ loop.index }}{{ row(one) }}{{ named('one') }}{% endfor %}",
    "{{ plain(value) }}{{ plain(value, more=value) }}{{ bound(value) }}",
    "{% filter replace('a', '<') %}{{ value }}{% endfilter %}",
    "{{ value|safe }}{{ value|e }}{{ (value ~ '<')|forceescape }}",
    "{% autoescape false %}{{ value }}{{ row(value) }}{% endautoescape %}",
)


@pass_context
def named(context: Any, name: str) -> Any:
    """What a template knows by this name, as a function that is given the context."""
    return context.get(name, "nothing")


def plain(value: object, more: object = "") -> str:
    """A function that knows nothing of templates."""
    return f"{value}<{more}"


class Marked:
    """Something that knows how it stands in HTML."""

    def __html__(self) -> str:
        return "<hr>"

    def __str__(self) -> str:
        return "Marked & done"


def environments() -> tuple[Environment, Environment]:
    """Jinja's own, and ours, with the same templates and globals."""
    settings = {"loader": DictLoader({"shared": SHARED}), "autoescape": True, "undefined": StrictUndefined}
    made = Environment(**settings), Drawing(Flask("drawn"), **settings)
    for each in made:
        each.globals.update(named=named, plain=plain, bound="x".__add__)
    return made


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("value", ["a < b & 'c' \"d\"", Markup("<em>a</em>"), "案件"])
def test_a_template_is_drawn_alike(source: str, value: Any) -> None:
    own, ours = (
        each.from_string("{% from 'shared' import row, around %}" + source).render(value=value)
        for each in environments()
    )
    assert own == ours
    assert "autoescape false" in source or "safe" in source or "a < b" not in ours


@given(st.one_of(st.text(), st.text().map(Markup), st.integers(), st.none(), st.builds(Marked)))
def test_a_value_is_escaped_as_ever(value: Any) -> None:
    assert shown(value) == str(escape(value))


def test_an_unknown_name_is_an_error() -> None:
    for each in environments():
        with pytest.raises(UndefinedError):
            each.from_string("{{ nobody }}").render()


def test_a_macro_is_still_told_what_it_does_not_take() -> None:
    for each in environments():
        with pytest.raises(TypeError, match="takes no keyword"):
            each.from_string("{% from 'shared' import row %}{{ row('a', colour='red') }}").render()


def test_a_sentence_of_its_own_block_is_translated() -> None:
    made = environments()[1]
    made.add_extension("jinja2.ext.i18n")
    made.newstyle_gettext = True  # type: ignore[attr-defined]
    made.globals.update(gettext=marked, ngettext=marked_number)
    source = "{% trans n=n, who=who %}{{ who }}: {{ n }} 件{% pluralize %}{{ who }}: {{ n }} 件{% endtrans %}"
    assert made.from_string(source).render(n=3, who="<b>") == "&lt;b&gt;: 3 件"
