"""What mediators answer to the three cautions, and the visits they plan: agreements, follow_up_visits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0052"


def upgrade() -> None:
    """Make the column and the table."""
    op.add_column("agreements", sa.Column("cautions", sa.JSON(), nullable=True))
    op.create_table(
        "follow_up_visits",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("planned_by", sa.Uuid(), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.Uuid(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [target], name=op.f(f"fk_follow_up_visits_{column}"),
                initially="DEFERRED", deferrable=True,
            )
            for column, target in (("dispute_id", "disputes.id"), ("agreement_id", "agreements.id"))
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up_visits")),
    )  # fmt: skip
    op.create_index(op.f("ix_follow_up_visits_dispute_id"), "follow_up_visits", ["dispute_id"])
    op.create_index(op.f("ix_follow_up_visits_agreement_id"), "follow_up_visits", ["agreement_id"])
    op.create_index("ix_follow_up_visits_waiting", "follow_up_visits", ["done_at", "planned_on"])


def downgrade() -> None:
    """Drop both again."""
    op.drop_table("follow_up_visits")
    op.drop_column("agreements", "cautions")
