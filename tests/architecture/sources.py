"""What the architecture tests read: the files of the checkout and their syntax trees."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("mediation", "workflows")
CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u3001\u3002\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]")
"""Chinese characters, and the marks between them: they too differ from language to language."""
MARKING = frozenset(
    {"_", "_l", "gettext", "lazy_gettext", "ngettext", "lazy_ngettext", "pgettext", "lazy_pgettext"}
)
"""Functions whose argument is a message: what stands inside them is translated."""


def python_files(*folders: str) -> tuple[Path, ...]:
    """Every Python file below `folders` of the checkout, in a steady order."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return tuple(sorted(path for path in found if "__pycache__" not in path.parts))


def template_files() -> tuple[Path, ...]:
    """Every template a reader's page, message or paper is made from."""
    return tuple(sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".txt"}))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def place(path: Path, node: ast.AST | None = None) -> str:
    """`mediation/kernel/clock.py:15`, as an editor understands it."""
    line = f":{getattr(node, 'lineno', 1)}" if node is not None else ""
    return f"{path.relative_to(ROOT).as_posix()}{line}"


def dotted(node: ast.expr) -> str:
    """`a.b.c` for a chain of names and attributes, with `?` for what is neither."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return "?"


def tracked_files() -> tuple[Path, ...]:
    """The text files kept in version control, apart from what others wrote (built and vendored files)."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return tuple(ROOT / name for name in names if _is_ours(name) and (ROOT / name).is_file())


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """The numbered lines of a text file; nothing for a file that is not text."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return
    yield from enumerate(text.splitlines(), start=1)


def _is_ours(name: str) -> bool:
    foreign = ("mediation/static/", "tests/e2e/vendor/", "requirements.lock", "assets/package-lock.json")
    return not name.startswith(foreign)
