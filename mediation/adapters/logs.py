"""The log: one event a line as JSON on standard output, with nothing in it that somebody typed.

Only our own events carry values, and only the plain ones their authors name. Of other programs'
events the text before its values is kept, and of an error its kind and the places it passed:
messages of errors quote what was typed, and so do the values of local names.
"""

from __future__ import annotations

import json
import logging
import logging.config
import sys
import traceback
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TextIO

from mediation.config import ROOT

OURS = "mediation"
MOST_SIGNS = 200
MOST_PLACES = 40
FIELDS = "fields"
"""Where a record of ours keeps its values: `log.info("request", extra={FIELDS: {…}})`."""

Common = Callable[[], Mapping[str, Any]]


class JsonLines(logging.Formatter):
    """Turns a record into one line; `common` adds what every event of the moment has."""

    def __init__(self, common: Common = dict) -> None:
        super().__init__()
        self._common = common

    def format(self, record: logging.LogRecord) -> str:
        event: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": _bounded(record.msg if isinstance(record.msg, str) else type(record.msg).__name__),
            "logger": record.name,
            "process": record.process,
        }
        if _is_ours(record.name):
            event |= {name: _plain(value) for name, value in self._common().items()}
            event |= {name: _plain(value) for name, value in getattr(record, FIELDS, {}).items()}
        if record.exc_info and record.exc_info[1] is not None:
            event["error"] = told_of(record.exc_info[1])
        # ASCII only: no line end, direction sign or terminal code of any kind can stand in a line.
        return json.dumps(event, ensure_ascii=True, separators=(",", ":"))


def told_of(error: BaseException) -> dict[str, Any]:
    """The kind of an error and of what caused it, and the places it passed; never what it says."""
    frames = traceback.extract_tb(error.__traceback__, limit=-MOST_PLACES)
    told: dict[str, Any] = {
        "kind": f"{type(error).__module__}.{type(error).__qualname__}",
        "places": [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames],
    }
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        told["cause"] = f"{type(cause).__module__}.{type(cause).__qualname__}"
    return told


def settings(common: Common = dict, stream: TextIO | None = None) -> dict[str, Any]:
    """How Python's logging is to be set, for `dictConfig` and for the server."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonLines, "common": common}},
        "handlers": {
            "out": {
                "class": "logging.StreamHandler",
                "formatter": "json",
                "stream": stream or "ext://sys.stdout",
            }
        },
        "root": {"handlers": ["out"], "level": "WARNING"},
        "loggers": {OURS: {"level": "INFO", "propagate": True}},
    }


def server_settings() -> dict[str, Any]:
    """The same for the server: its own events as JSON, its lines about requests not at all."""
    told = settings()
    told["loggers"] |= {
        "_granian": {"handlers": ["out"], "level": "WARNING", "propagate": False},
        "granian.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
    }
    return told


def open_log(common: Common = dict, stream: TextIO | None = None) -> None:
    """Let this process write its log; what nobody catches goes there, too."""
    logging.config.dictConfig(settings(common, stream))
    logging.captureWarnings(True)
    sys.excepthook = _uncaught


def _uncaught(kind: type[BaseException], error: BaseException, _traceback: Any) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger(f"{OURS}.process").critical("uncaught", exc_info=error)


def _is_ours(name: str) -> bool:
    return name == OURS or name.startswith(f"{OURS}.")


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    return _bounded(str(value))


def _bounded(text: str) -> str:
    return text if len(text) <= MOST_SIGNS else text[:MOST_SIGNS] + "…"


def _short(filename: str) -> str:
    """A place within the house, or within the library it belongs to: no folder of a machine."""
    root = f"{ROOT}/"
    if filename.startswith(root) and "site-packages" not in filename:
        return filename.removeprefix(root)
    return filename.rpartition("site-packages/")[2].rpartition("/lib/")[2]
