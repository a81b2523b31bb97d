"""A link for another password: its fingerprint and until when it is good."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Make the columns."""
    op.add_column("accounts", sa.Column("reset_hash", sa.Text(), nullable=True))
    op.add_column("accounts", sa.Column("reset_until", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_accounts_reset_hash"), "accounts", ["reset_hash"], unique=True)


def downgrade() -> None:
    """Drop them again."""
    op.drop_index(op.f("ix_accounts_reset_hash"), "accounts")
    op.drop_column("accounts", "reset_until")
    op.drop_column("accounts", "reset_hash")
