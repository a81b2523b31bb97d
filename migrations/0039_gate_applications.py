"""Joint applications for review or confirmation of an agreement in force, and what became of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    """Add the table; nothing was noted before."""
    op.create_table(
        "gate_applications",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("gate", sa.Text(), nullable=False),
        sa.Column("receiver", sa.Text(), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        _refers("dispute_id", "disputes.id"),
        _refers("agreement_id", "agreements.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gate_applications")),
    )
    op.create_index(op.f("ix_gate_applications_dispute_id"), "gate_applications", ["dispute_id"])


def downgrade() -> None:
    """What was noted is known by the audit log alone."""
    op.drop_table("gate_applications")


def _refers(column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_gate_applications_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, initially="DEFERRED", deferrable=True)
