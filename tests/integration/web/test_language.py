"""Every word a page says is in the reader's language, also what the form library says."""

from __future__ import annotations

import pytest

from tests.integration.web.client import Browser


@pytest.mark.parametrize(
    ("language", "heading", "refusal"),
    [
        ("zh", "您是哪一种情况？", "不是有效的选择。"),
        ("en", "Which of these describes you?", "Not a valid choice."),
    ],
)
def test_pages_and_the_form_library_speak_the_same_language(
    browser: Browser, language: str, heading: str, refusal: str
) -> None:
    browser.get(f"/?lang={language}")
    page = browser.get("/apply/role")
    assert page.h1 == heading
    page = browser.send({"role": "nobody"})
    assert page.status == 422 and refusal in " ".join(page.errors)
