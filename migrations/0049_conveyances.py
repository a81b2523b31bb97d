"""Words that left a channel as their party released them: conveyances."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "conveyances",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("consent", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [target], name=op.f(f"fk_conveyances_{column}"),
                initially="DEFERRED", deferrable=True,
            )
            for column, target in (
                ("dispute_id", "disputes.id"), ("party_id", "parties.id"), ("by", "persons.id"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conveyances")),
    )  # fmt: skip
    for column in ("dispute_id", "party_id", "by"):
        op.create_index(op.f(f"ix_conveyances_{column}"), "conveyances", [column])


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("conveyances")
