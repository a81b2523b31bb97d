"""The employer's trade, and the way to the newest closed disputes of a kind: parties.trade, an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"

INDEX = "ix_disputes_closed"


def upgrade() -> None:
    """Add the column, which nobody was asked for so far, and the index."""
    op.add_column("parties", sa.Column("trade", sa.Text(), nullable=True))
    op.create_index(INDEX, "disputes", ["cause", "closed_at", "claimed_fen", "id"])


def downgrade() -> None:
    """Drop them again."""
    op.drop_index(INDEX, "disputes")
    # In place: a table made anew would lose the rows that refer to it.
    op.drop_column("parties", "trade")
