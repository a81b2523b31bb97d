"""A dispute may stand still: the ground, since when, and what was noted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Nothing stands still yet."""
    op.add_column("disputes", sa.Column("suspended_for", sa.Text(), nullable=True))
    op.add_column("disputes", sa.Column("suspended_at", MOMENT, nullable=True))
    op.add_column("disputes", sa.Column("suspension_note", sa.Text(), nullable=True))


def downgrade() -> None:
    """What stands still cannot be told any more."""
    with op.batch_alter_table("disputes") as table:
        for column in ("suspension_note", "suspended_at", "suspended_for"):
            table.drop_column(column)
