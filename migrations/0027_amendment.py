"""Each thing asked for keeps the days on which it was added, changed or withdrawn."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"

MOMENT = sa.DateTime(timezone=True)
COLUMNS = ("added_at", "changed_at", "withdrawn_at")


def upgrade() -> None:
    """Whatever was asked so far was asked at filing."""
    for column in COLUMNS:
        op.add_column("claim_items", sa.Column(column, MOMENT, nullable=True))
    op.add_column("parties", sa.Column("added_at", MOMENT, nullable=True))


def downgrade() -> None:
    """The days cannot be told any more, and what was withdrawn is asked again."""
    with op.batch_alter_table("claim_items") as table:
        for column in COLUMNS:
            table.drop_column(column)
    with op.batch_alter_table("parties") as table:
        table.drop_column("added_at")
