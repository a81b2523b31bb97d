"""Every page that a person can come to by following links, one of each kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Page

Seen = set[str]
"""Kinds of pages that were looked at."""

# Signing out, downloads and the other language are no pages to look at.
LEAVES = re.compile(r"/(sign-out|export|files|papers/[0-9a-f-]{36})|[?&](lang|after|before|older|newer)=")
LINKS = "() => [...document.querySelectorAll('main a[href], nav a[href]')].map(a => a.href)"
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}")
CASE = re.compile(r"(/desk|/my|/liaison|/audit)/disputes/[^/]+")


def walk(page: Page, start: str, seen: Seen) -> Iterator[str]:
    """Open page after page from `start`, nearest first, and give the address of each kind not seen before.

    Pages of one kind differ in a key only; the first pages of cases are of one kind in one state.
    """
    waiting, known = [start], {start}
    while waiting:
        path = waiting.pop(0)
        if kind_of(path) in seen and not CASE.fullmatch(path):
            continue
        page.goto(path)
        kind = f"{kind_of(path)} {_state(page) if CASE.fullmatch(path) else ''}"
        if kind in seen:
            continue
        seen |= {kind, kind_of(path)}
        yield path
        for link in page.evaluate(LINKS):
            there = link.removeprefix(page.evaluate("() => location.origin"))
            if there.startswith("/") and there not in known and not LEAVES.search(there):
                known.add(there)
                waiting.append(there)


def kind_of(path: str) -> str:
    """The address without what differs from case to case."""
    bare = KEY.sub("_", urlsplit(path).path)
    return re.sub(r"/(disputes|offices)/[^/]+", r"/\1/_", bare)


def _state(page: Page) -> str:
    shown = page.locator("[aria-current=step][data-state], .app-identity [data-state]").first
    return shown.get_attribute("data-state") or "" if shown.count() else ""
