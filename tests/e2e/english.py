"""In English every word of the house is English; what people wrote and what they are called stays Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel.messages.pofile import read_po
from playwright.sync_api import Browser

from mediation.config import ROOT
from tests.e2e.crawl import Seen, walk
from tests.e2e.people import Party, Staff
from tests.e2e.review import Review
from tests.e2e.sampled import starts
from tests.e2e.server import Served
from tests.e2e.windows import DESK, settings

CATALOGUE = ROOT / "mediation/translations/en/LC_MESSAGES/messages.po"
CHINESE = re.compile(r"[\u3400-\u9fff]")
FILLED_IN = re.compile(r"%\\\((\w+)\\\)s")
TEXTS = """() => {
  const found = [document.title];
  const all = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = all.nextNode(); node; node = all.nextNode())
    if (!node.parentElement.closest('[lang|=zh], script')) found.push(node.textContent);
  for (const each of document.querySelectorAll('[aria-label]')) found.push(each.getAttribute('aria-label'));
  return found.map(text => text.trim()).filter(text => text);
}"""
PUBLIC = ("/", "/apply", "/apply/role", "/apply/resume", "/track", "/account/phone", "/account/sign-in")
# What people wrote or are called may be one of our words by chance.
WRITTEN_BY_PEOPLE = {"办公室", "调解笔录", "调解申请书", "调解协议书", "终止调解通知书"}


def words_of_the_house() -> tuple[set[str], list[re.Pattern[str]]]:
    """Every Chinese message: the plain ones, and those with something filled in as patterns."""
    with CATALOGUE.open("rb") as opened:
        ids = [one.id for one in read_po(opened, locale="en") if one.id]
    messages = [text if isinstance(text, str) else text[0] for text in ids]
    chinese = [text for text in messages if len(CHINESE.findall(re.sub(r"%\(\w+\)s", "", text))) > 1]
    plain = {text for text in chinese if "%(" not in text} - WRITTEN_BY_PEOPLE
    filled = [FILLED_IN.sub(".+", re.escape(text)) for text in chinese if "%(" in text]
    return plain, [re.compile(pattern, re.DOTALL) for pattern in filled]


def pages_in_english(chromium: Browser, sample: Served) -> Iterator[tuple[str, list[str]]]:
    """The texts of every kind of page."""
    seen: Seen = set()
    for who, start in starts(2).items():
        context = chromium.new_context(**settings(DESK, sample.address))
        reader = (Party if who.isdigit() else Staff)(context, Review())
        reader.sign_in(who)
        reader.page.goto("/?lang=en")
        for path in walk(reader.page, start, seen):
            assert reader.page.locator("html").get_attribute("lang") == "en"
            yield path, reader.page.evaluate(TEXTS)
        context.close()
