"""An amended agreement names the one it replaces: agreements.replaces_id."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"

NAME = "fk_agreements_replaces_id"


def upgrade() -> None:
    """Add the column; every agreement so far is the first of its dispute."""
    with op.batch_alter_table("agreements") as table:
        table.add_column(sa.Column("replaces_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(
            op.f(NAME), "agreements", ["replaces_id"], ["id"], initially="DEFERRED", deferrable=True
        )


def downgrade() -> None:
    """Drop it again."""
    with op.batch_alter_table("agreements") as table:
        table.drop_constraint(op.f(NAME), type_="foreignkey")
        table.drop_column("replaces_id")
