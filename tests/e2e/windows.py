"""How wide the windows are, and how the browser is started."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import ViewportSize

PHONE: ViewportSize = {"width": 360, "height": 780}
DESK: ViewportSize = {"width": 1280, "height": 900}
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip


def settings(size: ViewportSize, address: str, **more: Any) -> dict[str, Any]:
    """A window of somebody in Shaoxing who reads Chinese."""
    return {"viewport": size, "base_url": address, "locale": "zh-CN", "timezone_id": "Asia/Shanghai", **more}
