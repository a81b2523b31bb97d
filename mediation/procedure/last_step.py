"""The last step of a dispute and what happened since, in one statement, for whoever would go back by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, exists, func, literal_column, select
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement, Signature
from mediation.disputes.models import History
from mediation.disputes.rules import LastStep, Since, obstacles
from mediation.referrals.models import IncomingReferral
from mediation.talks.models import Talk


@dataclass(frozen=True)
class Taken:
    """The last step as it was taken, and every reason why it cannot be taken back."""

    version: int
    at: datetime
    by: UUID | None
    by_name: str
    step: LastStep
    obstacles: tuple[str, ...]


def last_step(session: Session, dispute_id: UUID) -> Taken:
    """The last step of a dispute. Joint rows only: nothing said in confidence opens or closes a way back."""
    row = session.execute(_statement(), {"dispute": dispute_id}).one()
    last: History = row.History
    step = LastStep(last.trigger, last.from_state, last.to_state, last.on_behalf_of is not None)
    since = Since(bool(row.signed), row.newest == "declined", bool(row.session_held), bool(row.reported))
    found = obstacles(step, since)
    return Taken(last.version, last.at, last.person_id, last.person_name, step, found)


@cache
def _statement() -> Any:
    """Built once, as the facts of the guards are."""
    wanted = bindparam("dispute", type_=Uuid())
    newest = select(func.max(Agreement.number)).where(Agreement.dispute_id == wanted).scalar_subquery()
    latest = (Agreement.dispute_id == wanted, Agreement.number == newest)
    open_one = Agreement.state.in_([literal_column("'offered'"), literal_column("'signed'")])
    signed = exists().where(Signature.agreement_id == Agreement.id, *latest, open_one)
    held = exists().where(
        Talk.dispute_id == wanted, Talk.state == literal_column("'held'"), Talk.held_until >= History.at
    )
    told = exists().where(IncomingReferral.dispute_id == wanted, IncomingReferral.answered_at >= History.at)
    query = select(
        History,
        select(Agreement.state).where(*latest).scalar_subquery().label("newest"),
        signed.label("signed"),
        held.label("session_held"),
        told.label("reported"),
    )
    return query.where(History.dispute_id == wanted).order_by(History.version.desc()).limit(1)
