"""What every page must keep in a browser: nothing for axe, nothing in the console, no sideways scroll."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async tags => {
  const wanted = {resultTypes: ['violations'], runOnly: {type: 'tag', values: tags}};
  const why = node => node.any.concat(node.all).map(one => one.message).join();
  const told = node => node.html.slice(0, 200) + ' ' + why(node);
  const found = await axe.run(document, wanted);
  return found.violations.map(one => ({id: one.id, help: one.help, nodes: one.nodes.slice(0, 3).map(told)}));
}"""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass
class Review:
    """What was found wrong on the pages of one browser window."""

    seen: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Note what the page's scripts complain of."""
        page.on("console", lambda message: self._complaint(page, message))
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))

    def look(self, page: Page) -> None:
        """Look over the page as it stands now."""
        self.seen[page.url] = self.seen.get(page.url, 0) + 1
        self.faults += [f"{page.url}: {fault}" for fault in faults_of(page)]

    def _complaint(self, page: Page, message: ConsoleMessage) -> None:
        # The browser itself notes answers such as 404 and 409 as errors; these are told by the page.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.faults.append(f"{page.url}: {message.type} {message.text}")


def faults_of(page: Page) -> list[str]:
    """What axe finds, and how many pixels the page is wider than its window."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(RUN, TAGS)
    faults = [f"axe {one['id']} ({one['help']}): {one['nodes']}" for one in found]
    wider = page.evaluate(WIDER)
    return [*faults, f"{wider} px wider than the window"] if wider > 0 else faults
