"""Words in the reader's language: found, filled, escaped; the source text where nobody reads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel, force_locale

from mediation.web import translate
from mediation.web.translate import gettext, lazy_gettext, marked, marked_number, ngettext


@pytest.fixture
def english() -> Iterator[None]:
    """Somebody reads English."""
    app = Flask("spoken")
    Babel(app, default_locale="zh_Hans_CN", configure_jinja=False, locale_selector=lambda: "en")
    with app.app_context():
        yield


@pytest.mark.usefixtures("english")
def test_a_word_is_said_in_the_language_of_the_moment() -> None:
    later = lazy_gettext("案号")
    assert gettext("案号") == str(later) == marked("案号") == "Case number"
    with force_locale("zh_Hans_CN"):
        assert gettext("案号") == str(later) == marked("案号") == "案号"
    assert gettext("案号") == "Case number"


def test_where_nobody_reads_the_source_stands() -> None:
    assert gettext("案号") == "案号"
    assert gettext("%(sum)s 元", sum=3) == "3 元"
    assert translate.get_locale() is None


@pytest.mark.usefixtures("english")
def test_places_are_filled_and_escaped_in_pages() -> None:
    assert gettext("%(sum)s 元", sum="<3>") == "<3> yuan"
    assert marked("%(sum)s 元", sum="<3>") == "&lt;3&gt; yuan"
    assert marked("100%% <b>") == "100% <b>"


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(("count", "said"), [(1, "1 case"), (3, "3 cases")])
def test_a_number_has_its_form(count: int, said: str) -> None:
    assert ngettext("共 %(num)d 件", "共 %(num)d 件", count).endswith(said)
    assert marked_number("共 %(num)d 件", "共 %(num)d 件", count).endswith(said)


def test_a_table_remembers_only_so_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translate, "_MOST", 2)
    words = translate.Catalogue("en").words
    assert [words[text] for text in ("x", "y", "z")] == ["x", "y", "z"]
    assert len(words) == 2
