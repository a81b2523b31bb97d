"""What auditors do, each kept in the log itself: look into it, take a copy away, verify its chains."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject, office_chain, record
from mediation.audit.verify import verify
from mediation.disputes.models import Dispute
from mediation.identity.standing import must_stand
from mediation.kernel.actor import Actor, Ground, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import NotFound
from mediation.kernel.idempotency import remember
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission


def note_view(
    session: Session, actor: Actor, page: str, asked: Mapping[str, Any], dispute_id: UUID | None = None
) -> None:
    """Keep that the actor looked into the log, where and for what (PIPL 54). Raises NotFound."""
    _note(session, actor, "audit.viewed", {"page": page, **asked}, dispute_id)


def note_export(session: Session, actor: Actor, asked: Mapping[str, Any], rows: int) -> None:
    """Keep that the actor took a copy of so many entries away. Raises NotFound."""
    _note(session, actor, "audit.exported", {**asked, "rows": rows}, None)


def verify_log(session: Session, actor: Actor, number: str | None = None) -> str:
    """Recompute every chain, or those of one dispute; gives the key of the entry that holds the result.

    The private chains are recomputed like all others. The result has every fault and no count,
    since a count would tell how much was said in confidence. Raises NotFound.
    """
    ground = require_by_role(actor, Permission.VERIFY_AUDIT)
    dispute_id = None if number is None else audited_dispute(session, actor, number)
    found = verify(session, dispute_id)
    session.rollback()
    session.expunge_all()
    faults = [{"chain": one.chain, "seq": one.seq, "kind": one.kind} for one in found.faults]
    with transaction(session):
        must_stand(session, actor)
        entry = record(
            session, actor, "audit.verified", _subject(ground, dispute_id), office_chain(ground.office_id),
            after={"faults": faults}, ground=ground,
        )  # fmt: skip
        remember(session, entry.id.hex)
        return entry.id.hex


def audited_dispute(session: Session, actor: Actor, number: str) -> UUID:
    """The key of a dispute of an office under the auditor's post. Raises NotFound."""
    covered = actor.covered(Role.AUDITOR)
    found = session.scalar(
        select(Dispute.id).where(
            Dispute.number == number.strip().upper(), Dispute.office_id.in_(sorted(covered))
        )
    )
    if found is None:
        raise NotFound()
    return found


def _note(
    session: Session, actor: Actor, verb: str, after: Mapping[str, Any], dispute_id: UUID | None
) -> None:
    ground = require_by_role(actor, Permission.READ_AUDIT)
    told = {name: value for name, value in after.items() if value not in (None, "", [])}
    with transaction(session):
        record(
            session, actor, verb, _subject(ground, dispute_id), office_chain(ground.office_id),
            after=told, ground=ground,
        )  # fmt: skip


def _subject(ground: Ground, dispute_id: UUID | None) -> Subject:
    if dispute_id is not None:
        return Subject("dispute", dispute_id)
    if ground.office_id is None:
        raise NotFound()
    return Subject("office", ground.office_id)
