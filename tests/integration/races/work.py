"""What the racers do; it stands in a module so that other processes can be sent to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from mediation import schema
from mediation.config import DEMO_KEY
from mediation.kernel import clock, encryption
from mediation.kernel.actor import Actor
from mediation.kernel.database import CaseSession
from mediation.kernel.encryption import Keyring
from mediation.kernel.errors import MediationError
from mediation.procedure.claims import review
from mediation.procedure.mediators import assign

WON = "won"


def tried(engine: Engine, act: Callable[..., Any], *said: Any) -> str:
    """`won`, or the name of the error with which the product refused; any other error goes through."""
    with CaseSession(engine, expire_on_commit=False) as session:
        try:
            act(session, *said)
        except MediationError as told:
            return type(told).__name__
    return WON


def accept(engine: Engine, actor: Actor, dispute: UUID, seen: int | None, _mediator: UUID) -> str:
    """Take a claim in."""
    return tried(engine, review.accept, actor, dispute, seen)


def name(engine: Engine, actor: Actor, dispute: UUID, seen: int | None, mediator: UUID) -> str:
    """Name one's own mediator for a dispute."""
    return tried(engine, assign.assign, actor, dispute, seen, mediator)


ACTS = {"accept": accept, "name": name}


def in_turn(
    number: int,
    url: str,
    moment: datetime,
    racers: Sequence[Actor],
    mediators: Sequence[UUID],
    what: Sequence[tuple[str, UUID, int | None]],
) -> list[str]:
    """One process, one racer: every act in order, on a connection of its own."""
    assert schema.METADATA.tables
    encryption.configure(Keyring((("demo", DEMO_KEY),)))
    engine = create_engine(url)
    try:
        with clock.reading(lambda: moment):
            return [
                ACTS[act](engine, racers[number], dispute, seen, mediators[number % len(mediators)])
                for act, dispute, seen in what
            ]
    finally:
        engine.dispose()


def on(engine: Engine) -> Callable[[], Session]:
    """Fresh sessions of this engine."""
    return lambda: CaseSession(engine, expire_on_commit=False)
