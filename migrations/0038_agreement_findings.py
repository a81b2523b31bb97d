"""An agreement keeps what was found in its draft, and the accounts into which is paid, sealed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    """Add both columns in place; nothing was found in an agreement written down before.

    No row is without findings, yet the column allows it: forbidding it would build the table anew on SQLite.
    """
    op.add_column("agreements", sa.Column("findings", sa.JSON(), nullable=True))
    op.add_column("agreements", sa.Column("accounts_sealed", sa.LargeBinary(), nullable=True))
    op.execute("UPDATE agreements SET findings = '[]'")


def downgrade() -> None:
    """Drop them again."""
    op.drop_column("agreements", "accounts_sealed")
    op.drop_column("agreements", "findings")
