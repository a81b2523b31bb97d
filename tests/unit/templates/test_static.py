"""The built files are small, ask nobody outside and carry no other house's name."""

from __future__ import annotations

import gzip
import re

import pytest

from .environment import ROOT

STATIC = ROOT / "mediation/static"


def compressed(name: str) -> int:
    return len(gzip.compress((STATIC / name).read_bytes()))


def test_a_first_view_stays_far_under_its_budget():
    assert sum(map(compressed, ("css/app.css", "js/enabled.js", "js/app.js", "js/htmx.js"))) < 50_000


UNWANTED = ["@font-face", "GDS Transport", "crown", "url(http", "url(//", "@import", "sourceMappingURL"]


@pytest.mark.parametrize("unwanted", UNWANTED)
def test_the_style_sheet_fetches_nothing_and_borrows_no_name(unwanted):
    assert unwanted not in (STATIC / "css/app.css").read_text()


def test_every_picture_the_style_sheet_names_is_there():
    css = (STATIC / "css/app.css").read_text()
    for address in re.findall(r"url\(([^)]+)\)", css):
        if not address.strip("\"'").startswith("data:"):
            assert (STATIC / "css" / address.strip("\"'")).is_file(), address


def test_the_lock_file_names_no_host():
    assert "resolved" not in (ROOT / "assets/package-lock.json").read_text()


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours() -> dict[str, str]:
    source = (ROOT / "assets/scss/_colours.scss").read_text()
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", source))


NOT_TEXT = ("ground", "background-colour", "border-colour", "quiet", "line")


@pytest.mark.parametrize("name", [name for name in colours() if not name.endswith(NOT_TEXT)])
@pytest.mark.parametrize("ground", ["#ffffff", "#f7f3f0", "#f5f5f4"])
def test_every_text_colour_can_be_read(name, ground):
    assert contrast(colours()[name], ground) >= 4.5


@pytest.mark.parametrize("side", ["applicant", "respondent", "mediator", "joint"])
def test_each_side_can_be_read_on_its_own_ground(side):
    assert contrast(colours()[f"app-{side}"], colours()[f"app-{side}-ground"]) >= 4.5


def test_each_state_can_be_read_on_its_own_ground():
    source = (ROOT / "assets/scss/_state.scss").read_text()
    pairs = re.findall(r"color: (#[0-9a-f]{3,6});\s*background: (#[0-9a-f]{6});", source)
    assert len(pairs) == 8
    for text, ground in pairs:
        assert contrast(text if len(text) == 7 else "#ffffff", ground) >= 4.5, (text, ground)
