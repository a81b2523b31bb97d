"""The tree of offices with what the law lets each of them do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from mediation.identity.models import Office
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.projections.office_people import covered_by


@dataclass(frozen=True)
class OfficeShown:
    """An office; `depth` is its place below the root, `mine` whether the reader may change it."""

    id: UUID
    code: str
    name: str
    name_en: str
    kind: str
    legal_basis: str
    scope: tuple[str, ...]
    profile: str
    seal_of: str
    """Name of the office whose seal it uses."""
    region: str
    address: str
    phone: str
    is_open: bool
    depth: int
    mine: bool


def tree(session: Session, actor: Actor) -> tuple[OfficeShown, ...]:
    """Every office from the roots down, in one statement. Raises NotFound."""
    covered = covered_by(actor, Permission.MANAGE_OFFICES)
    return tuple(_shown(row, covered) for row in session.execute(_query().order_by(Office.path)))


def one(session: Session, actor: Actor, code: str) -> OfficeShown:
    """An office that the reader may change. Raises NotFound."""
    covered = covered_by(actor, Permission.MANAGE_OFFICES)
    row = session.execute(_query().where(Office.code == code, Office.id.in_(sorted(covered)))).one_or_none()
    if row is None:
        raise NotFound()
    return _shown(row, covered)


def _query() -> Any:
    seal = aliased(Office)
    return select(Office, seal.name.label("seal_of")).outerjoin(seal, seal.id == Office.seal_office_id)


def _shown(row: Any, covered: frozenset[UUID]) -> OfficeShown:
    office: Office = row.Office
    return OfficeShown(
        office.id, office.code, office.name, office.name_en, office.kind, office.legal_basis,
        tuple(office.scope), office.profile, row.seal_of or office.name, office.region,
        office.address, office.phone, office.is_open, office.path.count("/") - 1, office.id in covered,
    )  # fmt: skip
