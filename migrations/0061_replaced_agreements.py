"""An amended agreement refers to one that there is: agreements.replaces_id becomes a foreign key."""

from __future__ import annotations

from alembic import op

revision = "0061"
down_revision = "0060"

KEY = "fk_agreements_replaces_id"
INDEX = "ix_agreements_replaces_id"
REFERS = (
    f", CONSTRAINT {KEY} FOREIGN KEY(replaces_id) REFERENCES agreements (id) DEFERRABLE INITIALLY DEFERRED"
)


def upgrade() -> None:
    """Add the key and its index."""
    if op.get_bind().dialect.name == "sqlite":
        _written(")", f"{REFERS})")
    else:
        op.create_foreign_key(
            KEY, "agreements", "agreements", ["replaces_id"], ["id"], initially="DEFERRED", deferrable=True
        )
    op.create_index(INDEX, "agreements", ["replaces_id"])


def downgrade() -> None:
    """Take both away again."""
    op.drop_index(INDEX, "agreements")
    if op.get_bind().dialect.name == "sqlite":
        _written(REFERS, "")
    else:
        op.drop_constraint(KEY, "agreements", type_="foreignkey")


def _written(old: str, new: str) -> None:
    """Write the key into SQLite's text of the table, or out of it: no row changes by it.

    To write the table anew, as SQLite otherwise asks, would let go of all rows that refer to it.
    """
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    text = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'agreements'").scalar_one()
    head, found, tail = text.rpartition(old)
    if not found:
        raise RuntimeError("the table of agreements is not written as it was made")
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_master SET sql = ? WHERE name = 'agreements'", (head + new + tail,)
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = RESET")
