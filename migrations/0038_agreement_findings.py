"""An agreement keeps what was found in its draft, and the accounts into which is paid, sealed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    """Add both columns; nothing was found in an agreement written down before."""
    op.add_column("agreements", sa.Column("findings", sa.JSON(), nullable=True))
    op.add_column("agreements", sa.Column("accounts_sealed", sa.LargeBinary(), nullable=True))
    op.execute("UPDATE agreements SET findings = '[]'")
    with op.batch_alter_table("agreements") as table:
        table.alter_column("findings", existing_type=sa.JSON(), nullable=False)


def downgrade() -> None:
    """Drop them again."""
    with op.batch_alter_table("agreements") as table:
        table.drop_column("accounts_sealed")
        table.drop_column("findings")
