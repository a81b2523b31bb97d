"""Tables of adapters: demo messages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the tables, parents first."""
    _demo_messages()


def downgrade() -> None:
    """Drop them again, children first."""
    op.drop_table("demo_messages")


def _demo_messages() -> None:
    op.create_table(
        "demo_messages",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demo_messages")),
    )
    op.create_index(op.f("ix_demo_messages_at"), "demo_messages", ["at"], unique=False)
