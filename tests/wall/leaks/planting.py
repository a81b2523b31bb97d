"""Put a leak in the place of a function of the product, wherever that function was imported."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.channels import compartments
from mediation.channels.models import ChannelEntry, Compartment


def instead(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, leaking: Callable[..., Any]
) -> None:
    """`leaking(function, …)` in the place of `module.name`, everywhere in the product."""
    function = getattr(module, name)

    def planted(*said: Any, **more: Any) -> Any:
        return leaking(function, *said, **more)

    for known in [each for key, each in sys.modules.items() if key.startswith("mediation.")]:
        for attribute, value in list(vars(known).items()):
            if value is function:
                monkeypatch.setattr(known, attribute, planted)


def how_many(session: Session, dispute_id: UUID) -> int:
    """How many entries all channels of a dispute have: what nobody may learn."""
    query = select(func.count()).select_from(ChannelEntry).join(
        Compartment, Compartment.id == ChannelEntry.compartment_id
    )  # fmt: skip
    return session.scalar(query.where(Compartment.dispute_id == dispute_id)) or 0


def handed_in(session: Session) -> list[tuple[ChannelEntry, dict[str, Any]]]:
    """All private evidence of the store with what it says."""
    query = select(ChannelEntry, Compartment).join(Compartment, Compartment.id == ChannelEntry.compartment_id)
    return [
        (entry, json.loads(compartments.opener(place)(entry.payload_sealed, entry.id.hex)))
        for entry, place in session.execute(query.where(ChannelEntry.kind == "evidence"))
    ]
