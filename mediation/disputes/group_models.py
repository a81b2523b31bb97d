"""Rows of groups: disputes of several workers against one employer that are handled together."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class Group(Base):
    """Its name, its office and the employer; it holds no sum, no state and no date of a member."""

    __tablename__ = "dispute_groups"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    office_id: Mapped[UUID] = mapped_column(refers("offices.id"), index=True)
    """Disputes of this office and those below it may belong to the group."""
    name: Mapped[str]
    """Every member and the employer read it; never a person's name."""
    employer_name: Mapped[str] = mapped_column(index=True)
    employer_code: Mapped[str | None] = mapped_column(index=True)
    """Unified social credit code, where it is known."""
    opened_by: Mapped[UUID] = mapped_column(refers("persons.id"), index=True)
    opened_name: Mapped[str]
    opened_at: Mapped[datetime]


class Membership(Base):
    """A dispute in a group, from a moment until another; in one group at a time."""

    __tablename__ = "group_memberships"
    __table_args__ = (
        Index(
            "uq_group_memberships_open", "dispute_id", unique=True,
            sqlite_where=text("until_at IS NULL"), postgresql_where=text("until_at IS NULL"),
        ),
    )  # fmt: skip

    id: Mapped[UUID] = mapped_column(primary_key=True)
    group_id: Mapped[UUID] = mapped_column(refers("dispute_groups.id"), index=True)
    dispute_id: Mapped[UUID] = mapped_column(refers("disputes.id"), index=True)
    from_at: Mapped[datetime]
    until_at: Mapped[datetime | None]
