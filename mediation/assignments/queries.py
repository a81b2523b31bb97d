"""Reads of the register and of assignments: whoever could mediate a dispute, with what is known of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, Uuid, and_, bindparam, exists, func, literal_column, or_, select
from sqlalchemy.orm import Session, aliased

from mediation.assignments.models import Assignment, MediatorProfile
from mediation.assignments.rules import Candidate
from mediation.disputes.models import Dispute
from mediation.identity.models import Office, Person, RoleHolding
from mediation.kernel.actor import Role
from mediation.parties.models import Party, PartyMember

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


def had_another(session: Session, dispute_id: UUID, person_id: UUID) -> bool:
    """Whether another mediator than this one took the dispute on before."""
    found = exists().where(
        Assignment.dispute_id == dispute_id, Assignment.person_id != person_id,
        Assignment.answered_at.is_not(None), Assignment.state.in_(("accepted", "ended")),
    )  # fmt: skip
    return bool(session.scalar(select(found)))


def left_in_conflict(session: Session, dispute_id: UUID) -> list[Assignment]:
    """Mediators who left while a conflict of interest was open or an objection to them undecided."""
    query = select(Assignment).where(
        Assignment.dispute_id == dispute_id, Assignment.state == "ended", held_back()
    )
    return list(session.scalars(query.order_by(Assignment.ended_at, Assignment.id)))


def unsettled(rows: Iterable[Assignment]) -> list[Assignment]:
    """Those whose mediator took the dispute on and disclosed a conflict that is still open."""
    return [
        row
        for row in rows
        if row.state == "accepted" and row.conflict is not None and row.conflict_settled_at is None
    ]


def held_back() -> Any:
    """SQL: the mediator of this assignment takes no step and reads nothing private.

    A disclosed conflict is open, or an objection is not decided.
    """
    conflict = and_(Assignment.conflict.is_not(None), Assignment.conflict_settled_at.is_(None))
    return or_(conflict, Assignment.frozen_at.is_not(None))


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


RECENT = 30
"""Of a mediator's cases the newest so many are looked at: what is over grows for ever."""
AGREED, CONCLUDED = ("enforcement", "performed"), ("enforcement", "performed", "terminated")
"""States of a dispute that ended with an agreement; and those that ended with one or without."""


def _newest(states: Sequence[str]) -> Any:
    """How many of a mediator's newest concluded cases stand in these states; by ix_assignments_newest."""
    own, case_ = aliased(Assignment), aliased(Dispute)
    written: list[Any] = [literal_column(f"'{state}'") for state in CONCLUDED]
    newest = (
        select(case_.state.label("state"))
        .select_from(own)
        .join(case_, case_.id == own.dispute_id)
        .where(
            own.person_id == Person.id, own.state == literal_column("'accepted'"), case_.state.in_(written)
        )
        .order_by(own.named_at.desc())
        .limit(RECENT)
        .correlate(Person)
        .subquery()
    )
    wanted = newest.c.state.in_([literal_column(f"'{state}'") for state in states])
    return select(func.count()).select_from(newest).where(wanted).correlate(Person).scalar_subquery()


def languages(session: Session, dispute_id: UUID) -> tuple[str, ...]:
    """What the parties of a dispute would rather speak, as far as somebody asked."""
    query = select(Party.language).where(Party.dispute_id == dispute_id, Party.language.is_not(None))
    return tuple(each for each in session.scalars(query.order_by(Party.side, Party.position)) if each)


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
        "concluded": _newest(CONCLUDED),
        "settled": _newest(AGREED),
        "acts_for_party": exists().where(
            PartyMember.dispute_id == _DISPUTE, PartyMember.person_id == Person.id
        ),
    }  # fmt: skip


def _candidate(row: Any, dispute: Dispute) -> Candidate:
    profile: MediatorProfile | None = row.MediatorProfile
    standing = {
        "load": row.load, "concluded": row.concluded, "settled": row.settled,
        "assigned_here": bool(row.assigned_here), "left_here": bool(row.left_here),
        "open_conflict": bool(row.open_conflict), "acts_for_party": bool(row.acts_for_party),
        "earlier_with_employer": row.earlier, "of_own_office": row.office_id == dispute.office_id,
        "on_register": bool(row.on_register) and (profile is None or profile.ended_on is None),
    }  # fmt: skip
    if profile is None:
        return Candidate(row.id, row.name, row.office, **standing)
    return Candidate(
        row.id, row.name, row.office, register_number=profile.register_number, term_from=profile.term_from,
        term_until=profile.term_until, suspended=profile.suspended,
        evidence={name: str(shown or "") for name, shown in profile.qualifications.items()},
        languages=tuple(profile.languages), trades=tuple(profile.trades), **standing,
    )  # fmt: skip
