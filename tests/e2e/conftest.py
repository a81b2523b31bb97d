"""The server, the browser, and windows at the widths of a phone and of a desk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize, sync_playwright

from tests.e2e.reader import Reader
from tests.e2e.review import Review
from tests.e2e.server import Served, served
from tests.e2e.windows import ARGUMENTS, DESK, PHONE, settings
from tests.stores import SqliteStore

R = TypeVar("R", bound=Reader)
Window = Callable[..., BrowserContext]

ANSWERS_WITHIN = 10_000


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated store without a row."""
    store = SqliteStore(tmp_path_factory.mktemp("template"))
    store.prepare()
    return store.template


@pytest.fixture(scope="session")
def product(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The product with offices and staff, and no dispute yet."""
    with served(template, tmp_path_factory.mktemp("product")) as running:
        yield running


@pytest.fixture(scope="session")
def sample(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The product with the whole sample in it."""
    with served(template, tmp_path_factory.mktemp("sample"), sample=True) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; each window is a context of its own."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser, product: Served) -> Iterator[Window]:
    """`window(PHONE)` opens a fresh window, its cookies its own; `java_script_enabled=False` and so on."""
    opened: list[BrowserContext] = []

    def fresh(size: ViewportSize, **more: Any) -> BrowserContext:
        opened.append(chromium.new_context(**settings(size, product.address, **more)))
        opened[-1].set_default_timeout(ANSWERS_WITHIN)
        return opened[-1]

    yield fresh
    for context in opened:
        context.close()


@pytest.fixture
def review() -> Iterator[Review]:
    """What was wrong on any page of the test; the test fails for it at its end."""
    found = Review()
    yield found
    assert not found.faults, "\n".join(dict.fromkeys(found.faults))


@pytest.fixture
def phone(window: Window, review: Review) -> Callable[[type[R]], R]:
    """`phone(Party)`: somebody with a phone."""
    return lambda who: who(window(PHONE), review)


@pytest.fixture
def desk(window: Window, review: Review) -> Callable[[type[R]], R]:
    """`desk(Staff)`: somebody at a desk."""
    return lambda who: who(window(DESK), review)
