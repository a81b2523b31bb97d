"""Addresses, days and forms of the pages of talks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from mediation.kernel import clock
from tests.integration.agreements.scene import Scene
from tests.integration.web.client import Browser

Signed = Callable[[Any], Browser]


PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n0\n%%EOF\n"


def desk(scene: Scene, rest: str = "") -> str:
    return f"/desk/disputes/{scene.dispute.number}{rest}"


def my(scene: Scene, rest: str = "") -> str:
    return f"/my/disputes/{scene.dispute_id.hex}{rest}"


def local(**span: float) -> str:
    return (clock.now() + timedelta(**span)).astimezone(clock.SHANGHAI).strftime("%Y-%m-%dT%H:%M")


def day(**span: float) -> list[str]:
    wanted = clock.today() + timedelta(**span)
    return [str(wanted.year), str(wanted.month), str(wanted.day)]


def filled(browser: Browser, form: str, given: dict[str, Any]) -> dict[str, Any]:
    """A form with the value of the button that was pressed."""
    assert browser.page is not None
    return {**browser.page.form(form).fields, **given}


PRIVATE = (
    "/channels",
    "/channels/{party}",
    "/channels/{party}/talk",
    "/channels/{party}/answers/{proposal}",
    "/preparation",
)
