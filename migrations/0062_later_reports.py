"""What an agency was told once more after its first report: later_reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0062"
down_revision = "0061"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "later_reports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["referral_id"], ["incoming_referrals.id"], name=op.f("fk_later_reports_referral_id"),
            initially="DEFERRED", deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["reported_by"], ["persons.id"], name=op.f("fk_later_reports_reported_by"),
            initially="DEFERRED", deferrable=True,
        ),
        sa.UniqueConstraint("referral_id", "number", name=op.f("uq_later_reports_referral_id_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_later_reports")),
    )  # fmt: skip
    op.create_index(op.f("ix_later_reports_reported_by"), "later_reports", ["reported_by"])


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("later_reports")
