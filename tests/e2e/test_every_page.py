"""Every page of the sample that people of each kind come to, by axe at both widths, and in English.

Each kind of page is looked at once; a person adds what those before did not see.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.e2e.crawl import Seen, walk
from tests.e2e.english import CHINESE, PUBLIC, TEXTS, pages_in_english, words_of_the_house
from tests.e2e.people import Party, Staff
from tests.e2e.review import Review, faults_of
from tests.e2e.sampled import starts
from tests.e2e.server import Served
from tests.e2e.windows import DESK, PHONE, settings

pytestmark = pytest.mark.browser


def test_no_page_has_a_fault_at_either_width(chromium: Browser, sample: Served) -> None:
    seen, faults, pages = Seen(), list[str](), 0
    for who, start in starts(0).items():
        context = chromium.new_context(**settings(DESK, sample.address))
        review = Review()
        reader = (Party if who.isdigit() else Staff)(context, review)
        reader.sign_in(who)
        for found in walk(reader.page, start, seen):
            pages += 1
            for size in (PHONE, DESK):
                reader.page.set_viewport_size(size)
                faults += [f"{who} {size['width']} {found}: {fault}" for fault in faults_of(reader.page)]
        faults += review.faults
        context.close()
    assert not faults, "\n".join(dict.fromkeys(faults))
    assert pages > 55, f"only {pages} kinds of pages were found"


def test_no_word_of_the_house_is_left_in_chinese(chromium: Browser, sample: Served) -> None:
    plain, filled = words_of_the_house()
    assert len(plain) > 1000
    left = [
        f"{path}: {text}"
        for path, texts in pages_in_english(chromium, sample)
        for text in texts
        if CHINESE.search(text) and (text in plain or any(pattern.fullmatch(text) for pattern in filled))
    ]
    assert not left, "\n".join(dict.fromkeys(left))


def test_public_pages_are_english_throughout(chromium: Browser, sample: Served) -> None:
    context = chromium.new_context(**settings(DESK, sample.address))
    page = context.new_page()
    page.goto("/?lang=en")
    for path in PUBLIC:
        page.goto(path)
        assert [text for text in page.evaluate(TEXTS) if CHINESE.search(text)] == [], path
    context.close()
