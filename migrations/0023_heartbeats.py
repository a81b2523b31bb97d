"""When each job beside the server was last done: heartbeats."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "heartbeats",
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("job", name=op.f("pk_heartbeats")),
    )


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("heartbeats")
