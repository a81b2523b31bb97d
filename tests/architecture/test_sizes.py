"""Small files, short functions, each with its reason: what keeps the house readable."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import CODE, place, python_files, tree

MOST_LINES_OF_FILE = 300
MOST_LINES_OF_FUNCTION = 45


@pytest.mark.parametrize("path", python_files(*CODE), ids=place)
def test_a_file_says_why_it_exists_and_stays_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert ast.get_docstring(tree(path)), f"{place(path)} does not say why it exists"
    assert lines <= MOST_LINES_OF_FILE, f"{place(path)} has {lines} lines"
    assert too_long(path) == []


def too_long(path: Path) -> list[str]:
    """The functions of a file with more lines than one takes in at once."""
    return [
        f"{place(path, node)} {node.name}: {length(node)} lines"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > MOST_LINES_OF_FUNCTION
    ]


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function from `def` to its end."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
