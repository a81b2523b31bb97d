"""When a password was chosen, and those before it. Of older ones the making of the account counts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table and the column; nothing says when a password of before was chosen."""
    op.add_column("accounts", sa.Column("password_set_at", MOMENT, nullable=True))
    op.execute("UPDATE accounts SET password_set_at = created_at WHERE password_hash IS NOT NULL")
    op.create_table(
        "former_passwords",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("replaced_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_former_passwords_account_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_passwords")),
    )
    op.create_index(op.f("ix_former_passwords_account_id"), "former_passwords", ["account_id"])


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("former_passwords")
    op.drop_column("accounts", "password_set_at")
