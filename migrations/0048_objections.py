"""Parties may object to a mediator, who is held back until that is decided."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table, and say of assignments and grants that they rest for the time being."""
    op.add_column("assignments", sa.Column("frozen_at", MOMENT, nullable=True))
    op.add_column("channel_grants", sa.Column("held_for", sa.Uuid(), nullable=True))
    op.create_table(
        "objections",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("free", sa.Boolean(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("utterance_id", sa.Uuid(), nullable=True),
        sa.Column("said_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("scan_size", sa.BigInteger(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        _refers("dispute_id", "disputes.id"),
        _refers("assignment_id", "assignments.id"),
        _refers("party_id", "parties.id"),
        _refers("utterance_id", "utterances.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objections")),
    )
    for column in ("dispute_id", "assignment_id", "party_id", "utterance_id"):
        op.create_index(op.f(f"ix_objections_{column}"), "objections", [column])
    op.create_index("ix_objections_state", "objections", ["state", "due_on"])


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("objections")
    op.drop_column("channel_grants", "held_for")
    op.drop_column("assignments", "frozen_at")


def _refers(column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_objections_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, initially="DEFERRED", deferrable=True)
