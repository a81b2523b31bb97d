"""Addresses of pages: each is put together once and remembered, since lists link to the same ones all day."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from flask import Flask, request

_REMEMBERED = 8_192


class AddressedFlask(Flask):
    """Remembers the latest addresses; one depends on nothing but the page's name and the values in it."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._known = lru_cache(_REMEMBERED, typed=True)(self._put_together)

    def url_for(self, endpoint: str, **values: Any) -> str:
        """As Flask gives it."""
        if values.get("_external") or endpoint.startswith("."):
            return super().url_for(endpoint, **values)
        try:
            return self._known(request.root_path, endpoint, **values)
        except (RuntimeError, TypeError):  # outside of a request; a list among the values
            return super().url_for(endpoint, **values)

    def _put_together(self, _root: str, endpoint: str, **values: Any) -> str:
        """`_root` is where a server in front has put the application."""
        return super().url_for(endpoint, **values)
