"""Break-glass, complaints and what lets an officer read a channel: break_glass, complaints, channel_views."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0063"
down_revision = "0062"

INDEXES = (
    ("channel_views", "compartment_id"), ("channel_views", "person_id"), ("channel_views", "cause_id"),
    ("break_glass", "compartment_id"), ("break_glass", "dispute_id"), ("break_glass", "party_id"),
    ("break_glass", "asked_by"), ("break_glass", "second_by"),
    ("complaints", "compartment_id"), ("complaints", "dispute_id"), ("complaints", "party_id"),
    ("complaints", "filed_by"), ("complaints", "reviewer_id"),
)  # fmt: skip


def upgrade() -> None:
    """Make the tables; nobody but mediators has opened a channel so far."""
    _views()
    _break_glass()
    _complaints()
    for table, column in INDEXES:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    op.create_index("ix_break_glass_state", "break_glass", ["state", "dispute_id"])
    op.create_index("ix_complaints_state", "complaints", ["state", "dispute_id"])
    op.add_column("offices", sa.Column("complaint_answer_days", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("channel_openings") as table_of:
        table_of.add_column(sa.Column("view_id", sa.Uuid(), nullable=True))
        table_of.create_foreign_key(
            op.f("fk_channel_openings_view_id"), "channel_views", ["view_id"], ["id"],
            initially="DEFERRED", deferrable=True,
        )  # fmt: skip
    op.create_index(op.f("ix_channel_openings_view_id"), "channel_openings", ["view_id"])


def downgrade() -> None:
    """Drop them again."""
    op.drop_index(op.f("ix_channel_openings_view_id"), "channel_openings")
    with op.batch_alter_table("channel_openings") as table_of:
        table_of.drop_constraint(op.f("fk_channel_openings_view_id"), type_="foreignkey")
        table_of.drop_column("view_id")
    op.drop_column("offices", "complaint_answer_days")
    op.drop_table("complaints")
    op.drop_table("break_glass")
    op.drop_table("channel_views")


def _views() -> None:
    op.create_table(
        "channel_views",
        *_keys("id", "compartment_id"),
        _key("person_id", nullable=True),
        sa.Column("cause", sa.Text(), nullable=False),
        *_keys("cause_id", "given_by"),
        *_moments("from_at", "until_at"),
        *_moments("closed_at", nullable=True),
        sa.Column("from_seq", sa.BigInteger(), nullable=False),
        sa.Column("upto_seq", sa.BigInteger(), nullable=True),
        *_refer("channel_views", compartment_id="compartments", person_id="persons"),
    )


def _break_glass() -> None:
    op.create_table(
        "break_glass",
        *_keys("id", "compartment_id", "dispute_id", "party_id"),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("hours", sa.BigInteger(), nullable=False),
        sa.Column("at_once", sa.Boolean(), nullable=False),
        *_keys("asked_by"),
        *_moments("asked_at"),
        sa.Column("said_sealed", sa.LargeBinary(), nullable=False),
        *_moments("consent_by"),
        *_moments("review_by", "until_at", nullable=True),
        _key("second_by", nullable=True),
        *_moments("second_at", nullable=True),
        sa.Column("second_sealed", sa.LargeBinary(), nullable=True),
        *_moments("told_at", nullable=True),
        _key("told_by", nullable=True),
        *_refer(
            "break_glass", compartment_id="compartments", dispute_id="disputes", party_id="parties",
            asked_by="persons", second_by="persons",
        ),
    )  # fmt: skip


def _complaints() -> None:
    op.create_table(
        "complaints",
        *_keys("id", "compartment_id", "dispute_id", "party_id"),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("to_above", sa.Boolean(), nullable=False),
        sa.Column("tells_mediators", sa.Boolean(), nullable=False),
        *_keys("filed_by"),
        *_moments("filed_at"),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        _key("reviewer_id", nullable=True),
        *_moments("taken_at", nullable=True),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        *_moments("closed_at", nullable=True),
        *_refer(
            "complaints", compartment_id="compartments", dispute_id="disputes", party_id="parties",
            filed_by="persons", reviewer_id="persons",
        ),
    )  # fmt: skip


def _key(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _keys(*names: str) -> list[sa.Column[object]]:
    return [_key(name) for name in names]


def _moments(*names: str, nullable: bool = False) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=nullable) for name in names]


def _refer(table: str, **targets: str) -> list[sa.Constraint]:
    keys = [
        sa.ForeignKeyConstraint(
            [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"),
            initially="DEFERRED", deferrable=True,
        )
        for column, target in targets.items()
    ]  # fmt: skip
    return [*keys, sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))]
