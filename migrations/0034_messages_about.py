"""Of which dispute a message tells: outbox_messages.about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Add the column; of what was queued before it is not known."""
    op.add_column("outbox_messages", sa.Column("about", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_outbox_messages_about"), "outbox_messages", ["about"])


def downgrade() -> None:
    """Take it away again."""
    op.drop_index(op.f("ix_outbox_messages_about"), "outbox_messages")
    op.drop_column("outbox_messages", "about")
