"""Every template can be read by Jinja, and what it takes from others is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes

from tests.architecture.page_text import environment
from tests.architecture.sources import ROOT, place, template_files

TEMPLATES = ROOT / "templates"


def parsed(path: Path) -> nodes.Template:
    return environment().parse(path.read_text(encoding="utf-8"), filename=str(path))


def named(template: nodes.Template) -> Iterator[str]:
    """The templates of the house which this one extends, includes or imports by a fixed name."""
    kinds = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
    for node in template.find_all(kinds):
        name = getattr(node, "template", None)
        if isinstance(name, nodes.Const):
            yield str(name.value)


def offered(path: Path) -> set[str]:
    """The macros and values that a template lets others import."""
    body = parsed(path)
    macros = {macro.name for macro in body.find_all(nodes.Macro)}
    values = {node.name for node in body.find_all(nodes.Name) if node.ctx == "store"}
    return macros | values


def taken(template: nodes.Template) -> Iterator[tuple[str, str]]:
    """(template, name) for each name imported from a template of the house."""
    for node in template.find_all(nodes.FromImport):
        if isinstance(node.template, nodes.Const):
            for name in node.names:
                yield str(node.template.value), name if isinstance(name, str) else name[0]


@pytest.mark.parametrize("path", template_files(), ids=place)
def test_a_template_compiles(path: Path) -> None:
    environment().compile(path.read_text(encoding="utf-8"), filename=str(path))


@pytest.mark.parametrize("path", template_files(), ids=place)
def test_what_a_template_takes_is_there(path: Path) -> None:
    template = parsed(path)
    assert [name for name in named(template) if not (TEMPLATES / name).is_file()] == []
    assert [(home, name) for home, name in taken(template) if name not in offered(TEMPLATES / home)] == []
