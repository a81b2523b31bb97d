"""A bare template environment, so that components are tried without the application."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from mediation.web import filters

ROOT = Path(__file__).resolve().parents[3]


def environment(flashes: tuple[tuple[str, str], ...] = ()) -> Environment:
    """Templates of the checkout, words untranslated, unknown names refused; `flashes` are news to show."""
    made = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
    )
    made.filters.update({each.__name__: each for each in filters.FILTERS})
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(
        csrf_token=lambda: "token",
        static_url=lambda path: f"/static/{path}",
        get_flashed_messages=lambda **_: list(flashes),
    )
    return made


def drawn(source: str, /, **values: Any) -> str:
    """What a piece of template source becomes."""
    return environment().from_string(source).render(**values)
