"""A person who was led into a party's place by a wrong telephone is marked so; nothing is deleted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Nobody was known as mistaken so far."""
    op.add_column("party_members", sa.Column("mistaken_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Whoever was led in by mistake counts as having stood there."""
    with op.batch_alter_table("party_members") as table:
        table.drop_column("mistaken_at")
