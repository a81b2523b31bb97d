"""The result of a verification as its entry in the log holds it, each chain named by what it belongs to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.disputes.models import Dispute
from mediation.identity.models import Office
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.projections import audit_trail


@dataclass(frozen=True)
class FaultFound:
    """One fault: `part` is joint, private, office or public; `about` names dispute or office."""

    part: str
    about: str
    seq: int
    kind: str


@dataclass(frozen=True)
class Verification:
    """When which chains were recomputed, and every fault that was found."""

    at: datetime
    number: str | None
    """Of the one dispute that was verified; None for the whole log."""
    faults: tuple[FaultFound, ...]


def verification(session: Session, actor: Actor, key: UUID) -> Verification:
    """The result kept under this key, in at most four statements. Raises NotFound."""
    entry = audit_trail.one(session, actor, key)
    if entry.verb != "audit.verified":
        raise NotFound()
    faults = json.loads(entry.body)["after"]["faults"]
    keys = {UUID(part) for fault in faults for part in fault["chain"].split(":")[1:2]}
    names = _names(session, keys | {entry.subject_id})
    number = names.get(entry.subject_id) if entry.subject_kind == "dispute" else None
    return Verification(
        entry.at,
        number,
        tuple(_fault(fault["chain"], fault["seq"], fault["kind"], names) for fault in faults),
    )


def _names(session: Session, keys: set[UUID]) -> dict[UUID, str]:
    names: dict[UUID, str] = {}
    for column, name in ((Dispute.id, Dispute.number), (Office.id, Office.name)):
        names.update(
            (row[0], row[1]) for row in session.execute(select(column, name).where(column.in_(keys)))
        )
    return names


def _fault(chain: str, seq: int, kind: str, names: dict[UUID, str]) -> FaultFound:
    place = chain.split(":")
    if place[0] == "public":
        return FaultFound("public", "", seq, kind)
    about = names.get(UUID(place[1]), "")
    if place[0] == "office":
        return FaultFound("office", about, seq, kind)
    return FaultFound("joint" if place[1] == place[2] else "private", about, seq, kind)
