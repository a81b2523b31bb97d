"""Rooms, taken hours, sessions apart, absences and calendar feeds; a session has a planned end."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"


def _of_a_talk() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("room_id", sa.Uuid(), nullable=True),
        sa.Column("telephone", sa.Text(), nullable=True),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("short_notice", sa.Boolean(), nullable=True),
        sa.Column("sequence", sa.BigInteger(), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
    )


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [target], name=op.f(f"fk_{table}_{column}"), initially="DEFERRED", deferrable=True
    )


def upgrade() -> None:
    """Make the tables and columns."""
    _offices_and_rooms()
    _bookings()
    for column in _of_a_talk():
        op.add_column("talks", column)
    _absences()
    _apart()


def _offices_and_rooms() -> None:
    promised = sa.Column("session_notice_days", sa.BigInteger(), nullable=True)
    op.add_column("offices", promised)
    op.create_table(
        "rooms",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("seats", sa.BigInteger(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        _refers("rooms", "office_id", "offices.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms")),
        sa.UniqueConstraint("office_id", "name", name=op.f("uq_rooms_office_id_name")),
    )


def _bookings() -> None:
    op.create_table(
        "bookings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        _refers("bookings", "room_id", "rooms.id"),
        _refers("bookings", "person_id", "persons.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bookings")),
    )
    op.create_index("ix_bookings_room", "bookings", ["room_id", "ends_at"])
    op.create_index("ix_bookings_person", "bookings", ["person_id", "ends_at"])
    op.create_index(op.f("ix_bookings_source_id"), "bookings", ["source_id"])
    op.create_table(
        "calendar_feeds",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        _refers("calendar_feeds", "person_id", "persons.id"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_calendar_feeds")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feeds_token_hash")),
    )


def _absences() -> None:
    op.create_table(
        "absences",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("talk_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("excused", sa.Boolean(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        _refers("absences", "dispute_id", "disputes.id"),
        _refers("absences", "talk_id", "talks.id"),
        _refers("absences", "party_id", "parties.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
        sa.UniqueConstraint("talk_id", "party_id", name=op.f("uq_absences_talk_id_party_id")),
    )
    op.create_index(op.f("ix_absences_dispute_id"), "absences", ["dispute_id"])
    op.create_index(op.f("ix_absences_party_id"), "absences", ["party_id"])


def _apart() -> None:
    op.create_table(
        "apart_sessions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("compartment_id", sa.Uuid(), nullable=False),
        sa.Column("mediator_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=True),
        sa.Column("where_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("arranged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        _refers("apart_sessions", "compartment_id", "compartments.id"),
        _refers("apart_sessions", "mediator_id", "persons.id"),
        _refers("apart_sessions", "room_id", "rooms.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_apart_sessions")),
    )
    op.create_index(op.f("ix_apart_sessions_compartment_id"), "apart_sessions", ["compartment_id"])
    op.create_index("ix_apart_sessions_mediator", "apart_sessions", ["mediator_id", "starts_at"])
    op.create_index(op.f("ix_apart_sessions_room_id"), "apart_sessions", ["room_id"])


def downgrade() -> None:
    """Drop them again."""
    for name in ("apart_sessions", "absences", "calendar_feeds", "bookings"):
        op.drop_table(name)
    for column in _of_a_talk():
        op.drop_column("talks", column.name)
    op.drop_table("rooms")
    op.drop_column("offices", "session_notice_days")
