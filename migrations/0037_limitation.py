"""What limitation counts from: the end of the employment, the day of knowing; and the safe day kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"

OF_DISPUTES = (("employment", sa.Text()), ("employment_ended_on", sa.Date()), ("safe_on", sa.Date()))
OF_ITEMS = (("known_on", sa.Date()), ("safe_on", sa.Date()), ("safe_lead", sa.BigInteger()))


def upgrade() -> None:
    """Nobody has been asked so far; the timer counts the safe days of disputes that are open."""
    for name, kind in OF_DISPUTES:
        op.add_column("disputes", sa.Column(name, kind, nullable=True))
    for name, kind in OF_ITEMS:
        op.add_column("claim_items", sa.Column(name, kind, nullable=True))
    op.create_index("ix_disputes_safe", "disputes", ["is_open", "safe_on", "id"])
    op.create_index("ix_claim_items_safe", "claim_items", ["safe_on", "safe_lead"])


def downgrade() -> None:
    """Drop them again, in place: tables that others refer to are not written anew."""
    op.drop_index("ix_claim_items_safe", "claim_items")
    op.drop_index("ix_disputes_safe", "disputes")
    for table, columns in (("claim_items", OF_ITEMS), ("disputes", OF_DISPUTES)):
        for name, _kind in columns:
            op.drop_column(table, name)
