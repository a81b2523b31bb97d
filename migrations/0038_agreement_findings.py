"""An agreement keeps what was found in its draft, and the accounts into which is paid, sealed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    """Add both columns in place; nothing was found in an agreement written down before."""
    op.add_column("agreements", sa.Column("findings", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("agreements", sa.Column("accounts_sealed", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Drop them again."""
    op.drop_column("agreements", "accounts_sealed")
    op.drop_column("agreements", "findings")
