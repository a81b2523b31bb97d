"""Leaks to whoever watches the machine: a line, a count, a message that waits, a number in a checkpoint."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.adapters import checkpoints
from mediation.audit.heads import Head
from mediation.kernel.outbox import OutboxMessage
from mediation.projections import measures
from mediation.web import logs, measured


def log_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each request is a line, whatever page it is for."""
    monkeypatch.setattr(logs, "is_untold", lambda *_: False)


def request_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each request is counted, whatever page it is for."""
    monkeypatch.setattr(measured, "is_untold", lambda *_: False)


def waiting_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """All messages that wait are counted."""

    def every(session: Session) -> Any:
        query = select(OutboxMessage.state, func.count()).group_by(OutboxMessage.state)
        return {row[0]: row[1] for row in session.execute(query)}, None

    monkeypatch.setattr(measures, "_messages", every)


def open_head(monkeypatch: pytest.MonkeyPatch) -> None:
    """The heads of all chains stand in the open."""
    monkeypatch.setattr(Head, "is_private", False)


def small_block(monkeypatch: pytest.MonkeyPatch) -> None:
    """Heads are sealed, and one block more is needed for each."""

    def small(lines: Iterable[Any], counted: list[int]) -> Any:
        monkeypatch.setattr(checkpoints, "A_BLOCK", 1)
        return real(lines, counted)

    real = checkpoints._blocks
    monkeypatch.setattr(checkpoints, "_blocks", small)
