"""What may have begun the limitation anew or let it stand still, as somebody told it: limitation_events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"

REFERS = {
    "dispute_id": "disputes.id", "claim_item_id": "claim_items.id", "utterance_id": "utterances.id",
    "corrects_id": "limitation_events.id", "recorded_by": "persons.id",
}  # fmt: skip


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "limitation_events",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("claim_item_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("utterance_id", sa.Uuid(), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("recorded_name", sa.Text(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [target], name=op.f(f"fk_limitation_events_{column}"),
                initially="DEFERRED", deferrable=True,
            )
            for column, target in REFERS.items()
        ),
        sa.UniqueConstraint("corrects_id", name=op.f("uq_limitation_events_corrects_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_limitation_events")),
    )  # fmt: skip
    for column in ("dispute_id", "claim_item_id", "utterance_id", "recorded_by"):
        op.create_index(op.f(f"ix_limitation_events_{column}"), "limitation_events", [column])


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("limitation_events")
