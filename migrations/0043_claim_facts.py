"""What each side says the facts of a claim item are, and what was found undisputed: claim_facts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"

MOMENT = sa.DateTime(timezone=True)
STANDING = sa.text("replaced_at IS NULL")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "claim_facts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("claim_item_id", sa.Uuid(), nullable=False),
        sa.Column("law_kind", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("utterance_id", sa.Uuid(), nullable=True),
        sa.Column("stated_at", MOMENT, nullable=False),
        sa.Column("stated_by", sa.Uuid(), nullable=True),
        sa.Column("stated_name", sa.Text(), nullable=False),
        sa.Column("replaced_at", MOMENT, nullable=True),
        _refers("dispute_id", "disputes.id"),
        _refers("claim_item_id", "claim_items.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_facts")),
    )
    op.create_index(op.f("ix_claim_facts_dispute_id"), "claim_facts", ["dispute_id"])
    op.create_index(
        "uq_claim_facts_standing", "claim_facts", ["claim_item_id", "law_kind", "side"], unique=True,
        sqlite_where=STANDING, postgresql_where=STANDING,
    )  # fmt: skip


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("claim_facts")


def _refers(column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_claim_facts_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, initially="DEFERRED", deferrable=True)
