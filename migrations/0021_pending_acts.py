"""Acts that await the consent of somebody else: pending_acts and their pending_needs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables, parents first."""
    _acts()
    _needs()


def downgrade() -> None:
    """Drop them again, children first."""
    op.drop_table("pending_needs")
    op.drop_table("pending_acts")


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, initially="DEFERRED", deferrable=True)


def _acts() -> None:
    op.create_table(
        "pending_acts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("seen_version", sa.BigInteger(), nullable=False),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_name", sa.Text(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        _refers("pending_acts", "asked_by", "persons.id"),
        _refers("pending_acts", "dispute_id", "disputes.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pending_acts")),
    )
    op.create_index("ix_pending_acts_dispute", "pending_acts", ["dispute_id", "state"])
    op.create_index("ix_pending_acts_asked_by", "pending_acts", ["asked_by", "state"])
    op.create_index(op.f("ix_pending_acts_expires_at"), "pending_acts", ["expires_at"])


def _needs() -> None:
    op.create_table(
        "pending_needs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("act_id", sa.Uuid(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("answered_name", sa.Text(), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("utterance_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        _refers("pending_needs", "act_id", "pending_acts.id"),
        _refers("pending_needs", "answered_by", "persons.id"),
        _refers("pending_needs", "dispute_id", "disputes.id"),
        _refers("pending_needs", "office_id", "offices.id"),
        _refers("pending_needs", "party_id", "parties.id"),
        _refers("pending_needs", "utterance_id", "utterances.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pending_needs")),
    )
    for column in ("act_id", "dispute_id", "office_id"):
        op.create_index(op.f(f"ix_pending_needs_{column}"), "pending_needs", [column])
