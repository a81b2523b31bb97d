"""Fills in whatever a form asks for, as somebody in a hurry: the first choice, a word, the last minute."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from mediation.kernel import clock
from tests.integration.web.pages import Form

WORD = "测试说明。"
_TABLE = re.compile(r"(?:FROM|INTO|UPDATE) (\w+)")


def filled(form: Form) -> dict[str, Any]:
    """A value for each field that has none yet; files are left out."""
    return {name: value for name, value in _answers(form) if not any(form.fields.get(name, []))}


def _answers(form: Form) -> Iterator[tuple[str, Any]]:
    asked: set[str] = set()
    for each in form.element.iter():
        name = each.get("name")
        if not name or name in asked or each.get("disabled") is not None:
            continue
        if each.tag == "textarea":
            yield name, WORD
        elif each.tag == "input":
            yield from _of_input(name, each)
        else:
            continue
        asked.add(name)


def _of_input(name: str, element: Any) -> Iterator[tuple[str, Any]]:
    kind = element.get("type", "text")
    if kind in ("radio", "checkbox"):
        yield name, [element.get("value", "on")]
    elif kind == "datetime-local":
        moment = clock.now().astimezone(clock.SHANGHAI) - timedelta(minutes=1)
        yield name, moment.strftime("%Y-%m-%dT%H:%M")
    elif kind == "text" and element.get("inputmode") not in ("decimal", "numeric"):
        yield name, WORD


def told_of(statements: list[str]) -> str:
    """The statements in short: how many, and the verb and first table of each."""
    short = (f"{each.split()[0]} {' '.join(_TABLE.findall(each)[:1])}" for each in statements)
    return f"{len(statements)}: " + ", ".join(short)
