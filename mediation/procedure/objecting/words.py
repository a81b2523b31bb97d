"""What a party said against a mediator, and why it was decided so: sealed for the office and that party."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.assignments.objection_models import Objection
from mediation.channels import compartments
from mediation.channels.models import Compartment
from mediation.documents import shelf
from mediation.documents.uploads import Upload
from mediation.kernel.errors import NotFound


@dataclass(frozen=True)
class Against:
    """Grounds by code, words, and the name of a scan where the party wrote on paper."""

    grounds: tuple[str, ...]
    words: str
    scan: str = ""


@dataclass(frozen=True)
class Opened:
    """An objection read by somebody who may; `against` is None for one without grounds."""

    against: Against | None
    reason: str


def seal_words(session: Session, row: Objection, against: Against, scan: Upload | None) -> None:
    """Keep the words, and the scan with them."""
    seal = compartments.sealer(_office(session, row.dispute_id))
    told = {"grounds": list(against.grounds), "words": against.words, "scan": scan.name if scan else ""}
    row.said_sealed = seal(json.dumps(told, ensure_ascii=False).encode(), f"objection|{row.id.hex}")
    if scan is not None:
        shelf.verdict(scan.body)
        row.scan_size = scan.size
        shelf.put_sealed(session, row.id, seal(scan.body, f"objection_scan|{row.id.hex}"))


def seal_reason(session: Session, row: Objection, reason: str) -> None:
    """Keep why it was decided so."""
    seal = compartments.sealer(_office(session, row.dispute_id))
    row.reason_sealed = seal(reason.encode(), f"objection_reason|{row.id.hex}")


def opened(session: Session, rows: Sequence[Objection]) -> dict[UUID, Opened]:
    """The objections of one dispute, opened. The caller has asked whether the reader may."""
    if not rows:
        return {}
    unseal = compartments.opener(_office(session, rows[0].dispute_id))
    return {row.id: _opened(row, unseal) for row in rows}


def scan_of(session: Session, row: Objection) -> tuple[str, bytes]:
    """Name and bytes of the paper on which a party objected. Raises NotFound."""
    found = opened(session, [row])[row.id].against
    if found is None or not found.scan:
        raise NotFound()
    unseal = compartments.opener(_office(session, row.dispute_id))
    return found.scan, unseal(shelf.get_sealed(row.id), f"objection_scan|{row.id.hex}")


def _opened(row: Objection, unseal: Any) -> Opened:
    against = None
    if row.said_sealed is not None:
        told = json.loads(unseal(row.said_sealed, f"objection|{row.id.hex}"))
        against = Against(tuple(told["grounds"]), told["words"], told["scan"])
    sealed = row.reason_sealed
    return Opened(against, unseal(sealed, f"objection_reason|{row.id.hex}").decode() if sealed else "")


def _office(session: Session, dispute_id: UUID) -> Compartment:
    query = select(Compartment).where(
        Compartment.dispute_id == dispute_id, Compartment.kind == compartments.OFFICE
    )
    found = session.scalar(query)
    if found is None:
        raise NotFound()
    return found
