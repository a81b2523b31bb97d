"""What an agency sent in keeps its papers, its own number and what the agency was told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Whatever a court sent so far is known by the concern that was written with it."""
    _incoming_referrals()
    op.execute(
        "INSERT INTO incoming_referrals (id, dispute_id, from_office_id, ground, reference, state, sent_at,"
        " received_at, note)"
        " SELECT c.id, c.dispute_id, c.office_id, d.source, coalesce(d.source_reference, ''), 'received',"
        " c.from_at, c.from_at, ''"
        " FROM agency_concerns c JOIN disputes d ON d.id = c.dispute_id"
        " WHERE c.ground = 'referral_in' AND d.source IN ('delegated', 'entrusted')"
    )


def downgrade() -> None:
    """What agencies were told is known by the audit log alone."""
    op.drop_table("incoming_referrals")


def _incoming_referrals() -> None:
    op.create_table(
        "incoming_referrals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("from_office_id", sa.Uuid(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("papers_on", sa.Date(), nullable=True),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("received_at", MOMENT, nullable=True),
        sa.Column("received_by", sa.Uuid(), nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("told", sa.JSON(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        _refers("dispute_id", "disputes.id"),
        _refers("from_office_id", "offices.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming_referrals")),
        sa.UniqueConstraint("dispute_id", name=op.f("uq_incoming_referrals_dispute_id")),
    )
    op.create_index(op.f("ix_incoming_referrals_from_office_id"), "incoming_referrals", ["from_office_id"])
    op.create_index("ix_incoming_referrals_state", "incoming_referrals", ["state", "dispute_id"])


def _refers(column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_incoming_referrals_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, initially="DEFERRED", deferrable=True)
