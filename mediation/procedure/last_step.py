"""The last step of a dispute and what happened since, in one statement, for whoever would go back by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, exists, func, literal_column, or_, select
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement, Signature
from mediation.audit.models import AuditEntry
from mediation.audit.record import compartment_chain
from mediation.disputes.models import History
from mediation.disputes.rules import LastStep, Quiet, Since, obstacles, obstacles_alone
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.outbox import OutboxMessage
from mediation.referrals.models import IncomingReferral, LaterReport
from mediation.talks.models import Talk


@dataclass(frozen=True)
class Taken:
    """The last step as it was taken, and every reason why it cannot be taken back."""

    version: int
    at: datetime
    by: UUID | None
    by_name: str
    step: LastStep
    since: Since
    obstacles: tuple[str, ...]


def last_step(session: Session, dispute_id: UUID) -> Taken:
    """The last step of a dispute. Joint rows only: nothing said in confidence opens or closes a way back."""
    row = session.execute(_statement(), {"dispute": dispute_id}).one()
    last: History = row.History
    step = LastStep(last.trigger, last.from_state, last.to_state, last.on_behalf_of is not None)
    since = Since(bool(row.signed), row.newest == "declined", bool(row.session_held), bool(row.reported))
    found = obstacles(step, since)
    return Taken(last.version, last.at, last.person_id, last.person_name, step, since, found)


def obstacles_for(session: Session, dispute_id: UUID, actor: Actor, last: Taken) -> tuple[str, ...]:
    """Every reason why this actor cannot take the last step back alone, in one statement more."""
    asked = {
        "dispute": dispute_id, "chain": compartment_chain(dispute_id, dispute_id).name, "since": last.at,
        "person": last.by,
    }  # fmt: skip
    row = session.execute(_quiet(), asked).one()
    own = actor.person_id is not None and last.by == actor.person_id
    quiet = Quiet(own, clock.now() - last.at, bool(row.told), bool(row.followed))
    return obstacles_alone(last.step, last.since, quiet)


@cache
def _quiet() -> Any:
    since = bindparam("since", type_=AuditEntry.at.type)
    told = exists().where(
        OutboxMessage.about == bindparam("dispute", type_=Uuid()), OutboxMessage.at >= since,
        or_(OutboxMessage.attempts > 0, OutboxMessage.state.in_([literal_column("'sent'")])),
    )  # fmt: skip
    followed = exists().where(
        AuditEntry.chain == bindparam("chain"), AuditEntry.at >= since,
        AuditEntry.person_id.is_distinct_from(bindparam("person", type_=Uuid())),
    )  # fmt: skip
    return select(told.label("told"), followed.label("followed"))


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
    anew = exists().where(
        LaterReport.referral_id == IncomingReferral.id, LaterReport.reported_at >= History.at
    )
    told = exists().where(
        IncomingReferral.dispute_id == wanted, or_(IncomingReferral.answered_at >= History.at, anew)
    )
    query = select(
        History,
        select(Agreement.state).where(*latest).scalar_subquery().label("newest"),
        signed.label("signed"),
        held.label("session_held"),
        told.label("reported"),
    )
    return query.where(History.dispute_id == wanted).order_by(History.version.desc()).limit(1)
