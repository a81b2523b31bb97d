"""Reads and writes of groups inside the caller's transaction; a step of each member tells of its joining."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject, office_chain, record
from mediation.disputes.group_models import Group, Membership
from mediation.disputes.group_rules import Employer, fits
from mediation.disputes.models import Dispute
from mediation.identity.models import Office
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground


def open_group(
    session: Session, actor: Actor, office_id: UUID, name: str, employer: Employer, ground: Ground
) -> Group:
    """A new group of an office, with its entry in the chain of that office."""
    row = Group(
        id=identifiers.new(actor.stream(office_id)), office_id=office_id, name=name.strip(),
        employer_name=employer.name.strip(), employer_code=employer.credit_code,
        opened_by=actor.person_id, opened_name=actor.name, opened_at=clock.now(),
    )  # fmt: skip
    session.add(row)
    session.flush()
    told = {"name": row.name, "employer": row.employer_name}
    record(
        session, actor, "group.opened", Subject("dispute_group", row.id), office_chain(office_id),
        after=told, ground=ground,
    )  # fmt: skip
    return row


def join(session: Session, stream: str, group_id: UUID, dispute_id: UUID) -> None:
    """The dispute belongs to the group from now on; the step that is taken writes the entry."""
    row = Membership(
        id=identifiers.new(stream), group_id=group_id, dispute_id=dispute_id, from_at=clock.now(),
        until_at=None,
    )  # fmt: skip
    session.add(row)


def leave(session: Session, dispute_id: UUID) -> Group | None:
    """The dispute belongs to no group from now on; gives the one that it left."""
    found = session.execute(
        select(Membership, Group)
        .join(Group, Group.id == Membership.group_id)
        .where(Membership.dispute_id == dispute_id, Membership.until_at.is_(None))
    ).one_or_none()
    if found is None:
        return None
    found.Membership.until_at = clock.now()
    return found.Group


def leave_behind(session: Session, dispute_id: UUID, office: Office) -> Group | None:
    """The group that a dispute leaves as another office takes it over; None where it stays in its group."""
    query = (
        select(Office.path)
        .join(Group, Group.office_id == Office.id)
        .join(Membership, Membership.group_id == Group.id)
        .where(Membership.dispute_id == dispute_id, Membership.until_at.is_(None))
    )
    path = session.scalar(query)
    return None if path is None or office.path.startswith(path) else leave(session, dispute_id)


def members(session: Session, group_id: UUID) -> Sequence[UUID]:
    """The open disputes that belong to a group."""
    query = (
        select(Membership.dispute_id)
        .join(Dispute, Dispute.id == Membership.dispute_id)
        .where(
            Membership.group_id == group_id, Membership.until_at.is_(None), Dispute.is_open.is_(True)
        )
    )  # fmt: skip
    return session.scalars(query.order_by(Membership.dispute_id)).all()


def fitting(session: Session, dispute: Dispute, employers: Iterable[Employer]) -> Sequence[Group]:
    """The groups that a dispute against these employers may join, the newest first."""
    known = list(employers)
    names = [each.name.strip() for each in known]
    codes = [each.credit_code for each in known if each.credit_code]
    here = session.get_one(Office, dispute.office_id).path
    query = (
        select(Group, Office.path)
        .join(Office, Office.id == Group.office_id)
        .where(or_(Group.employer_name.in_(names), Group.employer_code.in_(codes)))
        .order_by(Group.opened_at.desc(), Group.id)
    )
    return [
        row.Group
        for row in session.execute(query)
        if fits(Employer(row.Group.employer_name, row.Group.employer_code), row.path, known, here)
    ]
