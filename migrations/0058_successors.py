"""What a later mediator may read of a channel, and what each one read: channel_grants, channel_openings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"


def upgrade() -> None:
    """Add the columns and make the table; whoever holds a grant so far goes on reading all of it."""
    none_yet = sa.text("0")
    op.add_column(
        "compartments", sa.Column("withdrawn_upto", sa.BigInteger(), nullable=False, server_default=none_yet)
    )
    op.add_column(
        "channel_grants", sa.Column("from_seq", sa.BigInteger(), nullable=False, server_default=none_yet)
    )
    op.add_column("channel_grants", sa.Column("choice", sa.Text(), nullable=True))
    op.create_table(
        "channel_openings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("compartment_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("first_seq", sa.BigInteger(), nullable=False),
        sa.Column("last_seq", sa.BigInteger(), nullable=False),
        sa.Column("of_file", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [target], name=op.f(f"fk_channel_openings_{column}"),
                initially="DEFERRED", deferrable=True,
            )
            for column, target in (("compartment_id", "compartments.id"), ("person_id", "persons.id"))
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_openings")),
    )  # fmt: skip
    op.create_index("ix_channel_openings_reader", "channel_openings", ["compartment_id", "person_id"])
    op.create_index(op.f("ix_channel_openings_person_id"), "channel_openings", ["person_id"])


def downgrade() -> None:
    """Drop them again; in place, as a table made anew would lose the rows that refer to it."""
    op.drop_table("channel_openings")
    op.drop_column("channel_grants", "choice")
    op.drop_column("channel_grants", "from_seq")
    op.drop_column("compartments", "withdrawn_upto")
