"""Proposals that mediators have not finished, sealed in their compartment: proposal_drafts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "proposal_drafts",
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("kept_by", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("payload_sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dispute_id"], ["disputes.id"], name=op.f("fk_proposal_drafts_dispute_id"),
            initially="DEFERRED", deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["kept_by"], ["persons.id"], name=op.f("fk_proposal_drafts_kept_by"),
            initially="DEFERRED", deferrable=True,
        ),
        sa.PrimaryKeyConstraint("dispute_id", name=op.f("pk_proposal_drafts")),
    )  # fmt: skip
    op.create_index(op.f("ix_proposal_drafts_kept_by"), "proposal_drafts", ["kept_by"])


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("proposal_drafts")
