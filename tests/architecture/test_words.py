"""No word reaches a reader except through translation: not in templates, not in the code of the pages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.page_text import untranslated
from tests.architecture.sources import CHINESE, MARKING, dotted, place, python_files, template_files, tree


def bare_words(node: ast.AST) -> Iterator[ast.Constant]:
    """The Chinese texts of a syntax tree that stand neither in a message nor in a docstring."""
    if isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] in MARKING:
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHINESE.search(node.value):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from bare_words(child)


@pytest.mark.parametrize("path", python_files("mediation/web", "mediation/api"), ids=place)
def test_the_code_of_pages_has_no_bare_words(path: Path) -> None:
    assert [f"{place(path, node)} {node.value!r}" for node in bare_words(tree(path))] == []


@pytest.mark.parametrize("path", template_files(), ids=place)
def test_a_template_has_no_bare_words(path: Path) -> None:
    assert untranslated(path.read_text(encoding="utf-8")) == []


def hidden_messages(node: ast.AST) -> list[ast.expr]:
    """Messages inside an f-string, where the extraction of Python 3.11 does not look."""
    texts = (inner for inner in ast.walk(node) if isinstance(inner, ast.JoinedStr))
    calls = (call.func for text in texts for call in ast.walk(text) if isinstance(call, ast.Call))
    return [called for called in calls if dotted(called).split(".")[-1] in MARKING]


@pytest.mark.parametrize("path", python_files("mediation"), ids=place)
def test_no_message_stands_where_it_is_not_found(path: Path) -> None:
    assert [place(path, called) for called in hidden_messages(tree(path))] == []


@pytest.mark.parametrize(
    ("text", "seen"),
    [("f'{a} {_(b)}'", 1), ("f'{a} {messages.ngettext(b, c, n):>9}'", 1), ("f'{a}' + _('受理')", 0)],
)
def test_hidden_messages_are_seen(text: str, seen: int) -> None:
    assert len(hidden_messages(ast.parse(text))) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("title = '受理'", 1),
        ("'、'.join(names)", 1),
        ("title = f'{n}件'", 1),
        ("title = _('受理')", 0),
        ("choices = [('a', _l('受理'))]", 0),
        ("'''受理'''", 0),
        ("title = messages.gettext('受理')", 0),
    ],
)
def test_bare_words_of_code_are_seen(text: str, seen: int) -> None:
    assert len(list(bare_words(ast.parse(text)))) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("<p>受理</p>", 1),
        ("<p>{{ a }}：{{ b }}</p>", 1),
        ("<p>Accepted</p>", 1),
        ("<p>{{ _('受理') }}</p>", 0),
        ("<p>{% trans n=n %}{{ n }} 件{% endtrans %}</p>", 0),
        ("{{ button(text='受理') }}", 1),
        ("{{ button(text=_('受理')) }}", 0),
        ("<input aria-label='受理'>", 1),
        ("<img alt=\"{{ _('受理') }}\">", 0),
        ("{% if a %}<b>{{ a | money }}</b>{% else %}无{% endif %}", 1),
        ("<script>const a = 1;</script>", 0),
        ("<a lang='en'>English</a>", 0),
        ("{# 说明 #}", 0),
    ],
)
def test_bare_words_of_templates_are_seen(text: str, seen: int) -> None:
    assert len(untranslated(text)) == seen
