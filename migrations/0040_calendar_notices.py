"""The years' notices of holidays as entered, and which last days they moved: calendar_notices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"

MOMENT = sa.DateTime(timezone=True)
MOVED = sa.text("moved_by IS NOT NULL")


def upgrade() -> None:
    """Make the table and add the columns; no notice was entered and no last day moved so far."""
    op.create_table(
        "calendar_notices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("serial", sa.BigInteger(), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("statutory_holidays", sa.JSON(), nullable=False),
        sa.Column("rest_days", sa.JSON(), nullable=False),
        sa.Column("makeup_workdays", sa.JSON(), nullable=False),
        sa.Column("entered_at", MOMENT, nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.Column("stand", sa.Text(), nullable=False),
        sa.Column("recounted_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["persons.id"], name=op.f("fk_calendar_notices_entered_by"),
            initially="DEFERRED", deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_notices")),
        sa.UniqueConstraint("serial", name=op.f("uq_calendar_notices_serial")),
    )  # fmt: skip
    op.add_column("deadlines", sa.Column("moved_from", sa.Date(), nullable=True))
    op.add_column("deadlines", sa.Column("moved_by", sa.Uuid(), nullable=True))
    op.create_index(
        "ix_deadlines_moved_by", "deadlines", ["moved_by"], sqlite_where=MOVED, postgresql_where=MOVED
    )


def downgrade() -> None:
    """Drop them again."""
    op.drop_index("ix_deadlines_moved_by", "deadlines")
    op.drop_column("deadlines", "moved_by")
    op.drop_column("deadlines", "moved_from")
    op.drop_table("calendar_notices")
