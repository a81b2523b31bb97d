"""The English catalogue knows every message of the house and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.architecture.sources import CHINESE, ROOT

ENGLISH = ROOT / "mediation/translations/en/LC_MESSAGES/messages.po"
pytestmark = pytest.mark.skipif(not ENGLISH.exists(), reason="there is no English catalogue yet")


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as opened:
        return read_po(opened, locale="en")


def messages(path: Path) -> dict[object, Message]:
    """The messages of a catalogue by their Chinese words (with the plural where there is one)."""
    return {message.id: message for message in catalogue(path) if message.id}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[object, Message]:
    template = tmp_path_factory.mktemp("messages") / "messages.pot"
    program = str(Path(sys.executable).with_name("pybabel"))
    words = ["-F", "pyproject.toml", "-k", "_l", "-k", "lazy_gettext", "-o", str(template), "."]
    subprocess.run([program, "-q", "extract", *words], cwd=ROOT, check=True)
    return messages(template)


def test_every_message_is_in_the_catalogue(written: dict[object, Message]) -> None:
    assert sorted(map(str, written.keys() ^ messages(ENGLISH).keys())) == []


def test_every_message_has_its_english() -> None:
    assert [str(one.id) for one in messages(ENGLISH).values() if one.fuzzy or not all(english(one))] == []


def test_english_fills_no_other_gaps() -> None:
    faults = [str(fault) for one in messages(ENGLISH).values() if all(english(one)) for fault in one.check()]
    assert faults == []


def test_english_quotes_chinese_only_as_it_stands() -> None:
    """Examples of what may be typed and names of laws; nothing else stays in Chinese."""
    made_up = [
        run
        for one in messages(ENGLISH).values()
        for run in re.findall(rf"(?:{CHINESE.pattern})+", " ".join(english(one)))
        if run not in str(one.id)
    ]
    assert made_up == []


def test_english_uses_marks_that_chinese_fonts_draw_narrow() -> None:
    curly = re.compile("[\u2018\u2019\u201c\u201d\u2026\u2014]")
    assert [text for one in messages(ENGLISH).values() for text in english(one) if curly.search(text)] == []


def test_the_catalogue_says_only_what_stays() -> None:
    head = ENGLISH.read_text(encoding="utf-8").split("\n\n", 1)[0]
    kept = {"Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"}
    assert {line[1:].split(":")[0] for line in head.splitlines() if ":" in line} == kept


def english(message: Message) -> tuple[str, ...]:
    """The English of a message: one text, or one for each plural form."""
    return message.string if isinstance(message.string, tuple) else (str(message.string),)
