"""Sealed offers: blind_methods and their blind_rounds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables, parents first."""
    _methods()
    _rounds()


def downgrade() -> None:
    """Drop them again, children first."""
    op.drop_table("blind_rounds")
    op.drop_table("blind_methods")


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, initially="DEFERRED", deferrable=True)


def _methods() -> None:
    op.create_table(
        "blind_methods",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("figure", sa.Text(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("payer_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("closed_why", sa.Text(), nullable=True),
        _refers("blind_methods", "asked_by", "persons.id"),
        _refers("blind_methods", "dispute_id", "disputes.id"),
        _refers("blind_methods", "payer_id", "parties.id"),
        _refers("blind_methods", "worker_id", "parties.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blind_methods")),
        sa.UniqueConstraint("dispute_id", "number", name=op.f("uq_blind_methods_dispute_id_number")),
    )
    op.create_index("ix_blind_methods_state", "blind_methods", ["state", "answer_by"])
    for column in ("asked_by", "payer_id", "worker_id"):
        op.create_index(op.f(f"ix_blind_methods_{column}"), "blind_methods", [column])


def _rounds() -> None:
    op.create_table(
        "blind_rounds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("method_id", sa.Uuid(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("told_sealed", sa.LargeBinary(), nullable=True),
        _refers("blind_rounds", "dispute_id", "disputes.id"),
        _refers("blind_rounds", "method_id", "blind_methods.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blind_rounds")),
        sa.UniqueConstraint("method_id", "number", name=op.f("uq_blind_rounds_method_id_number")),
    )
    op.create_index(op.f("ix_blind_rounds_dispute_id"), "blind_rounds", ["dispute_id"])
