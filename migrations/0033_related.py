"""Links between disputes that one worker filed against one employer: related_disputes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"

MOMENT = sa.DateTime(timezone=True)
OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "related_disputes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("first_id", sa.Uuid(), nullable=False),
        sa.Column("second_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("related_by", sa.Uuid(), nullable=False),
        sa.Column("related_name", sa.Text(), nullable=False),
        sa.Column("related_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        _refers("first_id", "disputes.id"),
        _refers("second_id", "disputes.id"),
        _refers("related_by", "persons.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_related_disputes")),
    )
    op.create_index(op.f("ix_related_disputes_second_id"), "related_disputes", ["second_id"])
    op.create_index(
        "uq_related_disputes_open", "related_disputes", ["first_id", "second_id"], unique=True,
        sqlite_where=OPEN, postgresql_where=OPEN,
    )  # fmt: skip


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("related_disputes")


def _refers(column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_related_disputes_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, initially="DEFERRED", deferrable=True)
