"""Disputes that are handled together: dispute_groups and their group_memberships."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"

MOMENT = sa.DateTime(timezone=True)
OPEN = sa.text("until_at IS NULL")


def upgrade() -> None:
    """Make the tables, parents first."""
    _groups()
    _memberships()


def downgrade() -> None:
    """Drop them again, children first."""
    op.drop_table("group_memberships")
    op.drop_table("dispute_groups")


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, initially="DEFERRED", deferrable=True)


def _groups() -> None:
    op.create_table(
        "dispute_groups",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("employer_name", sa.Text(), nullable=False),
        sa.Column("employer_code", sa.Text(), nullable=True),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("opened_name", sa.Text(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        _refers("dispute_groups", "office_id", "offices.id"),
        _refers("dispute_groups", "opened_by", "persons.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispute_groups")),
    )
    for column in ("office_id", "employer_name", "employer_code", "opened_by"):
        op.create_index(op.f(f"ix_dispute_groups_{column}"), "dispute_groups", [column])


def _memberships() -> None:
    op.create_table(
        "group_memberships",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("from_at", MOMENT, nullable=False),
        sa.Column("until_at", MOMENT, nullable=True),
        _refers("group_memberships", "group_id", "dispute_groups.id"),
        _refers("group_memberships", "dispute_id", "disputes.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_memberships")),
    )
    op.create_index(op.f("ix_group_memberships_group_id"), "group_memberships", ["group_id"])
    op.create_index(
        "uq_group_memberships_open", "group_memberships", ["dispute_id"], unique=True,
        sqlite_where=OPEN, postgresql_where=OPEN,
    )  # fmt: skip
