"""Reads of the register and of assignments: whoever could mediate a dispute, with what is known of each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, Uuid, and_, bindparam, exists, func, select
from sqlalchemy.orm import Session, aliased

from mediation.assignments.models import Assignment, MediatorProfile
from mediation.assignments.rules import Candidate
from mediation.disputes.models import Dispute
from mediation.identity.models import Office, Person, RoleHolding
from mediation.kernel.actor import Role
from mediation.parties.models import PartyMember

ACTIVE = ("proposed", "accepted")
_DISPUTE = bindparam("dispute", type_=Uuid())


def candidates(session: Session, dispute: Dispute) -> list[Candidate]:
    """Every mediator of the tree of offices to which the handling office belongs, in two statements.

    On the register for this dispute are those of the handling office and of the offices above
    and below it.
    """
    rows = session.execute(_everybody(), _asked(session, dispute))
    return [_candidate(row, dispute) for row in rows]


def candidate(session: Session, dispute: Dispute, person_id: UUID) -> Candidate | None:
    """One of them, or None for somebody who is no mediator there."""
    rows = session.execute(_one(), {**_asked(session, dispute), "person": person_id}).all()
    return _candidate(rows[0], dispute) if rows else None


def active(session: Session, dispute_id: UUID) -> list[Assignment]:
    """Mediators named for a dispute or at work on it, oldest first."""
    query = select(Assignment).where(Assignment.dispute_id == dispute_id, Assignment.state.in_(ACTIVE))
    return list(session.scalars(query.order_by(Assignment.named_at, Assignment.id)))


def one_active(session: Session, dispute_id: UUID, assignment_id: UUID) -> Assignment | None:
    """One of the active assignments of a dispute."""
    return next((row for row in active(session, dispute_id) if row.id == assignment_id), None)


def unsettled(rows: Iterable[Assignment]) -> list[Assignment]:
    """Those whose mediator took the dispute on and disclosed a conflict that is still open."""
    return [
        row
        for row in rows
        if row.state == "accepted" and row.conflict is not None and row.conflict_settled_at is None
    ]


def _asked(session: Session, dispute: Dispute) -> dict[str, Any]:
    """The values for `_everybody`."""
    path = session.scalars(_path(), {"office": dispute.office_id}).one()
    root = f"{path.partition('/')[0]}/"
    return {
        "dispute": dispute.id, "employer": dispute.respondent_name, "path": path, "below": _beginning(path),
        "tree": _beginning(root),
    }  # fmt: skip


@cache
def _path() -> Any:
    return select(Office.path).where(Office.id == bindparam("office", type_=Uuid()))


def _beginning(text: str) -> str:
    """What begins with this text, as a pattern whose sign `/` takes the meaning from the next one."""
    return text.replace("/", "//").replace("%", "/%").replace("_", "/_") + "%"


@cache
def _one() -> Any:
    return _everybody().where(Person.id == bindparam("person", type_=Uuid()))


@cache
def _everybody() -> Select[Any]:
    """Built once: putting it together took longer than all else in naming a mediator."""
    registered, home = aliased(Office), aliased(Office)
    in_line = and_(registered.id == MediatorProfile.office_id, _in_line(registered.path))
    loads, earlier = _loads(), _earlier()
    return (
        select(
            Person.id, Person.name, MediatorProfile, home.name.label("office"), home.id.label("office_id"),
            registered.id.is_not(None).label("on_register"),
            *(part.label(name) for name, part in _standing(loads, earlier).items()),
        )
        .select_from(Person)
        .outerjoin(MediatorProfile, MediatorProfile.person_id == Person.id)
        .outerjoin(registered, in_line)
        .join(home, home.id == func.coalesce(MediatorProfile.office_id, _first_post()))
        .outerjoin(loads, loads.c.person_id == Person.id)
        .outerjoin(earlier, earlier.c.person_id == Person.id)
        .where(Person.id.in_(_mediators()))
    )  # fmt: skip


def _in_line(other: Any) -> Any:
    """Of the handling office, above it or below it: of two paths one begins the other."""
    path = bindparam("path", type_=String())
    return other.like(bindparam("below"), escape="/") | path.startswith(other)


def _posts() -> Select[Any]:
    """The posts of a mediator anywhere in the tree."""
    place = aliased(Office)
    return (
        select(place.id)
        .join(RoleHolding, RoleHolding.office_id == place.id)
        .where(
            RoleHolding.person_id == Person.id,
            RoleHolding.role == Role.MEDIATOR.value,
            RoleHolding.until_at.is_(None),
            place.path.like(bindparam("tree"), escape="/"),
        )
        .order_by(place.path.desc())
    )


def _mediators() -> Any:
    """Whoever holds a post of a mediator: few, where everybody who was ever a party is many."""
    return (
        select(RoleHolding.person_id)
        .join(Office, Office.id == RoleHolding.office_id)
        .where(
            RoleHolding.role == Role.MEDIATOR.value,
            RoleHolding.until_at.is_(None),
            Office.path.like(bindparam("tree"), escape="/"),
        )
    )


def _loads() -> Any:
    """Open disputes by mediator, counted once for all, from what is open: what is over grows for ever."""
    return _counted(Dispute.is_open.is_(True), Assignment.state.in_(ACTIVE)).subquery("loads")


def _earlier() -> Any:
    """Other disputes with the same employer by mediator, counted from the employer's name."""
    same = and_(Dispute.respondent_name == bindparam("employer"), Dispute.id != _DISPUTE)
    return _counted(same, Assignment.state.in_(("accepted", "ended"))).subquery("earlier")


def _counted(of: Any, state: Any) -> Any:
    return (
        select(Assignment.person_id, func.count().label("number"))
        .select_from(Dispute)
        .join(Assignment, Assignment.dispute_id == Dispute.id)
        .where(of, state)
        .group_by(Assignment.person_id)
    )


def _first_post() -> Any:
    return _posts().limit(1).scalar_subquery()


def _standing(loads: Any, earlier: Any) -> dict[str, Any]:
    here = and_(Assignment.dispute_id == _DISPUTE, Assignment.person_id == Person.id)
    return {
        "load": func.coalesce(loads.c.number, 0),
        "earlier": func.coalesce(earlier.c.number, 0),
        "assigned_here": exists().where(here, Assignment.state.in_(ACTIVE)),
        "left_here": exists().where(here, Assignment.state.not_in(ACTIVE)),
        "open_conflict": exists().where(
            here, Assignment.conflict.is_not(None), Assignment.conflict_settled_at.is_(None)
        ),
        "acts_for_party": exists().where(
            PartyMember.dispute_id == _DISPUTE, PartyMember.person_id == Person.id
        ),
    }  # fmt: skip


def _candidate(row: Any, dispute: Dispute) -> Candidate:
    profile: MediatorProfile | None = row.MediatorProfile
    standing = {
        "load": row.load, "assigned_here": bool(row.assigned_here), "left_here": bool(row.left_here),
        "open_conflict": bool(row.open_conflict), "acts_for_party": bool(row.acts_for_party),
        "earlier_with_employer": row.earlier, "of_own_office": row.office_id == dispute.office_id,
        "on_register": bool(row.on_register),
    }  # fmt: skip
    if profile is None:
        return Candidate(row.id, row.name, row.office, **standing)
    return Candidate(
        row.id, row.name, row.office, register_number=profile.register_number, term_from=profile.term_from,
        term_until=profile.term_until, suspended=profile.suspended,
        evidence={name: str(shown or "") for name, shown in profile.qualifications.items()},
        languages=tuple(profile.languages), trades=tuple(profile.trades), **standing,
    )  # fmt: skip
