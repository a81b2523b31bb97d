"""An amended agreement names the one it replaces: agreements.replaces_id."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    """Add the column; every agreement so far is the first of its dispute."""
    op.add_column("agreements", sa.Column("replaces_id", sa.Uuid(), nullable=True))


def downgrade() -> None:
    """Drop it again."""
    with op.batch_alter_table("agreements") as table:
        table.drop_column("replaces_id")
