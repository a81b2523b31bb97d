"""The register of mediators can be kept: its changes, the proofs, the training, and private ties."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables, and what an entry says more."""
    op.add_column("mediator_profiles", sa.Column("body", sa.Text(), nullable=True))
    op.add_column("mediator_profiles", sa.Column("ended_on", sa.Date(), nullable=True))
    op.add_column("mediator_profiles", sa.Column("version", sa.BigInteger(), nullable=True))
    op.execute("UPDATE mediator_profiles SET body = '', version = 0")
    with op.batch_alter_table("mediator_profiles") as table:
        table.alter_column("body", existing_type=sa.Text(), nullable=False)
        table.alter_column("version", existing_type=sa.BigInteger(), nullable=False)
    _changes()
    _proofs()
    _trainings()
    _ties()


def downgrade() -> None:
    """Drop them again."""
    for table in ("mediator_ties", "trainings", "qualification_proofs", "register_changes"):
        op.drop_table(table)
    with op.batch_alter_table("mediator_profiles") as table:
        table.drop_column("version")
        table.drop_column("ended_on")
        table.drop_column("body")


def _changes() -> None:
    op.create_table(
        "register_changes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        _refers("register_changes", "person_id", "persons.id"),
        _refers("register_changes", "office_id", "offices.id"),
        _refers("register_changes", "by", "persons.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_changes")),
    )
    for column in ("person_id", "office_id", "by"):
        op.create_index(op.f(f"ix_register_changes_{column}"), "register_changes", [column])


def _proofs() -> None:
    op.create_table(
        "qualification_proofs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("paper_name", sa.Text(), nullable=True),
        sa.Column("paper_size", sa.BigInteger(), nullable=True),
        sa.Column("paper_sha256", sa.Text(), nullable=True),
        sa.Column("entered_at", MOMENT, nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.Column("entered_name", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("withdrawn_name", sa.Text(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=True),
        _refers("qualification_proofs", "person_id", "persons.id"),
        _refers("qualification_proofs", "entered_by", "persons.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qualification_proofs")),
    )
    for column in ("person_id", "entered_by"):
        op.create_index(op.f(f"ix_qualification_proofs_{column}"), "qualification_proofs", [column])


def _trainings() -> None:
    op.create_table(
        "trainings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("reported_at", MOMENT, nullable=False),
        sa.Column("reported_by", sa.Uuid(), nullable=False),
        sa.Column("reported_name", sa.Text(), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("decided_name", sa.Text(), nullable=True),
        sa.Column("decided_reason", sa.Text(), nullable=True),
        _refers("trainings", "person_id", "persons.id"),
        _refers("trainings", "reported_by", "persons.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainings")),
    )
    op.create_index("ix_trainings_person", "trainings", ["person_id", "held_on"])
    op.create_index(op.f("ix_trainings_reported_by"), "trainings", ["reported_by"])


def _ties() -> None:
    op.create_table(
        "mediator_ties",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("name_index", sa.Text(), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_index", sa.Text(), nullable=True),
        sa.Column("declared_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        _refers("mediator_ties", "person_id", "persons.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediator_ties")),
    )
    for column in ("person_id", "name_index", "phone_index"):
        op.create_index(op.f(f"ix_mediator_ties_{column}"), "mediator_ties", [column])


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, initially="DEFERRED", deferrable=True)
