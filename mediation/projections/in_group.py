"""The group of a dispute, read beside the dispute itself: its name, and how many others belong to it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from mediation.disputes.group_models import Group, Membership
from mediation.disputes.models import Dispute


def with_group(query: Any) -> Any:
    """A statement over disputes, joined to the group of each where it has one."""
    now = and_(Membership.dispute_id == Dispute.id, Membership.until_at.is_(None))
    return query.outerjoin(Membership, now).outerjoin(Group, Group.id == Membership.group_id)


def others_in_group() -> Any:
    """For a statement made by `with_group`: how many other disputes belong to the group.

    Not only the open ones, so that the number says nothing of what became of another member.
    """
    other = aliased(Membership)
    counted = select(func.count()).where(
        other.group_id == Membership.group_id, other.until_at.is_(None), other.dispute_id != Dispute.id
    )
    return counted.correlate(Membership, Dispute).scalar_subquery()
