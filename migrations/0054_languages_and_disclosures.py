"""A party's language, when a mediator disclosed a conflict, and which rights a contact told of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the columns, and the way to a mediator's newest cases. Older disclosures were made at take-up."""
    op.add_column("parties", sa.Column("language", sa.Text(), nullable=True))
    op.add_column("assignments", sa.Column("disclosed_at", MOMENT, nullable=True))
    op.execute("UPDATE assignments SET disclosed_at = answered_at WHERE conflict IS NOT NULL")
    op.add_column("contacts", sa.Column("rights", sa.JSON(), nullable=True))
    op.create_index("ix_assignments_newest", "assignments", ["person_id", "state", "named_at"])


def downgrade() -> None:
    """As before."""
    op.drop_index("ix_assignments_newest", "assignments")
    op.drop_column("contacts", "rights")
    op.drop_column("assignments", "disclosed_at")
    op.drop_column("parties", "language")
