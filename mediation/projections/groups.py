"""Groups of disputes at the desk: the list, one group with its members, and whom else one could ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from mediation.disputes import groups
from mediation.disputes.group_models import Group, Membership
from mediation.disputes.group_rules import Employer
from mediation.disputes.models import Dispute
from mediation.identity.models import Office
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Role
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.pending.models import PendingAct
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission
from mediation.procedure.parties.group import AT_ONCE, JOIN
from mediation.projections import desk_rows
from mediation.projections.closing import Choice
from mediation.projections.desk_case import DeskHeader
from mediation.projections.desk_rows import DeskRow
from mediation.projections.visible import visible
from mediation.talks.models import Talk

MOST = 100
"""Groups in the list."""
MOST_MEMBERS = 300


@dataclass(frozen=True)
class Line:
    """One group of the list."""

    id: UUID
    name: str
    employer_name: str
    office_name: str
    opened_at: datetime
    members: int


@dataclass(frozen=True)
class Member:
    """One dispute of a group, or one that could join it."""

    row: DeskRow
    worker_name: str
    next_session: datetime | None = None


@dataclass(frozen=True)
class GroupPage:
    """A group as this reader sees it: only disputes whose file is open to him."""

    id: UUID
    name: str
    employer_name: str
    office_name: str
    opened_name: str
    opened_at: datetime
    members: tuple[Member, ...]
    former: tuple[Member, ...]
    """Who left it."""
    asked: tuple[Member, ...]
    """Workers who were asked and have not answered."""
    askable: tuple[Member, ...]
    """Disputes against the same employer whose workers could be asked."""
    mediated: int
    """Members for which this reader may arrange a session."""
    elsewhere: int
    """Members whose file is not open to this reader."""

    @property
    def claimed_fen(self) -> int:
        return sum(each.row.claimed_fen for each in self.members)

    @property
    def by_state(self) -> Mapping[str, int]:
        """How many members stand in which state."""
        return Counter(each.row.state for each in self.members)


def mine(session: Session, actor: Actor) -> tuple[Line, ...]:
    """The groups of this reader, the newest first."""
    require_by_role(actor, Permission.USE_GROUPS)
    count = select(func.count()).where(Membership.group_id == Group.id, Membership.until_at.is_(None))
    query = (
        select(
            Group.id, Group.name, Group.employer_name, Office.name.label("office"), Group.opened_at,
            count.correlate(Group).scalar_subquery().label("members"),
        )
        .join(Office, Office.id == Group.office_id)
        .where(_open_to(actor))
        .order_by(Group.opened_at.desc(), Group.id)
        .limit(MOST)
    )  # fmt: skip
    return tuple(Line(*row) for row in session.execute(query))


def page(session: Session, actor: Actor, key: UUID) -> GroupPage:
    """One group. Raises NotFound where there is none, or it is not this reader's."""
    require_by_role(actor, Permission.USE_GROUPS)
    query = select(Group, Office.name.label("office"), Office.path).join(Office, Office.id == Group.office_id)
    found = session.execute(query.where(Group.id == key, _open_to(actor))).one_or_none()
    if found is None:
        raise NotFound()
    group: Group = found.Group
    members = _members(session, actor, _of_group(key, now=True))
    total = session.scalar(select(func.count()).select_from(_of_group(key, now=True).subquery())) or 0
    others = _members(session, actor, _against(group, found.path))
    waiting = _waiting(session, [each.row.id for each in others])
    return GroupPage(
        group.id, group.name, group.employer_name, found.office, group.opened_name, group.opened_at,
        members, _members(session, actor, _of_group(key, now=False)),
        tuple(each for each in others if each.row.id in waiting),
        tuple(each for each in others if each.row.id not in waiting)[:AT_ONCE],
        _mediated(session, actor, key), total - len(members),
    )  # fmt: skip


def choices(session: Session, header: DeskHeader) -> tuple[Choice, ...]:
    """The groups that this dispute may join, for a caller that has asked the policy."""
    query = select(Party.name, Party.credit_code)
    query = query.where(Party.dispute_id == header.id, Party.kind == "employer").order_by(Party.position)
    employers = [Employer(row.name, row.credit_code) for row in session.execute(query)]
    dispute = session.get_one(Dispute, header.id)
    return tuple(Choice(group.id, group.name) for group in groups.fitting(session, dispute, employers))


def _open_to(actor: Actor) -> ColumnElement[bool]:
    """Groups of the offices under a registrar's or manager's post, one's own, those with a case of one's."""
    posts = (*actor.posts_as(Role.REGISTRAR), *actor.posts_as(Role.MANAGER))
    covered: frozenset[UUID] = frozenset().union(*(post.covers for post in posts))
    member = and_(Membership.group_id == Group.id, Membership.until_at.is_(None))
    seen = exists().where(
        member, Dispute.id == Membership.dispute_id, visible(actor, Permission.READ_AT_DESK)
    )
    return or_(Group.office_id.in_(sorted(covered)), Group.opened_by == actor.person_id, seen)


def _of_group(key: UUID, *, now: bool) -> Select[UUID]:
    """Its members, or who left it and has not come back."""
    ids = select(Membership.dispute_id).where(Membership.group_id == key)
    inside = ids.where(Membership.until_at.is_(None))
    return inside if now else ids.where(Membership.dispute_id.not_in(inside)).distinct()


def _against(group: Group, path: str) -> Select[UUID]:
    """Open disputes against the employer of a group, at its office or below, that belong to no group.

    Who left this one is not asked again with the rest: whoever thinks better of it says so.
    """
    same: ColumnElement[bool] = Party.name == group.employer_name
    if group.employer_code:
        unknown = or_(Party.credit_code.is_(None), Party.credit_code == "")
        same = or_(Party.credit_code == group.employer_code, and_(same, unknown))
    inside = select(Membership.dispute_id).where(Membership.until_at.is_(None))
    return (
        select(Dispute.id)
        .join(Office, Office.id == Dispute.office_id)
        .join(Party, Party.dispute_id == Dispute.id)
        .where(
            Party.kind == "employer", same, Dispute.is_open.is_(True), Office.path.startswith(path),
            Dispute.id.not_in(inside), Dispute.id.not_in(_of_group(group.id, now=False)),
        )
        .distinct()
    )  # fmt: skip


def _members(session: Session, actor: Actor, keys: Select[UUID]) -> tuple[Member, ...]:
    chosen = keys.subquery()
    query = desk_rows.statement(actor).join(chosen, chosen.c[0] == Dispute.id)
    query = query.where(visible(actor, Permission.READ_AT_DESK))
    ordered = query.order_by(Dispute.due_on.is_(None), Dispute.due_on, Dispute.id).limit(MOST_MEMBERS)
    rows = session.execute(ordered, desk_rows.values_of(actor)).all()
    found = [desk_rows.row_of(session, row, actor) for row in rows]
    ids = [row.id for row in found]
    names, meets = _workers(session, ids), _next_sessions(session, ids)
    return tuple(Member(row, names.get(row.id, row.applicant_name), meets.get(row.id)) for row in found)


def _mediated(session: Session, actor: Actor, key: UUID) -> int:
    own = visible(actor, Permission.SCHEDULE_TALK)
    query = select(func.count()).select_from(Dispute)
    query = query.where(Dispute.id.in_(_of_group(key, now=True)), Dispute.is_open.is_(True), own)
    return session.scalar(query) or 0


def _workers(session: Session, keys: Sequence[UUID]) -> Mapping[UUID, str]:
    query = select(Party.dispute_id, Party.name).where(Party.dispute_id.in_(keys), Party.kind == "worker")
    return {row.dispute_id: row.name for row in session.execute(query)} if keys else {}


def _next_sessions(session: Session, keys: Sequence[UUID]) -> Mapping[UUID, datetime]:
    query: Any = (
        select(Talk.dispute_id, func.min(Talk.starts_at).label("at"))
        .where(Talk.dispute_id.in_(keys), Talk.state == "scheduled", Talk.starts_at >= clock.now())
        .group_by(Talk.dispute_id)
    )
    return {row.dispute_id: row.at for row in session.execute(query)} if keys else {}


def _waiting(session: Session, keys: Iterable[UUID]) -> frozenset[UUID]:
    query = select(PendingAct.dispute_id).where(
        PendingAct.dispute_id.in_(list(keys)), PendingAct.trigger == JOIN, PendingAct.state == "waiting",
        PendingAct.expires_at > clock.now(),
    )  # fmt: skip
    return frozenset(session.scalars(query))
