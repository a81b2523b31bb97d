"""A breach may be of a duty beside payments: an agreement without payments has no obligation to name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Let a breach stand without an obligation."""
    with op.batch_alter_table("breaches") as table:
        table.alter_column("obligation_id", existing_type=sa.Uuid(), nullable=True)


def downgrade() -> None:
    """Every breach names its obligation again; those of other duties cannot be told any more."""
    op.execute("DELETE FROM breaches WHERE obligation_id IS NULL")
    with op.batch_alter_table("breaches") as table:
        table.alter_column("obligation_id", existing_type=sa.Uuid(), nullable=False)
