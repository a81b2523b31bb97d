"""Counts the function calls of an answer: what Python does for a page, which no other process disturbs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from flask import Flask

NOT_COUNTED = "psycopg"
"""The one driver calls functions of Python, the other none: a budget is the same for both."""


class Calls:
    """How many functions were called, Python's own and those of C alike."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, frame: FrameType, event: str, _called: Any) -> None:
        if event in ("call", "c_call") and NOT_COUNTED not in frame.f_code.co_filename:
            self.count += 1


@contextmanager
def counted(app: Flask) -> Iterator[Calls]:
    """The calls of the application inside the block, from the request to the last byte of the answer."""
    seen, answer = Calls(), app.wsgi_app

    def counting(environ: Any, start: Callable[..., Any]) -> list[bytes]:
        sys.setprofile(seen)
        try:
            parts = answer(environ, start)
            try:
                return [b"".join(parts)]
            finally:
                parts.close()  # type: ignore[attr-defined]
        finally:
            sys.setprofile(None)

    app.wsgi_app = counting  # type: ignore[method-assign]
    try:
        yield seen
    finally:
        app.wsgi_app = answer  # type: ignore[method-assign]
