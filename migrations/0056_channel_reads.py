"""A channel with many entries is read by pages and by kind, and each of its readers has a book-mark."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"


def upgrade() -> None:
    """Index entries by kind and by what they speak of; add the book-marks."""
    op.create_index("ix_channel_entries_kind", "channel_entries", ["compartment_id", "kind", "seq"])
    op.create_index("ix_channel_entries_subject", "channel_entries", ["compartment_id", "subject_id", "kind"])
    op.create_table(
        "channel_reads",
        sa.Column("compartment_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _refers("compartment_id", "compartments.id"),
        _refers("person_id", "persons.id"),
        sa.PrimaryKeyConstraint("compartment_id", "person_id", name=op.f("pk_channel_reads")),
    )
    op.create_index(op.f("ix_channel_reads_person_id"), "channel_reads", ["person_id"])


def _refers(column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_channel_reads_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, initially="DEFERRED", deferrable=True)


def downgrade() -> None:
    """As before."""
    op.drop_table("channel_reads")
    op.drop_index("ix_channel_entries_subject", "channel_entries")
    op.drop_index("ix_channel_entries_kind", "channel_entries")
