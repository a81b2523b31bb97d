"""The pages that the guides show exist, for whom they say, and the guides show what is taken.

`GUIDE_PICTURES=keep` writes the pictures anew into docs/guide/pictures (`make guide`).
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.guide import GUIDES, PICTURES, SHOTS, take, write
from tests.e2e.server import Served

pytestmark = pytest.mark.browser

SHOWN = re.compile(r"!\[[^\]]+\]\(pictures/([a-z-]+)\.png\)")


def test_every_picture_of_the_guides_can_be_taken(chromium: Browser, sample: Served, tmp_path: Path) -> None:
    folder = PICTURES if os.environ.get("GUIDE_PICTURES") == "keep" else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    review = take(chromium, sample.address, SHOTS, lambda shot, page: write(shot, page, folder))
    assert not review.faults, "\n".join(dict.fromkeys(review.faults))
    assert {path.stem for path in folder.glob("*.png")} == {shot.name for shot in SHOTS}


def test_the_guides_show_each_picture_and_no_other() -> None:
    texts = [guide.read_text(encoding="utf-8") for guide in GUIDES.glob("*.md")]
    shown = {name for text in texts for name in SHOWN.findall(text)}
    assert shown == {shot.name for shot in SHOTS} == {path.stem for path in PICTURES.glob("*.png")}
