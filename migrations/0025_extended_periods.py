"""By how many days the parties agreed to make a period longer: deadlines.extended_by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Add the column; nothing was extended before."""
    op.add_column("deadlines", sa.Column("extended_by", sa.BigInteger(), nullable=True))
    op.execute("UPDATE deadlines SET extended_by = 0")
    with op.batch_alter_table("deadlines") as table:
        table.alter_column("extended_by", existing_type=sa.BigInteger(), nullable=False)


def downgrade() -> None:
    """Take it away again."""
    with op.batch_alter_table("deadlines") as table:
        table.drop_column("extended_by")
