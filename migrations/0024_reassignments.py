"""Plans that give a mediator's disputes to others: reassignments and their reassignment_items."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables, parents first."""
    _plans()
    _items()


def downgrade() -> None:
    """Drop them again, children first."""
    op.drop_table("reassignment_items")
    op.drop_table("reassignments")


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, initially="DEFERRED", deferrable=True)


def _plans() -> None:
    op.create_table(
        "reassignments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_name", sa.Text(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("begun_at", MOMENT, nullable=True),
        sa.Column("finished_at", MOMENT, nullable=True),
        _refers("reassignments", "asked_by", "persons.id"),
        _refers("reassignments", "office_id", "offices.id"),
        _refers("reassignments", "person_id", "persons.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reassignments")),
    )
    op.create_index(op.f("ix_reassignments_office_id"), "reassignments", ["office_id"])


def _items() -> None:
    op.create_table(
        "reassignment_items",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reassignment_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("to_person_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        _refers("reassignment_items", "dispute_id", "disputes.id"),
        _refers("reassignment_items", "reassignment_id", "reassignments.id"),
        _refers("reassignment_items", "to_person_id", "persons.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reassignment_items")),
    )
    column = "reassignment_id"
    op.create_index(op.f(f"ix_reassignment_items_{column}"), "reassignment_items", [column])
