"""Private entries of the audit log leave the indexes by which others read it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"

NOT_PRIVATE = sa.text("dispute_id IS NULL OR compartment_id = dispute_id")
BEFORE = {"at": ["at"], "person_id": ["person_id"], "dispute_id": ["dispute_id"]}
AFTER = {"at": ["at", "id"], "person_id": ["person_id", "at"], "dispute_id": ["dispute_id", "at"]}


def upgrade() -> None:
    """Make the indexes anew, without what is private."""
    for name, columns in AFTER.items():
        op.drop_index(f"ix_audit_entries_{name}", "audit_entries")
        op.create_index(
            f"ix_audit_entries_{name}", "audit_entries", columns,
            sqlite_where=NOT_PRIVATE, postgresql_where=NOT_PRIVATE,
        )  # fmt: skip


def downgrade() -> None:
    """All entries in them again."""
    for name, columns in BEFORE.items():
        op.drop_index(f"ix_audit_entries_{name}", "audit_entries")
        op.create_index(f"ix_audit_entries_{name}", "audit_entries", columns)
