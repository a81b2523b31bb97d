"""Finds the words of a template that a reader would see untranslated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from jinja2 import Environment, nodes

from tests.architecture.sources import CHINESE, MARKING

# The names of the two languages, each in its own, are the same in both.
SAME_IN_EVERY_LANGUAGE = {"English", "中文", "简体中文"}
SPOKEN_ATTRIBUTES = {"alt", "title", "placeholder", "aria-label", "aria-description", "content"}
_WORD = re.compile(rf"[A-Za-z]{{2,}}|{CHINESE.pattern}")
_HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"


class _Tolerant(dict[str, Any]):
    """Names of filters and tests belong to the application; here only the words matter."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> Any:
        return str

    def get(self, key: str, default: Any = None) -> Any:
        return self[key]


def environment() -> Environment:
    """A Jinja environment that reads any template of the house without the application."""
    extensions = ["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"]
    made = Environment(extensions=extensions, autoescape=True)
    made.filters = _Tolerant(made.filters)
    made.tests = _Tolerant(made.tests)
    return made


def untranslated(source: str) -> list[str]:
    """The words of a template that stand outside `_()` and `{% trans %}`, with their lines."""
    parsed = environment().parse(source)
    reader = _Reader()
    reader.feed("".join(_pieces(parsed)))
    reader.close()
    return reader.found + [f"line {line}: {text}" for line, text in _bare_constants(parsed)]


def _pieces(node: nodes.Node) -> Iterator[str]:
    """The template as one text in order, with a hole where a value would be printed."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.TemplateData):
            yield child.data
        elif isinstance(child, nodes.Expr) or _fills_an_attribute(child):
            yield _HOLE
        else:
            yield from _pieces(child)


def _fills_an_attribute(node: nodes.Node) -> bool:
    """A block such as `body_class`, whose text a parent template puts into a tag."""
    return isinstance(node, nodes.Block) and node.name.lower().endswith(("class", "classes", "attributes"))


def _bare_constants(node: nodes.Node) -> Iterator[tuple[int, str]]:
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in MARKING:
        return
    text = node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""
    if CHINESE.search(text) and text not in SAME_IN_EVERY_LANGUAGE:
        yield node.lineno, text
    for child in node.iter_child_nodes():
        yield from _bare_constants(child)


class _Reader(HTMLParser):
    """Hears what a page says: its text and the attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in {"script", "style"}
        for name, value in attrs:
            if name in SPOKEN_ATTRIBUTES and not (tag == "meta" and name == "content"):
                self._hear(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._hear(data)

    def _hear(self, text: str) -> None:
        plain = text.replace(_HOLE, " ").strip()
        if _WORD.search(plain) and plain not in SAME_IN_EVERY_LANGUAGE:
            self.found.append(f"{plain[:60]!r}")
