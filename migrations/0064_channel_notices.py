"""When a party was told by text message that something lies in its channel: compartments.notice_at."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0064"
down_revision = "0063"


def upgrade() -> None:
    """Add the column; nobody was told so before."""
    op.add_column("compartments", sa.Column("notice_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Drop it again."""
    op.drop_column("compartments", "notice_at")
