"""The words of a page in its reader's language, each found by one look into a table.

Which language that is Flask-Babel knows (web/language.py tells it how to choose); it would find that
out, and look through its catalogues, anew for each of a page's two hundred words.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Any

import flask_babel
from babel import Locale
from flask import g
from flask_babel.speaklater import LazyString
from markupsafe import Markup
from wtforms.i18n import messages_path

FOLDER = Path(__file__).parents[1] / "translations"
_MOST = 20_000
"""Texts that a table remembers: more than the house has, so that nothing can fill the memory."""


class _Table(dict[str, Any]):
    """Remembers what was found for each text."""

    def __init__(self, find: Callable[[str], Any]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, text: str) -> Any:
        found = self._find(text)
        if len(self) < _MOST:
            self[text] = found
        return found


class Catalogue:
    """The words of one language; the source texts where it has none of its own."""

    def __init__(self, language: str) -> None:
        known = translation("messages", FOLDER, [language], fallback=True)
        self.words = _Table(known.gettext)
        """Text → its translation."""
        self.marked = _Table(lambda text: Markup(known.gettext(text)))  # noqa: S704 - our own words
        """The same as HTML."""
        self.number = known.ngettext
        """The form of a word for a number."""


def gettext(text: str, /, **named: Any) -> str:
    """A text in the reader's language, with its places filled."""
    said: str = _spoken().words[text]
    return said % named if named else said


def ngettext(one: str, many: str, count: int, /, **named: Any) -> str:
    """A text with a number, which fills the place `num`."""
    return _spoken().number(one, many, count) % {"num": count, **named}


def lazy_gettext(text: str, /, **named: Any) -> Any:
    """A text that is put into the reader's language only when it is shown."""
    return LazyString(gettext, text, **named)


def marked(text: str, /, **named: Any) -> Markup:
    """For templates, a text whose places are filled with values that are escaped."""
    said: Markup = _spoken().marked[text]
    return said % named if named or "%" in said else said


def marked_number(one: str, many: str, count: int, /, **named: Any) -> Markup:
    """For templates, a text with a number."""
    return Markup(_spoken().number(one, many, count)) % {"num": count, **named}  # noqa: S704 - our own words


def get_locale() -> Locale | None:
    """The language in which is answered just now; None where nobody reads."""
    try:
        known = g._get_current_object()._flask_babel.babel_locale
    except (AttributeError, RuntimeError):
        known = None
    return known or flask_babel.get_locale()


@cache
def form_words(locale: str) -> NullTranslations:
    """The sentences that WTForms itself says, in this language."""
    return translation("wtforms", messages_path(), [locale], fallback=True)


def is_english() -> bool:
    """Whether the reader reads English: tables that hold both languages are asked so."""
    locale = get_locale()
    return locale is not None and locale.language == "en"


def _spoken() -> Catalogue:
    locale = get_locale()
    return catalogue(locale.language if locale is not None else "")


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language, read once."""
    return Catalogue(language)
