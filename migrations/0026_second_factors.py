"""Second factors, recovery codes, half sign-ins; and when a person last showed who it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; a sign-in of before was shown when it began."""
    _second_factors()
    _recovery_codes()
    _half_sign_ins()
    op.add_column("sign_in_sessions", sa.Column("confirmed_at", MOMENT, nullable=True))
    op.execute("UPDATE sign_in_sessions SET confirmed_at = started_at")


def downgrade() -> None:
    """Drop them again."""
    op.drop_column("sign_in_sessions", "confirmed_at")
    for table in ("half_sign_ins", "recovery_codes", "second_factors"):
        op.drop_table(table)


def _of_an_account(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_account_id")
    return sa.ForeignKeyConstraint(
        ["account_id"], ["accounts.id"], name=name, initially="DEFERRED", deferrable=True
    )


def _second_factors() -> None:
    op.create_table(
        "second_factors",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("secret_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        _of_an_account("second_factors"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_factors")),
    )
    op.create_index(op.f("ix_second_factors_account_id"), "second_factors", ["account_id"])


def _recovery_codes() -> None:
    op.create_table(
        "recovery_codes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        _of_an_account("recovery_codes"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_codes")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_recovery_codes_code_hash")),
    )
    op.create_index(op.f("ix_recovery_codes_account_id"), "recovery_codes", ["account_id"])


def _half_sign_ins() -> None:
    op.create_table(
        "half_sign_ins",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("until_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        _of_an_account("half_sign_ins"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_half_sign_ins")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_half_sign_ins_token_hash")),
    )
    op.create_index(op.f("ix_half_sign_ins_account_id"), "half_sign_ins", ["account_id"])
