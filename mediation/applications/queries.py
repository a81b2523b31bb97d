"""Reads of drafts by their resume code: who has the code may go on with the draft."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.applications.models import Application, ApplicationFile
from mediation.applications.rules import resume_hash


def with_files(
    session: Session, code: str, *, lock: bool = False
) -> tuple[Application | None, list[ApplicationFile]]:
    """A draft and its papers by its code, in one statement; filed and lapsed ones too."""
    query = (
        select(Application, ApplicationFile)
        .outerjoin(ApplicationFile, ApplicationFile.application_id == Application.id)
        .where(Application.resume_hash == resume_hash(code))
        .order_by(ApplicationFile.added_at, ApplicationFile.id)
    )
    rows = session.execute(query.with_for_update(of=Application) if lock else query).all()
    files = [row.ApplicationFile for row in rows if row.ApplicationFile is not None]
    return (rows[0].Application if rows else None), files


def lapsed(session: Session, now: datetime, most: int) -> list[Application]:
    """Drafts whose time is over, oldest first."""
    query = select(Application).where(Application.state == "drafting", Application.expires_at <= now)
    return list(session.scalars(query.order_by(Application.expires_at).limit(most).with_for_update()))


def files_of(session: Session, application_id: UUID) -> list[ApplicationFile]:
    """The papers of one draft."""
    query = select(ApplicationFile).where(ApplicationFile.application_id == application_id)
    return list(session.scalars(query.order_by(ApplicationFile.added_at, ApplicationFile.id)))


def answers_of(application: Application) -> dict[str, Any]:
    """Page → answers; nothing after the draft was wiped."""
    answers: dict[str, Any] = json.loads(application.answers or "{}")
    return answers
