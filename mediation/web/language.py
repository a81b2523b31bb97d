"""Which language a reader gets: what was just chosen, then the cookie, then the person, then Chinese."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, has_request_context, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_babel import Babel

from mediation.identity import services
from mediation.store import writing
from mediation.web.signed_in import current_actor
from mediation.web.translate import is_english, marked, marked_number

LANGUAGES = {"zh": "zh_Hans_CN", "en": "en"}
_ALIASES = {
    "zh": "zh", "zh-cn": "zh", "zh-sg": "zh", "zh-hans": "zh", "zh-hans-cn": "zh", "zh_hans_cn": "zh",
    "en": "en", "en-gb": "en", "en-us": "en",
}  # fmt: skip


def speak(app: Flask) -> None:
    """Choose the language of every request; remember a choice made by `?lang=`."""
    Babel(
        app,
        default_locale=LANGUAGES["zh"],
        default_timezone="Asia/Shanghai",
        default_translation_directories="translations",
        locale_selector=_chosen,
        configure_jinja=False,
    )
    app.jinja_env.add_extension("jinja2.ext.i18n")
    # What `{% trans %}` becomes hands its values to these, as `_(…)` does.
    app.jinja_env.newstyle_gettext = True  # type: ignore[attr-defined]
    app.jinja_env.globals.update(_=marked, gettext=marked, ngettext=marked_number)
    app.before_request(_remember_choice)


def _chosen() -> str:
    if not has_request_context():
        return LANGUAGES["zh"]
    kept = session.get("language")
    if kept in LANGUAGES.values():
        return str(kept)
    language = current_actor().language
    return language if language in LANGUAGES.values() else LANGUAGES["zh"]


def _remember_choice() -> ResponseReturnValue | None:
    asked = _ALIASES.get(request.args.get("lang", "").casefold())
    if asked is None or request.method not in ("GET", "HEAD"):
        return None
    language = LANGUAGES[asked]
    session["language"] = language
    actor = current_actor()
    if actor.person_id is not None and actor.language != language:
        services.choose_language(writing(), actor, language)
    return redirect(_address(), 303)


def _address(**more: str) -> str:
    asked = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    query = urlencode(asked + list(more.items()))
    path = quote(request.path)
    return f"{path}?{query}" if query else path


def spoken() -> dict[str, Any]:
    """For templates: the page's language tag and the address of the same page in the other one."""
    english = is_english()
    return {
        "lang": "en" if english else "zh-Hans-CN",
        "language_switch_url": _address(lang="zh" if english else "en"),
    }
