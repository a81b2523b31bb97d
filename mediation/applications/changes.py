"""Writes to a draft inside the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.applications import queries
from mediation.applications.models import Application, ApplicationFile
from mediation.applications.rules import LASTS, resume_hash
from mediation.audit.record import office_chain
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound, NotPossible
from mediation.lifecycle.move import move, move_along
from workflows.application import APPLICATION


def begin(session: Session, actor: Actor, code: str) -> Application:
    """A new draft behind this resume code."""
    at = clock.now()
    application = Application(
        id=identifiers.new(actor.stream("application")), resume_hash=resume_hash(code),
        account_id=actor.account_id, state=APPLICATION.initial, created_at=at, changed_at=at,
        expires_at=at + LASTS,
    )  # fmt: skip
    session.add(application)
    return application


def in_hand(session: Session, code: str) -> tuple[Application, list[ApplicationFile]]:
    """A draft that is still being written, locked.

    Raises NotFound for an unknown or lapsed code, NotPossible("application_filed").
    """
    application, files = queries.with_files(session, code, lock=True)
    if application is None or application.state == "expired" or application.expires_at <= clock.now():
        raise NotFound()
    if application.dispute_id is not None:
        raise NotPossible("application_filed")
    return application, files


def keep(application: Application, answers: dict[str, Any]) -> None:
    """Save the answers, sealed; the thirty days begin anew."""
    application.answers = json.dumps(answers, ensure_ascii=False)
    application.changed_at = clock.now()
    application.expires_at = application.changed_at + LASTS


def become(
    session: Session, application: Application, files: Iterable[ApplicationFile], dispute_id: UUID
) -> None:
    """End a draft that became a dispute, whose own entry tells of it; only the dispute is remembered."""
    move_along(application, APPLICATION, "file")
    application.dispute_id = dispute_id
    _wipe(session, application, files)


def expire(
    session: Session, actor: Actor, application: Application, files: Iterable[ApplicationFile]
) -> None:
    """Let a draft lapse, with its entry in the public's chain."""
    move(session, application, APPLICATION, "expire", actor=actor, chain=office_chain(None))
    _wipe(session, application, files)


def _wipe(session: Session, application: Application, files: Iterable[ApplicationFile]) -> None:
    """What was written goes, and the rows of the papers; their files are the caller's."""
    application.answers = None
    for file in files:
        session.delete(file)
