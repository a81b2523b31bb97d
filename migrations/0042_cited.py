"""What a joint session's record cites: talks.cited."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    """Add the column; no record so far cites anything."""
    op.add_column("talks", sa.Column("cited", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Drop it again."""
    # In place: a table made anew would lose the rows that refer to it.
    op.drop_column("talks", "cited")
