"""Leaks in the log: private entries in the joint chain, in its lists, in the numbers of its export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import ColumnElement, func, or_, select

from mediation.audit.models import AuditEntry
from mediation.audit.record import Chain, compartment_chain
from mediation.channels import compartments
from mediation.projections import audit_trail
from mediation.store import reading
from mediation.web.audit import export
from tests.wall.leaks.planting import instead


def sequence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Private entries stand in the joint chain: sealed, but with numbers of its sequence."""

    def chain_of(function: Callable[..., Chain], place: Any, **more: Any) -> Chain:
        joint = compartment_chain(place.dispute_id, place.dispute_id)
        return replace(function(place, **more), name=joint.name)

    instead(monkeypatch, compartments, "chain_of", chain_of)


def rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list has an empty row for every private entry."""

    def readable(function: Callable[..., ColumnElement[bool]], actor: Any) -> ColumnElement[bool]:
        return or_(function(actor), AuditEntry.dispute_id.is_not(None))

    def read(function: Callable[..., Any], found: Any) -> Any:
        return tuple(
            entry if entry.body.startswith("{") else replace(entry, body="{}") for entry in function(found)
        )

    instead(monkeypatch, audit_trail, "readable", readable)
    instead(monkeypatch, audit_trail, "_read", read)


def export_row_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """The export numbers its rows as the whole log does."""

    def sheet(function: Callable[..., str], found: tuple[audit_trail.Entry, ...]) -> str:
        total = reading().scalar(select(func.count()).select_from(AuditEntry)) or 0
        return function(tuple(replace(one, seq=total - place) for place, one in enumerate(found)))

    instead(monkeypatch, export, "_sheet", sheet)
