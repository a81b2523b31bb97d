"""Pressing one of several buttons of a form, which travels along as its name and value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.integration.web.client import Browser
from tests.integration.web.pages import Page


def press(browser: Browser, name: str, given: Mapping[str, Any], value: str = "1") -> Page:
    """Fill in the form at hand and send it by its button of this name."""
    assert browser.page is not None
    form = browser.page.form()
    there = [each for each in form.element.iter("button") if each.get("name") == name]
    assert any(each.get("value") == value for each in there), f"no button {name} on {browser.page.path}"
    form.fields[name] = [value]
    if there[0].get("formaction"):
        form.action = there[0].get("formaction") or ""
    return browser.send(given, form=form)
