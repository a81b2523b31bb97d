"""A person before a browser window, by what a person does: open, read, write, choose, press."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.review import Review

ONE_TIME_CODE = re.compile(r"验证码 (\d{6})")


class Reader:
    """One window. Every page it comes to is reviewed."""

    def __init__(self, context: BrowserContext, review: Review) -> None:
        self.context, self.review = context, review
        self.page: Page = context.new_page()
        review.watch(self.page)

    def open(self, path: str) -> None:
        """Open an address by hand."""
        self.page.goto(path)
        self.arrive()

    def arrive(self) -> None:
        """Take the page in."""
        expect(self.page.locator("h1")).to_have_count(1)
        self.review.look(self.page)

    def press(self, name: str, within: Locator | None = None) -> None:
        """Press a button."""
        (within or self.page).get_by_role("button", name=name, exact=True).click()
        self.arrive()

    def follow(self, name: str, within: Locator | None = None) -> None:
        """Follow a link that says this, or begins with it."""
        named = re.compile(rf"^\s*{re.escape(name)}")
        (within or self.page.locator("body")).locator("a").filter(has_text=named).first.click()
        self.arrive()

    def step(self, trigger: str) -> None:
        """Take up one of the steps that the page offers."""
        self.page.locator(f"a[data-step={trigger}]").first.click()
        self.arrive()

    def write(self, label: str, text: str) -> None:
        """Write into the field of this label."""
        self.page.get_by_label(label, exact=True).fill(text)

    def unfold(self, name: str) -> None:
        """Open what is folded under these words; nothing where it is open."""
        folded = self.page.locator("details:not([open]) > summary").filter(has_text=name)
        if folded.count():
            folded.first.click()

    def choose(self, name: str, of: str | None = None) -> None:
        """Choose a radio, of the question with this legend where several have the same words."""
        self._group(of).get_by_role("radio", name=name, exact=True).check()

    def tick(self, name: str) -> None:
        """Tick a box."""
        self.page.get_by_role("checkbox", name=name, exact=True).check()

    def pick(self, label: str, option: str) -> None:
        """Pick from a list."""
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def write_day(self, legend: str, day: date) -> None:
        """Write a day into its three boxes."""
        boxes = self._group(legend)
        for label, part in (("年", day.year), ("月", day.month), ("日", day.day)):
            boxes.get_by_label(label, exact=True).fill(str(part))

    def hand_in(self, label: str, files: Sequence[Path]) -> None:
        """Choose files of one's own."""
        self.page.get_by_label(label, exact=True).set_input_files([str(file) for file in files])

    def sees(self, *texts: str) -> None:
        """These words stand on the page."""
        for text in texts:
            expect(self.page.locator("body")).to_contain_text(text)

    def does_not_see(self, *texts: str) -> None:
        """None of these words stands anywhere in the page's source."""
        source = self.page.content()
        assert not [text for text in texts if text in source]

    def _group(self, legend: str | None) -> Locator:
        whole = self.page.locator("main")
        return whole.get_by_role("group", name=legend, exact=True) if legend else whole
