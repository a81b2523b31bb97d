"""A session apart has its place among its channel's entries: apart_sessions.seq."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"


def upgrade() -> None:
    """Add the column; no session apart was arranged before."""
    column = sa.Column("seq", sa.BigInteger(), nullable=False, server_default=sa.text("0"))
    op.add_column("apart_sessions", column)


def downgrade() -> None:
    """Drop it again."""
    op.drop_column("apart_sessions", "seq")
